import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { _ } from "../texts.js";
import { giveBack } from "./add_task.jsx";
import { Dialog } from "./dialog.jsx";
import { page } from "./page.js";
import { canBeLifted } from "./refusals.js";
import { focusCard } from "./selection.js";
import { column, connection, on, person, task } from "./store.js";
import { say } from "./toasts.js";
import { offerUndo } from "./undo.js";

/** A refusal that a reason may lift: null or `{command, problem}`. */
const question = signal(null);

on("refused", (command, problem) => {
  if (canBeLifted(command, problem)) question.value = { command, problem };
  else say(refusalText(command, problem), { tone: "error" });
});

const refusalText = (command, problem) => {
  const why = problem?.errors?.[0]?.message ? `${problem.detail} (${problem.errors[0].message})` : problem?.detail;
  const params = { title: command.title, why: why ?? _("the server could not do it") };
  return command.kind === "undo"
    ? _("Not undone: “%(title)s”. %(why)s", params)
    : _("Not saved: “%(title)s”. %(why)s", params);
};

const mayOverride = () => page.may_override || !connection.state.value?.board.hard_limits;

/** Says what is full and how full, and offers to go on with a reason where that is allowed. */
export function LimitQuestion() {
  const [reason, setReason] = useState("");
  if (!question.value) return null;
  const { command, problem } = question.value;
  const close = () => {
    question.value = null;
    setReason("");
    focusCard(command.task_id);
  };
  const leave = () => {
    close();
    giveBack(command);
  };
  const insist = (event) => {
    event.preventDefault();
    if (!reason.trim()) return;
    close();
    offerUndo(command.again({ override_reason: reason.trim() }));
  };
  return (
    <Dialog title={titleOf(command, problem)} onClose={leave}>
      <p>{problem.detail}</p>
      <p class="meta">{_("“%(title)s” stays as it was.", { title: command.title })}</p>
      {mayOverride() ? (
        <form class="form" onSubmit={insist}>
          <div class="field">
            <label for="override">{_("Why it cannot wait")}</label>
            <textarea
              id="override"
              class="input"
              rows={2}
              maxLength={500}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
            <span class="field-help">{_("The reason is kept in the history of the task.")}</span>
          </div>
          <div class="form-actions">
            <button type="submit" class="button button-primary" disabled={!reason.trim()}>
              {command.kind === "move" ? _("Move anyway") : _("Do it anyway")}
            </button>
            <button type="button" class="button" onClick={leave}>
              {_("Leave it as it was")}
            </button>
          </div>
        </form>
      ) : (
        <div class="form-actions">
          <p>{_("Only the head of the department may go over the limit on this board.")}</p>
          <button type="button" class="button button-primary" onClick={leave}>
            {_("All right")}
          </button>
        </div>
      )}
    </Dialog>
  );
}

function titleOf(command, { type, limit, count }) {
  if (type !== "wip-limit") return _("This needs a reason");
  const it = task(command.task_id);
  const where = column(command.column_id ?? it?.column_id);
  const who = person(command.changes?.assignee_id ?? it?.assignee_id);
  const params = { column: where?.name ?? "", who: who?.name ?? "", count, limit };
  if (where?.wip_scope === "person" && who)
    return _("%(who)s already has %(count)s of %(limit)s in “%(column)s”", params);
  return _("“%(column)s” is full: %(count)s of %(limit)s", params);
}

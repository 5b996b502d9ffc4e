import { useState } from "preact/hooks";
import { _ } from "../../texts.js";
import { Dialog } from "../../web/dialog.jsx";
import { insist, leave, mayInsist, question } from "./questions.js";
import { canBeLifted } from "../refusals.js";
import { focusCard } from "../selection.js";
import { column, person, task } from "../store.js";

/** Says what is full and how full, and offers to go on with a reason where that is allowed. */
export function LimitQuestion() {
  const now = question.value;
  if (!now || !canBeLifted(now.command, now.problem)) return null;
  const { command, problem } = now;
  const refuse = () => {
    leave(now);
    focusCard(command.task_id);
  };
  return (
    <Dialog key={command.id} title={titleOf(command, problem)} onClose={refuse}>
      {isOfMany(command, problem) ? (
        <p>{tooManyFor(command, problem)}</p>
      ) : (
        <>
          <p>{problem.detail}</p>
          <p class="meta">{_("“%(title)s” stays as it was.", { title: command.title })}</p>
        </>
      )}
      {mayInsist(problem) ? (
        <Reason
          command={command}
          asks={ASKS[problem.type]?.() ?? _("Why it cannot wait")}
          onLeave={refuse}
          onGiven={(reason) => insist(now, { override_reason: reason })}
        />
      ) : (
        <div class="form-actions">
          <p>{_("Only the head of the department may go over the limit on this board.")}</p>
          <button type="button" class="button button-primary" onClick={refuse}>
            {_("All right")}
          </button>
        </div>
      )}
    </Dialog>
  );
}

const ASKS = { acceptance: () => _("Why without the head") };

function Reason({ command, asks, onLeave, onGiven }) {
  const [reason, setReason] = useState("");
  const send = (event) => {
    event.preventDefault();
    if (!reason.trim()) return;
    onGiven(reason.trim());
    focusCard(command.task_id);
  };
  return (
    <form class="form" onSubmit={send}>
      <div class="field">
        <label for="override">{asks}</label>
        <textarea
          id="override"
          class="input"
          rows={2}
          maxLength={1000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
        <span class="field-help">{_("The reason is kept in the history of the task.")}</span>
      </div>
      <div class="form-actions">
        <button type="submit" class="button button-primary" disabled={!reason.trim()}>
          {anyway(command)}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {_("Leave it as it was")}
        </button>
      </div>
    </form>
  );
}

function anyway({ kind, column_id: to }) {
  if (kind === "add") return _("Add anyway");
  if (kind === "move" && column(to)?.kind === "done") return _("Finish anyway");
  return to ? _("Move anyway") : _("Do it anyway");
}

/** For whom or what it would be too many: the column, or one of those whose tasks they are. */
function tooManyFor(command, { limit }) {
  const where = column(command.column_id ?? columnOf(command));
  const params = { column: where?.name ?? "", limit };
  if (where?.wip_scope === "person")
    return _("Somebody would have more than %(limit)s tasks in “%(column)s”. Nothing has been done.", params);
  if (where) return _("“%(column)s” would hold more than %(limit)s tasks. Nothing has been done.", params);
  return _("Together with what stands there it would be more than %(limit)s. Nothing has been done.", params);
}

/** Of several at once some would still have had room: how many stand there is no answer. */
const isOfMany = ({ task_ids: ids }, { type }) => type === "wip-limit" && ids?.length > 1;

function titleOf(command, problem) {
  const { type, title, limit, count } = problem;
  if (type !== "wip-limit") return _("This needs a reason");
  if (isOfMany(command, problem)) return _("There is no room for all of them");
  const where = column(command.column_id ?? columnOf(command));
  if (!where) return title;
  const who = person(command.changes?.assignee_id ?? command.more?.assignee_id ?? task(command.task_id)?.assignee_id);
  const params = { column: where.name, who: who?.name ?? "", count, limit };
  if (where.wip_scope === "person" && who)
    return _("%(who)s already has %(count)s of %(limit)s in “%(column)s”", params);
  return _("“%(column)s” is full: %(count)s of %(limit)s", params);
}

/** The column the tasks of a command stand in; null where they stand in several. */
function columnOf({ task_id: id, task_ids: ids = [id] }) {
  const all = new Set(ids.map((each) => task(each)?.column_id));
  return all.size === 1 ? [...all][0] : null;
}

import { useState } from "preact/hooks";
import { _ } from "../../texts.js";
import { changeTask } from "../commands.js";
import { Dialog } from "../../web/dialog.jsx";
import { insist, leave, question } from "./questions.js";
import { canBeFilledIn } from "../refusals.js";
import { focusCard } from "../selection.js";
import { column, people, task, today } from "../store.js";
import { missingText } from "../wording.js";

/** Asks for what is missing, there and then, and moves or adds the task with it. */
export function EntryQuestion() {
  const now = question.value;
  if (!now || !canBeFilledIn(now.command, now.problem)) return null;
  const { command } = now;
  const refuse = () => {
    leave(now);
    focusCard(command.task_id);
  };
  const title = _("“%(column)s” asks for more", { column: column(command.column_id)?.name ?? "" });
  return (
    <Dialog key={command.id} title={title} onClose={refuse}>
      <Questions now={now} onLeave={refuse} />
    </Dialog>
  );
}

/** What a move itself takes; the rest is written on the task before it. */
const OF_THE_MOVE = {
  assignee: "assignee_id",
  waiting_for: "waiting_for",
  expected_on: "expected_on",
  result: "result",
};
const OF_THE_TASK = { due: "due", estimate: "estimate_hours" };

function Questions({ now, onLeave }) {
  const { command, problem } = now;
  const { missing } = problem;
  const [given, setGiven] = useState({});
  const isNew = command.kind === "add";
  const it = isNew ? command.task : task(command.task_id);
  const isWhole = missing.every((name) => typedOf(name, given[name]) !== null);
  const send = (event) => {
    event.preventDefault();
    if (!isWhole || !it) return undefined;
    const picked = (fields) =>
      Object.fromEntries(
        missing.filter((name) => name in fields).map((name) => [fields[name], typedOf(name, given[name])]),
      );
    const first = picked(OF_THE_TASK);
    if (isNew) return insist(now, { ...first, ...picked(OF_THE_MOVE) });
    if (Object.keys(first).length) changeTask(it, first);
    insist(now, picked(OF_THE_MOVE));
    return focusCard(it.id);
  };
  return (
    <form class="form" onSubmit={send}>
      <p>
        {it?.title}: {missingText(missing)}
      </p>
      {missing.map((name) => (
        <Question
          key={name}
          name={name}
          value={given[name] ?? ""}
          onInput={(text) => setGiven({ ...given, [name]: text })}
        />
      ))}
      <div class="form-actions">
        <button type="submit" class="button button-primary" disabled={!isWhole}>
          {isNew ? _("Fill in and add") : _("Fill in and move")}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {_("Leave it as it was")}
        </button>
      </div>
    </form>
  );
}

function Question({ name, value, onInput }) {
  const shared = { id: `entry-${name}`, class: "input", value, onInput: (event) => onInput(event.currentTarget.value) };
  return (
    <div class="field">
      <label for={`entry-${name}`}>{LABELS[name]()}</label>
      {name === "assignee" && (
        <select {...shared}>
          <option value="">{_("Choose…")}</option>
          {people.value
            .filter((each) => each.active)
            .map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
        </select>
      )}
      {(name === "due" || name === "expected_on") && <input {...shared} type="date" min={today.value} />}
      {name === "estimate" && <input {...shared} class="input input-short" inputMode="decimal" />}
      {name === "waiting_for" && <input {...shared} maxLength={100} />}
      {name === "result" && <textarea {...shared} rows={3} maxLength={5000} />}
    </div>
  );
}

const LABELS = {
  assignee: () => _("Who does it"),
  due: () => _("Due date"),
  estimate: () => _("Hours of work"),
  waiting_for: () => _("Whom we wait for"),
  expected_on: () => _("Until when"),
  result: () => _("Result: what was done, where it lies"),
};

/** What was typed as the command takes it; null where it is nothing yet. */
function typedOf(name, text) {
  const typed = (text ?? "").trim();
  if (!typed) return null;
  if (name !== "estimate") return typed;
  const hours = Number(typed.replace(",", "."));
  return hours >= 0 && hours <= 1000 ? hours : null;
}

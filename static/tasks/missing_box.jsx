import { _ } from "../texts.js";
import { moveTask } from "./commands.js";
import { draft, forgetDrafts, keepDraft } from "./drafts.js";
import { closeField, SmallForm } from "./in_place.jsx";
import { placeOf } from "./places.js";
import { edit, isEditing, openTask } from "./selection.js";
import { allGroups, column as columnOf, on, task, today } from "./store.js";
import { say } from "./toasts.js";
import { offerUndo } from "./undo.js";
import { longDay, missingText } from "./wording.js";

/** What a column asks of a task that has come into it, and which fields of a move give it. */
const ASKED = {
  approval: { fields: ["waiting_for", "expected_on"], ask: () => _("Whom does it wait for, and until when?") },
  review: { fields: ["result"], ask: () => _("What is the result?") },
};
const COMMENT = { fields: ["comment"], ask: () => _("What has to be done before it is accepted?") };

const textOf = (field) =>
  ({
    waiting_for: () => _("Whom we wait for"),
    expected_on: () => _("Until when"),
    result: () => _("Result: what was done, where it lies"),
    comment: () => _("What has to be done before it is accepted?"),
  })[field]();

const lacking = (it, column) => (ASKED[column?.kind]?.fields ?? []).filter((field) => it.missing.includes(field));

/** What the task lacks where it stands; asked for, never insisted on. */
export function MissingBox({ it, column, mayWrite }) {
  if (mayWrite && isEditing("panel", it.id, "missing"))
    return <AskForm it={it} asked={ASKED[column?.kind] ?? COMMENT} />;
  if (mayWrite && isEditing("panel", it.id, "comment")) return <AskForm it={it} asked={COMMENT} />;
  if (it.missing.length === 0) return null;
  return (
    <p class="missing-box">
      <span>{missingText(it.missing)}</span>{" "}
      {mayWrite && lacking(it, column).length > 0 && (
        <button type="button" class="button-text" data-field="missing" onClick={() => edit("panel", it.id, "missing")}>
          {_("Fill in")}
        </button>
      )}
    </p>
  );
}

function AskForm({ it, asked }) {
  const name = (field) => `${it.id}/ask_${field}`;
  const value = (field) => draft(name(field)) ?? it[field] ?? "";
  const drafts = asked.fields.map(name);
  const given = asked.fields.filter((field) => value(field).trim());
  const send = () => {
    const fields = Object.fromEntries(given.map((field) => [field, value(field).trim()]));
    forgetDrafts(drafts);
    closeField("missing");
    const what = given.map((field) => (field === "expected_on" ? longDay(fields[field], today.value) : fields[field]));
    const said = _("Written down: %(what)s", { what: what.join(" · ") });
    offerUndo(moveTask(it, placeOf(allGroups.value, it), fields, said));
  };
  return (
    <section class="ask-box">
      <h3>{asked.ask()}</h3>
      <SmallForm field="missing" label={asked.ask()} drafts={drafts} submitIsOff={given.length === 0} onSubmit={send}>
        {asked.fields.map((field) => (
          <AskField key={field} field={field} value={value(field)} onInput={(text) => keepDraft(name(field), text)} />
        ))}
      </SmallForm>
    </section>
  );
}

function AskField({ field, value, onInput }) {
  const shared = { id: `ask-${field}`, class: "input", value, onInput: (event) => onInput(event.currentTarget.value) };
  return (
    <div class="field">
      <label for={`ask-${field}`}>{textOf(field)}</label>
      {field === "expected_on" && <input {...shared} type="date" min={today.value} />}
      {field === "waiting_for" && <input {...shared} maxLength={100} />}
      {(field === "result" || field === "comment") && <textarea {...shared} rows={3} maxLength={500} />}
    </div>
  );
}

/** After a move of one's own: offers to fill in what the column asks for, or to say why a task came back. */
function offerToFill(command, answer) {
  if (command.kind !== "move" || command.from === command.column_id || !answer.task) return;
  const to = columnOf(command.column_id);
  const cameBack = columnOf(command.from)?.kind === "review" && to && to.kind !== "done";
  const field = cameBack ? "comment" : lacking(answer.task, to).length > 0 && "missing";
  if (!field) return;
  const asked = cameBack ? COMMENT : ASKED[to.kind];
  const run = () => {
    if (!task(answer.task.id)) return;
    openTask(answer.task.id);
    edit("panel", answer.task.id, field);
  };
  const text = _("“%(title)s”: %(question)s", { title: command.title, question: asked.ask() });
  say(text, { tone: "warning", action: { label: _("Fill in"), run } });
}

on("settled", offerToFill);

import { _ } from "../../texts.js";
import { moveTask } from "../commands.js";
import { details } from "../details.js";
import { draft, forgetDrafts, keepDraft } from "../drafts.js";
import { closeField, SmallForm } from "../in_place.jsx";
import { edit, editing, isEditing, openTask } from "../selection.js";
import { allIn, column as columnOf, on, task, today } from "../store.js";
import { say } from "../../web/toasts.js";
import { offerUndo } from "../undo.js";
import { nameOfStep } from "./steps.jsx";
import { longDay } from "../../web/days.js";
import { missingText } from "../wording.js";

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

/** The place where the task stands already. */
function hereOf(it) {
  const list = allIn(it.column_id);
  const next = list[list.findIndex((each) => each.id === it.id) + 1];
  return next ? { before_id: next.id } : {};
}

const lacking = (it, column) => (ASKED[column?.kind]?.fields ?? []).filter((field) => it.missing.includes(field));

/** What the task lacks where it stands; asked for, never insisted on. */
export function MissingBox({ it, column, mayWrite }) {
  if (mayWrite && isEditing("panel", it.id, "missing"))
    return <AskForm it={it} asked={ASKED[column?.kind] ?? COMMENT} />;
  if (mayWrite && isEditing("panel", it.id, "comment")) return <AskForm it={it} asked={COMMENT} />;
  const step = mayWrite && stepBeingAsked(it);
  if (step) return <AskForm it={it} asked={step.asked} target={step.target} />;
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

const BEFORE = { result: ASKED.review, waiting: ASKED.approval, comment: COMMENT };

/** A step of the work that asks before it moves the task (steps.jsx): what is asked, and where the task goes then. */
function stepBeingAsked(it) {
  const now = editing.value;
  if (now?.place !== "panel" || now.id !== it.id || !now.field.startsWith("step:")) return null;
  const [, asks, target] = now.field.split(":");
  return { asked: BEFORE[asks], target };
}

function AskForm({ it, asked, target = null }) {
  const name = (field) => `${it.id}/ask_${field}`;
  const value = (field) => draft(name(field)) ?? it[field] ?? toldOf(it, field) ?? "";
  const drafts = asked.fields.map(name);
  const given = asked.fields.filter((field) => value(field).trim());
  const send = () => {
    const fields = Object.fromEntries(given.map((field) => [field, value(field).trim()]));
    forgetDrafts(drafts);
    closeField(target ? "move" : "missing");
    if (target) return offerUndo(moveTask(it, target, {}, fields));
    const what = given.map((field) => (field === "expected_on" ? longDay(fields[field], today.value) : fields[field]));
    const said = _("Written down: %(what)s", { what: brief(what.join(" · ")) });
    return offerUndo(moveTask(it, it.column_id, hereOf(it), fields, said));
  };
  return (
    <section class="ask-box">
      <h3>{asked.ask()}</h3>
      <SmallForm
        field="missing"
        label={asked.ask()}
        drafts={drafts}
        submit={target ? nameOfStep(it, target) : undefined}
        submitIsOff={given.length === 0}
        onSubmit={send}
      >
        {asked.fields.map((field) => (
          <AskField
            key={field}
            field={field}
            isNamed={asked.fields.length === 1}
            value={value(field)}
            onInput={(text) => keepDraft(name(field), text)}
          />
        ))}
      </SmallForm>
    </section>
  );
}

const BRIEF = 60;
const brief = (text) => (text.length > BRIEF ? `${text.slice(0, BRIEF).trimEnd()}…` : text);

/** What the card does not carry but the open task does. */
const toldOf = (it, field) => (details.value?.id === it.id ? details.value.body?.[field] : null);

function AskField({ field, isNamed, value, onInput }) {
  const shared = { id: `ask-${field}`, class: "input", value, onInput: (event) => onInput(event.currentTarget.value) };
  return (
    <div class="field">
      <label for={`ask-${field}`} class={isNamed && field === "comment" ? "spoken-only" : undefined}>
        {textOf(field)}
      </label>
      {field === "expected_on" && <input {...shared} type="date" min={today.value} />}
      {field === "waiting_for" && <input {...shared} maxLength={100} />}
      {field === "result" && <textarea {...shared} rows={3} maxLength={5000} />}
      {field === "comment" && <textarea {...shared} rows={3} maxLength={1000} />}
    </div>
  );
}

/** After a move of one's own: offers to fill in what the column asks for, or to say why a task came back. */
function offerToFill(command, answer) {
  if (command.kind !== "move" || command.from === command.column_id || !answer.task) return;
  const to = columnOf(command.column_id);
  const cameBack = columnOf(command.from)?.kind === "review" && to && to.kind !== "done" && !command.more.comment;
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

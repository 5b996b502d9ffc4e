import { _ } from "../../texts.js";
import { AssigneeMenu } from "./assign.jsx";
import { changeTask } from "../commands.js";
import { Choices } from "./choices.jsx";
import { DueForm, EstimateForm } from "./fact_forms.jsx";
import { LabelsForm } from "./labels_form.jsx";
import { closeField, InPlace } from "../in_place.jsx";
import { daysLate } from "../marks.js";
import { edit, stopEditing } from "../selection.js";
import { person, today } from "../store.js";
import { offerUndo } from "../undo.js";
import { fullDay, shortDay } from "../../web/days.js";
import { hours, lateBy, overdueBy, vocabulary, word } from "../wording.js";

/** Who, until when, how much, how important: each line opens where it stands. */
export function Facts({ it, column, mayWrite }) {
  const shared = { it, mayWrite };
  return (
    <dl class="facts">
      <InPlace {...shared} field="assignee" name={_("Assignee")} value={<Assignee id={it.assignee_id} />}>
        <AssigneeMenu task={it} onDone={() => closeField("assignee")} onLeave={stopEditing} />
      </InPlace>
      <InPlace {...shared} field="due" name={_("Due date")} value={<Due it={it} column={column} />}>
        <DueForm it={it} />
      </InPlace>
      <InPlace {...shared} field="estimate" name={_("Estimate")} value={<Estimate it={it} />}>
        <EstimateForm it={it} />
      </InPlace>
      <Choice {...shared} field="priority" name={_("Importance")} />
      <Choice {...shared} field="kind" name={_("Kind")} />
      {it.waiting_for && <WaitingFor it={it} mayWrite={mayWrite && column?.kind === "approval"} />}
      <InPlace {...shared} field="labels" name={_("Labels")} value={<Labels it={it} />}>
        <LabelsForm it={it} />
      </InPlace>
    </dl>
  );
}

/** Whom the task waits for; written anew in the form that asked for it. */
function WaitingFor({ it, mayWrite }) {
  const said = (
    <>
      {it.waiting_for}
      {it.expected_on && <span class="meta"> {_("by %(day)s", { day: shortDay(it.expected_on, today.value) })}</span>}
    </>
  );
  return (
    <div class="fact">
      <dt>{_("Waiting for")}</dt>
      <dd>
        {mayWrite ? (
          <button
            type="button"
            class="in-place"
            title={_("Change: %(what)s", { what: _("Waiting for") })}
            onClick={() => edit("panel", it.id, "missing")}
          >
            {said}
          </button>
        ) : (
          said
        )}
      </dd>
    </div>
  );
}

function Labels({ it }) {
  return it.labels.length ? it.labels.join(" · ") : <span class="meta">{_("no labels")}</span>;
}

function Assignee({ id }) {
  const who = id && person(id);
  if (!who) return <span class="meta">{_("nobody")}</span>;
  return (
    <>
      <span class="avatar" aria-hidden="true">
        {who.initials}
      </span>{" "}
      {who.name} · <span class={`load-word load-${who.load}`}>{word("load", who.load)}</span>
      {!who.active && <span class="meta"> {_("(does not work on this board any more)")}</span>}
    </>
  );
}

function Due({ it, column }) {
  if (!it.due) return <span class="meta">{_("no due date")}</span>;
  const late = daysLate(it, column, today.value);
  return (
    <>
      {fullDay(it.due, today.value)}
      {late > 0 && (
        <strong class="mark-red" title={overdueBy(late)}>
          {" "}
          {lateBy(late)}
        </strong>
      )}
      {it.original_due && it.original_due !== it.due && (
        <span class="meta"> {_("(first %(day)s)", { day: shortDay(it.original_due, today.value) })}</span>
      )}
    </>
  );
}

function Estimate({ it }) {
  if (it.estimate_hours === null) return <span class="meta">{_("not estimated")}</span>;
  if (it.remaining_hours === null || it.remaining_hours === it.estimate_hours) return hours(it.estimate_hours);
  return _("%(left)s left of %(all)s", { left: hours(it.remaining_hours), all: hours(it.estimate_hours) });
}

/** One of the words of a vocabulary. */
function Choice({ it, field, name, mayWrite }) {
  const choose = (code) => {
    closeField(field);
    if (code !== it[field]) offerUndo(changeTask(it, { [field]: code }));
  };
  return (
    <InPlace it={it} mayWrite={mayWrite} field={field} name={name} value={word(field, it[field])}>
      <Choices
        label={name}
        choices={vocabulary(field, it[field])}
        current={it[field]}
        onChoose={choose}
        onLeave={(byKey) => (byKey ? closeField(field) : stopEditing())}
      />
    </InPlace>
  );
}

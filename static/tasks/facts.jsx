import { _ } from "../texts.js";
import { PeopleMenu } from "./assign.jsx";
import { changeTask } from "./commands.js";
import { DueForm, EstimateForm } from "./fact_forms.jsx";
import { closeField, InPlace } from "./in_place.jsx";
import { daysLate } from "./marks.js";
import { stopEditing } from "./selection.js";
import { person, today } from "./store.js";
import { offerUndo } from "./undo.js";
import { fullDay, hours, lateBy, overdueBy, shortDay, vocabulary, word } from "./wording.js";

/** Who, until when, how much, how important: each line opens where it stands. */
export function Facts({ it, column, mayWrite }) {
  const shared = { it, mayWrite };
  return (
    <dl class="facts">
      <InPlace {...shared} field="assignee" name={_("Assignee")} value={<Assignee id={it.assignee_id} />}>
        <PeopleMenu task={it} onDone={() => closeField("assignee")} onLeave={stopEditing} />
      </InPlace>
      <InPlace {...shared} field="due" name={_("Due date")} value={<Due it={it} column={column} />}>
        <DueForm it={it} />
      </InPlace>
      <InPlace {...shared} field="estimate" name={_("Estimate")} value={<Estimate it={it} />}>
        <EstimateForm it={it} />
      </InPlace>
      <Choice {...shared} field="priority" name={_("Importance")} />
      <Choice {...shared} field="kind" name={_("Kind")} />
      {it.waiting_for && (
        <div class="fact">
          <dt>{_("Waiting for")}</dt>
          <dd>
            {it.waiting_for}
            {it.expected_on && (
              <span class="meta"> {_("by %(day)s", { day: shortDay(it.expected_on, today.value) })}</span>
            )}
          </dd>
        </div>
      )}
      {it.labels.length > 0 && (
        <div class="fact">
          <dt>{_("Labels")}</dt>
          <dd>{it.labels.join(" · ")}</dd>
        </div>
      )}
    </dl>
  );
}

function Assignee({ id }) {
  const who = id && person(id);
  if (!who) return <span class="meta">{_("nobody")}</span>;
  return (
    <>
      <span class="avatar" aria-hidden="true">
        {who.initials}
      </span>{" "}
      {who.name}
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

function Choice({ it, field, name, mayWrite }) {
  return (
    <div class="fact">
      <dt>
        <label for={`fact-${field}`}>{name}</label>
      </dt>
      <dd>
        {mayWrite ? (
          <select
            id={`fact-${field}`}
            class="in-place"
            value={it[field]}
            onChange={(event) => offerUndo(changeTask(it, { [field]: event.currentTarget.value }))}
          >
            {vocabulary(field).map(([code, text]) => (
              <option key={code} value={code}>
                {text}
              </option>
            ))}
          </select>
        ) : (
          word(field, it[field])
        )}
      </dd>
    </div>
  );
}

import { _, locale } from "../../texts.js";
import { figure } from "../../dates.js";
import { changeTask } from "../commands.js";
import { useState } from "preact/hooks";
import { draft, forgetDrafts, keepDraft } from "../drafts.js";
import { closeField, SmallForm } from "../in_place.jsx";
import { offerUndo } from "../undo.js";

const MOST_HOURS = 1000;

/** A new due date; where there was one, also why it moves. */
export function DueForm({ it }) {
  const [dayName, whyName] = [`${it.id}/due`, `${it.id}/due_reason`];
  const day = draft(dayName) ?? it.due ?? "";
  const why = draft(whyName) ?? "";
  const [lacksWhy, setLacksWhy] = useState(false);
  const save = (due) => {
    if (it.due !== null && due !== it.due && !why.trim()) return askWhy(due);
    forgetDrafts([dayName, whyName]);
    closeField("due");
    if (due !== it.due) offerUndo(changeTask(it, { due }, why.trim() ? { due_reason: why.trim() } : {}));
    return undefined;
  };
  const askWhy = (due) => {
    keepDraft(dayName, due ?? "");
    setLacksWhy(true);
    document.getElementById("due-reason").focus();
  };
  return (
    <SmallForm
      field="due"
      label={_("Due date")}
      drafts={[dayName, whyName]}
      onSubmit={() => save(day || null)}
      extra={
        it.due && (
          <button type="button" class="button button-quiet" onClick={() => save(null)}>
            {_("No date")}
          </button>
        )
      }
    >
      <input
        class="input"
        type="date"
        aria-label={_("Due date")}
        value={day}
        onInput={(event) => keepDraft(dayName, event.currentTarget.value)}
      />
      {it.due && (
        <div class="field">
          <label for="due-reason">{_("Why the date moves (must be filled in)")}</label>
          <input
            id="due-reason"
            class="input"
            maxLength={1000}
            aria-required="true"
            aria-invalid={lacksWhy && !why.trim()}
            aria-describedby="due-reason-error"
            value={why}
            onInput={(event) => keepDraft(whyName, event.currentTarget.value)}
          />
          <span class="field-error" id="due-reason-error" role="alert">
            {lacksWhy && !why.trim() && _("Say why the date moves; the reason is kept in the history.")}
          </span>
        </div>
      )}
    </SmallForm>
  );
}

/** Hours, with a comma or a point: how many the work takes, and how many of them are left. */
export function EstimateForm({ it }) {
  const all = useHours(`${it.id}/estimate`, it.estimate_hours);
  const left = useHours(`${it.id}/remaining`, it.remaining_hours);
  const save = () => {
    forgetDrafts([all.name, left.name]);
    closeField("estimate");
    const changes = {};
    if (all.hours !== it.estimate_hours) changes.estimate_hours = all.hours;
    if (left.hours !== it.remaining_hours) changes.remaining_hours = left.hours;
    if (Object.keys(changes).length) offerUndo(changeTask(it, changes));
  };
  return (
    <SmallForm
      field="estimate"
      label={_("Estimate")}
      drafts={[all.name, left.name]}
      onSubmit={save}
      submitIsOff={all.isWrong || left.isWrong}
    >
      <HoursField
        id="estimate-hours"
        label={_("Hours of work")}
        help={_("A number, for example 2.5; empty means not estimated.")}
        value={all}
      />
      <HoursField
        id="remaining-hours"
        label={_("Of them left")}
        help={_("Empty: as many as estimated.")}
        value={left}
      />
    </SmallForm>
  );
}

function useHours(name, start) {
  const text = draft(name) ?? (start === null ? "" : figure(start, locale));
  const hours = text.trim() === "" ? null : Number(text.replace(",", "."));
  return { name, text, hours, isWrong: hours !== null && !(hours >= 0 && hours <= MOST_HOURS) };
}

function HoursField({ id, label, help, value: { name, text, isWrong } }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input input-short"
        inputMode="decimal"
        aria-invalid={isWrong}
        aria-describedby={`${id}-help`}
        value={text}
        onInput={(event) => keepDraft(name, event.currentTarget.value)}
      />
      <span class={isWrong ? "field-error" : "field-help"} id={`${id}-help`}>
        {help}
      </span>
    </div>
  );
}

import { _, locale } from "../texts.js";
import { figure } from "../dates.js";
import { changeTask } from "./commands.js";
import { useState } from "preact/hooks";
import { draft, forgetDrafts, keepDraft } from "./drafts.js";
import { closeField, SmallForm } from "./in_place.jsx";
import { offerUndo } from "./undo.js";

const MOST_HOURS = 1000;

/** A new due date; where there was one, also why it moves. */
export function DueForm({ it }) {
  const [dayName, whyName] = [`${it.id}/due`, `${it.id}/due_reason`];
  const day = draft(dayName) ?? it.due ?? "";
  const why = draft(whyName) ?? "";
  const [lacksWhy, setLacksWhy] = useState(false);
  const save = (due) => {
    if (it.due !== null && due !== it.due && !why.trim()) return askWhy();
    forgetDrafts([dayName, whyName]);
    closeField("due");
    if (due !== it.due) offerUndo(changeTask(it, { due }, why.trim() ? { due_reason: why.trim() } : {}));
    return undefined;
  };
  const askWhy = () => {
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
            maxLength={500}
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

/** Hours, with a comma or a point. */
export function EstimateForm({ it }) {
  const name = `${it.id}/estimate`;
  const text = draft(name) ?? (it.estimate_hours === null ? "" : figure(it.estimate_hours, locale));
  const hours = text.trim() === "" ? null : Number(text.replace(",", "."));
  const isWrong = hours !== null && !(hours >= 0 && hours <= MOST_HOURS);
  const save = () => {
    forgetDrafts([name]);
    closeField("estimate");
    if (hours !== it.estimate_hours) offerUndo(changeTask(it, { estimate_hours: hours }));
  };
  return (
    <SmallForm field="estimate" label={_("Estimate")} drafts={[name]} onSubmit={save} submitIsOff={isWrong}>
      <div class="field">
        <label for="estimate-hours">{_("Hours of work")}</label>
        <input
          id="estimate-hours"
          class="input input-short"
          inputMode="decimal"
          aria-invalid={isWrong}
          aria-describedby="estimate-help"
          value={text}
          onInput={(event) => keepDraft(name, event.currentTarget.value)}
        />
        <span class={isWrong ? "field-error" : "field-help"} id="estimate-help">
          {_("A number, for example 2.5; empty means not estimated.")}
        </span>
      </div>
    </SmallForm>
  );
}

import { useState } from "preact/hooks";
import { figure } from "../dates.js";
import { locale, _ } from "../texts.js";
import { Form } from "../web/fields.jsx";
import { finish } from "../web/finish.js";
import { weekday } from "../web/days.js";
import { useForm } from "../web/form.js";

const USUAL = [8, 8, 8, 8, 8, 0, 0];

/** The hours of an ordinary week, changed in place. */
export function Schedule({ personId, hours }) {
  const [editing, setEditing] = useState(false);
  const week = hours ?? USUAL;
  if (editing) return <ScheduleForm personId={personId} hours={week} onClose={() => setEditing(false)} />;
  return (
    <>
      <dl class="week-hours">
        {week.map((each, index) => (
          <div key={weekday(index)} class={each ? "" : "is-off"}>
            <dt>{weekday(index)}</dt>
            <dd>{each ? figure(each, locale) : "—"}</dd>
          </div>
        ))}
      </dl>
      <p class="view-actions">
        <button type="button" class="button" onClick={() => setEditing(true)}>
          {_("Change the hours")}
        </button>
        <span class="meta">{hours ? _("An own schedule.") : _("The usual week: 8 hours on five days.")}</span>
      </p>
    </>
  );
}

function ScheduleForm({ personId, hours, onClose }) {
  const form = useForm({
    initial: Object.fromEntries(hours.map((each, index) => [`hours.${index}`, figure(each, locale)])),
    command: (values) => ({
      method: "PUT",
      path: `/api/v1/people/${personId}/schedule`,
      body: { hours: chosen(values) },
    }),
    done: (answer) => finish(onClose, _("The hours are saved."), answer),
  });
  const wrong = form.errorOf("hours");
  return (
    <Form form={form} label={_("Save")} onCancel={onClose}>
      <fieldset class="field">
        <legend>{_("Hours on each day")}</legend>
        <div class="week-inputs">
          {hours.map((_each, index) => {
            const name = `hours.${index}`;
            const id = `${form.id}-${name}`;
            return (
              <label key={name} for={id}>
                <span data-label-of={id}>{weekday(index)}</span>
                <input
                  class="input"
                  id={id}
                  inputMode="decimal"
                  aria-invalid={form.errors.some(({ field }) => field === name) ? "true" : undefined}
                  aria-describedby={wrong ? `${form.id}-hours-error` : undefined}
                  value={form.values[name]}
                  onInput={(event) => form.set(name, event.currentTarget.value)}
                />
              </label>
            );
          })}
        </div>
        <span class="field-help">{_("0 on a day off. Holidays and absences are taken off by themselves.")}</span>
        {wrong && (
          <span class="field-error" id={`${form.id}-hours-error`}>
            {_("Hours are numbers from 0 to 24.")}
          </span>
        )}
      </fieldset>
    </Form>
  );
}

/** What was typed as numbers, with a comma or a point; the usual week is no schedule of one's own. */
function chosen(values) {
  const hours = USUAL.map((_each, index) => {
    const text = String(values[`hours.${index}`]).trim().replace(",", ".");
    return text === "" || Number.isNaN(Number(text)) ? text : Number(text);
  });
  return hours.every((each, index) => each === USUAL[index]) ? null : hours;
}

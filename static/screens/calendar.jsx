import { useRef } from "preact/hooks";
import { Close, Plus } from "../icons.jsx";
import { _ } from "../texts.js";
import { weekday } from "../web/days.js";
import { keyOf, thingOptions } from "./choosing.js";

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const MOST = 20;

/** When a screen shows something else: on these days of the week, from then to then. */
export function Calendar({ form, choices }) {
  const { calendar } = form.values;
  const options = thingOptions(choices);
  const adding = useRef(null);
  const put = (index, changes) =>
    form.set(
      "calendar",
      calendar.map((each, at) => (at === index ? { ...each, ...changes } : each)),
    );
  const drop = (index) => {
    form.set(
      "calendar",
      calendar.filter((_each, at) => at !== index),
    );
    adding.current?.focus();
  };
  const add = () =>
    form.set("calendar", [...calendar, { key: keyOf(choices.at(-1)), weekdays: [1], begins: "09:00", ends: "09:30" }]);
  const fault = form.errorOf("calendar");
  return (
    <fieldset class="field" id={`${form.id}-calendar`} tabIndex={-1}>
      <legend data-label-of={`${form.id}-calendar`}>{_("At certain times")}</legend>
      <p class="field-help">
        {_("For example on Mondays from 9:00 the board of the department, then the list again.")}
      </p>
      <ul class="choice-list">
        {calendar.map((slot, index) => (
          <li key={index} class="slot">
            <span class="slot-times">
              <Weekdays chosen={slot.weekdays} onChange={(weekdays) => put(index, { weekdays })} />
              <label>
                <span class="spoken-only">{_("From what time")}</span>
                <input
                  class="input is-time"
                  type="time"
                  required
                  value={slot.begins}
                  onInput={(event) => put(index, { begins: event.currentTarget.value })}
                />
              </label>
              <span aria-hidden="true">–</span>
              <label>
                <span class="spoken-only">{_("Until what time")}</span>
                <input
                  class="input is-time"
                  type="time"
                  required
                  value={slot.ends}
                  onInput={(event) => put(index, { ends: event.currentTarget.value })}
                />
              </label>
            </span>
            <select
              class="input"
              aria-label={_("What is shown then")}
              value={slot.key}
              onChange={(event) => put(index, { key: event.currentTarget.value })}
            >
              {options.map(([key, text]) => (
                <option key={key} value={key}>
                  {text}
                </option>
              ))}
            </select>
            <button
              type="button"
              class="button button-quiet button-icon"
              aria-label={_("Remove: %(what)s", { what: `${slot.begins}–${slot.ends}` })}
              onClick={() => drop(index)}
            >
              <Close />
            </button>
          </li>
        ))}
      </ul>
      {calendar.length < MOST && (
        <p>
          <button type="button" class="button" ref={adding} onClick={add} disabled={!choices.length}>
            <Plus /> {_("Add a time")}
          </button>
        </p>
      )}
      {fault && <span class="field-error">{fault}</span>}
    </fieldset>
  );
}

function Weekdays({ chosen, onChange }) {
  const toggle = (day) =>
    onChange(WEEK.filter((each) => (each === day ? !chosen.includes(day) : chosen.includes(each))));
  return (
    <span class="weekdays" role="group" aria-label={_("Days of the week")}>
      {WEEK.map((day) => (
        <button
          type="button"
          key={day}
          class="weekday"
          aria-pressed={chosen.includes(day) ? "true" : "false"}
          onClick={() => toggle(day)}
        >
          {weekday(day - 1)}
        </button>
      ))}
    </span>
  );
}

import { useState } from "preact/hooks";
import { newKey } from "../live/requests.js";
import { _ } from "../texts.js";
import { PassportField } from "./field.jsx";
import { helpFor } from "./words.js";

const bare = ({ id, name, unit, baseline, target, is_lead_time }) => ({
  id,
  name,
  unit,
  baseline,
  target,
  is_lead_time,
});
const fresh = () => ({
  id: newKey().replaceAll("-", "").slice(0, 16),
  name: "",
  unit: "",
  baseline: null,
  target: null,
  is_lead_time: false,
});

/** A number as people type it, with a comma; nothing is `null`. */
export function numberOf(text) {
  const plain = text.trim().replace(/\s/g, "").replace(",", ".").replace("−", "-");
  const number = Number(plain);
  return plain && Number.isFinite(number) ? number : null;
}

/** The table of goals: name, unit, current and target value. */
export function GoalsField({ store, remarks, now, isFrozen = false }) {
  const server = now.map(bare);
  const goals = store.shown("goals", server);
  const set = (id, more) =>
    store.set(
      "goals",
      goals.map((each) => (each.id === id ? { ...each, ...more } : each)),
      server,
    );
  return (
    <PassportField store={store} name="goals" remarks={remarks}>
      {(control) => (
        <div id={control.id} tabIndex={-1} class="goals">
          {goals.map((goal, place) => (
            <Goal key={goal.id} goal={goal} place={place} isFrozen={isFrozen} onChange={(more) => set(goal.id, more)}>
              {!isFrozen && (
                <button
                  type="button"
                  class="button button-quiet"
                  onClick={() =>
                    store.set(
                      "goals",
                      goals.filter(({ id }) => id !== goal.id),
                      server,
                    )
                  }
                >
                  {_("Take away")}
                  <span class="spoken-only"> {place + 1}</span>
                </button>
              )}
            </Goal>
          ))}
          <button type="button" class="button" onClick={() => store.set("goals", [...goals, fresh()], server)}>
            {goals.length ? _("One more goal") : _("Add a goal")}
          </button>
        </div>
      )}
    </PassportField>
  );
}

function Goal({ goal, place, isFrozen, onChange, children }) {
  const { name, unit, baseline, target, is_lead_time: isLeadTime } = goal;
  const isSame = baseline !== null && baseline === target;
  return (
    <fieldset class="goal">
      <legend class="spoken-only">{_("Goal %(number)s", { number: place + 1 })}</legend>
      <label class="goal-name">
        <span>{_("Name of the goal")}</span>
        <input
          class="input"
          value={name}
          maxLength={500}
          onInput={(event) => onChange({ name: event.currentTarget.value })}
        />
      </label>
      <label>
        <span>{_("Unit")}</span>
        <input
          class="input"
          value={unit}
          maxLength={60}
          onInput={(event) => onChange({ unit: event.currentTarget.value })}
        />
      </label>
      <NumberInput
        label={_("Current value")}
        value={baseline}
        disabled={isFrozen && baseline !== null}
        onChange={(value) => onChange({ baseline: value })}
      />
      <NumberInput label={_("Target value")} value={target} onChange={(value) => onChange({ target: value })} />
      <label class="project-tick goal-lead" title={helpFor("lead_time")}>
        <input
          type="checkbox"
          checked={isLeadTime}
          onChange={(event) => onChange({ is_lead_time: event.currentTarget.checked })}
        />
        {_("time from beginning to end of the process")}
      </label>
      {children}
      {isSame && <span class="field-error">{_("The target has to differ from the current value.")}</span>}
    </fieldset>
  );
}

/** A number that may be typed with a comma; what is none is said at once, and stays to be mended. */
export function NumberInput({ label, value, onChange, disabled = false }) {
  const [isWrong, setWrong] = useState(false);
  const written = value === null || value === undefined ? "" : String(value).replace(".", ",");
  return (
    <label>
      <span>{label}</span>
      <input
        class="input"
        inputMode="decimal"
        disabled={disabled}
        aria-invalid={isWrong ? "true" : undefined}
        defaultValue={written}
        key={disabled ? written : undefined}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setWrong(Boolean(text.trim()) && numberOf(text) === null);
          onChange(numberOf(text));
        }}
      />
      {isWrong && <span class="field-error">{_("This is not a number.")}</span>}
    </label>
  );
}

/** The answer of a form that asks for numbers: refused with the fields in which something else is written. */
export function onlyNumbers(values, names, isNeeded = false) {
  const wrong = names.filter((name) => numberOf(values[name]) === null && (isNeeded || values[name].trim()));
  if (!wrong.length) return { kind: "ok" };
  const errors = wrong.map((field) => ({ field, message: _("must be a number") }));
  return { kind: "refused", status: 422, body: { detail: _("Some fields are not filled in correctly"), errors } };
}

import { useEffect, useRef, useState } from "preact/hooks";
import { newKey } from "../live/requests.js";
import { _ } from "../texts.js";
import { PassportField } from "./field.jsx";
import { bareGoal } from "./passport_values.js";
import { afterRow, enterLastRow } from "./row_focus.js";
import { helpFor } from "./words.js";

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
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : null;
}

/**
 * The table of goals: name, unit, current and target value. Where it `isFrozen` what was promised stays, and is measured
 * from where it began; what is not with the server yet may still be anything.
 */
export function GoalsField({ store, remarks, now, isFrozen = false }) {
  const server = now.map(bareGoal);
  const goals = store.shown("goals", server);
  const promised = new Map(isFrozen ? server.map((each) => [each.id, each]) : []);
  const put = (list) => store.set("goals", list, server);
  const set = (id, more) => put(goals.map((each) => (each.id === id ? { ...each, ...more } : each)));
  const takeAway = (control, place) => {
    put(goals.filter((_each, at) => at !== place));
    afterRow(control.id, place);
  };
  const add = (control) => {
    put([...goals, fresh()]);
    enterLastRow(control.id);
  };
  return (
    <PassportField store={store} name="goals" remarks={remarks} isGroup>
      {(control) => (
        <div {...control} class="goals">
          {goals.map((goal, place) => (
            <Goal
              key={goal.id}
              goal={goal}
              place={place}
              isMeasured={(promised.get(goal.id)?.baseline ?? null) !== null}
              onChange={(more) => set(goal.id, more)}
              onWrong={(member, isWrong) => store.mark(`goals.${goal.id}.${member}`, isWrong)}
            >
              {!promised.has(goal.id) && (
                <button type="button" class="button button-quiet" onClick={() => takeAway(control, place)}>
                  {_("Take away")}
                  <span class="spoken-only"> {place + 1}</span>
                </button>
              )}
            </Goal>
          ))}
          <button type="button" class="button" data-adds onClick={() => add(control)}>
            {goals.length ? _("One more goal") : _("Add a goal")}
          </button>
        </div>
      )}
    </PassportField>
  );
}

function Goal({ goal, place, isMeasured, onChange, onWrong, children }) {
  const { name, unit, baseline, target, is_lead_time: isLeadTime } = goal;
  const isSame = baseline !== null && baseline === target;
  return (
    <fieldset class="goal" data-row>
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
        disabled={isMeasured}
        onChange={(value) => onChange({ baseline: value })}
        onWrong={(isWrong) => onWrong("baseline", isWrong)}
      />
      <NumberInput
        label={_("Target value")}
        value={target}
        onChange={(value) => onChange({ target: value })}
        onWrong={(isWrong) => onWrong("target", isWrong)}
      />
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

/**
 * A number that may be typed with a comma. What is none is said at once and stays to be mended, while the number before it
 * stays too; what comes from elsewhere stands in place of what was typed.
 */
function NumberInput({ label, value, onChange, onWrong, disabled = false }) {
  const [text, setText] = useState(written(value));
  const told = useRef(value);
  if (told.current !== value) {
    told.current = value;
    setText(written(value));
  }
  const isWrong = isNoNumber(text);
  useEffect(() => {
    if (!isWrong) return undefined;
    onWrong(true);
    return () => onWrong(false);
  }, [isWrong]);
  return (
    <label>
      <span>{label}</span>
      <input
        class="input"
        inputMode="decimal"
        disabled={disabled}
        aria-invalid={isWrong ? "true" : undefined}
        value={text}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          setText(typed);
          if (isNoNumber(typed)) return;
          told.current = numberOf(typed);
          onChange(told.current);
        }}
      />
      {isWrong && <span class="field-error">{_("This is not a number, and not saved.")}</span>}
    </label>
  );
}

const written = (value) => (value === null || value === undefined ? "" : String(value).replace(".", ","));
const isNoNumber = (text) => Boolean(text.trim()) && numberOf(text) === null;

/** The answer of a form that asks for numbers: refused with the fields in which something else is written. */
export function onlyNumbers(values, names, isNeeded = false) {
  const wrong = names.filter((name) => numberOf(values[name]) === null && (isNeeded || values[name].trim()));
  if (!wrong.length) return { kind: "ok" };
  const errors = wrong.map((field) => ({ field, message: _("must be a number") }));
  return { kind: "refused", status: 422, body: { detail: _("Some fields are not filled in correctly"), errors } };
}

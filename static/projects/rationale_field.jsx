import { _ } from "../texts.js";
import { PassportField } from "./field.jsx";
import { afterRow, enterLastRow } from "./row_focus.js";

/** Numbered reasons, a line each; the form shows two, more are allowed. */
export function RationaleField({ store, remarks, now }) {
  const value = store.shown("rationale", now);
  const lines = [...value, ...Array(Math.max(0, 2 - value.length)).fill("")];
  const put = (list) => store.set("rationale", list, now);
  const takeAway = (control, place) => {
    put(lines.filter((_each, at) => at !== place));
    afterRow(control.id, place);
  };
  const add = (control) => {
    put([...lines, ""]);
    enterLastRow(control.id);
  };
  return (
    <PassportField store={store} name="rationale" remarks={remarks} isGroup>
      {(control) => (
        <div {...control}>
          <ol class="rationale">
            {lines.map((text, place) => (
              <li key={place} data-row>
                <textarea
                  class="input"
                  rows={2}
                  maxLength={10_000}
                  aria-label={_("Reason %(number)s", { number: place + 1 })}
                  value={text}
                  onInput={(event) => put(lines.map((each, at) => (at === place ? event.currentTarget.value : each)))}
                />
                {lines.length > 2 && (
                  <button type="button" class="button button-quiet" onClick={() => takeAway(control, place)}>
                    {_("Take away")}
                    <span class="spoken-only"> {place + 1}</span>
                  </button>
                )}
              </li>
            ))}
            <li class="rationale-more">
              <button type="button" class="button" data-adds onClick={() => add(control)}>
                {_("One more reason")}
              </button>
            </li>
          </ol>
        </div>
      )}
    </PassportField>
  );
}

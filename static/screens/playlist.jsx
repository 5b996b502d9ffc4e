import { useRef } from "preact/hooks";
import { Close, Plus } from "../icons.jsx";
import { _ } from "../texts.js";
import { MoveButtons } from "../web/move_buttons.jsx";
import { keyOf, thingOptions } from "./choosing.js";
import { dwell } from "./words.js";

const SECONDS = [20, 30, 60, 120, 300, 600];
const MOST = 20;

/** What a screen shows in turn, and for how long each. */
export function Playlist({ form, choices }) {
  const { playlist } = form.values;
  const options = thingOptions(choices);
  const adding = useRef(null);
  const put = (index, changes) =>
    form.set(
      "playlist",
      playlist.map((each, at) => (at === index ? { ...each, ...changes } : each)),
    );
  const move = (index, step) => {
    const next = [...playlist];
    next.splice(index + step, 0, ...next.splice(index, 1));
    form.set("playlist", next);
  };
  const drop = (index) => {
    form.set(
      "playlist",
      playlist.filter((_each, at) => at !== index),
    );
    adding.current?.focus();
  };
  const fault = form.errorOf("playlist");
  return (
    <fieldset class="field" id={`${form.id}-playlist`} tabIndex={-1}>
      <legend data-label-of={`${form.id}-playlist`}>{_("What it shows")}</legend>
      <ul class="choice-list">
        {playlist.map((each, index) => {
          const name = options.find(([key]) => key === each.key)?.[1] ?? "";
          return (
            <li key={index}>
              <select
                class="input"
                aria-label={_("What is shown as number %(number)s", { number: index + 1 })}
                value={each.key}
                onChange={(event) => put(index, { key: event.currentTarget.value })}
              >
                {!name && <option value={each.key}>{_("something that is gone")}</option>}
                {options.map(([key, text]) => (
                  <option key={key} value={key}>
                    {text}
                  </option>
                ))}
              </select>
              {playlist.length > 1 && (
                <>
                  <select
                    class="input is-short"
                    aria-label={_("For how long: %(what)s", { what: name })}
                    value={each.seconds}
                    onChange={(event) => put(index, { seconds: Number(event.currentTarget.value) })}
                  >
                    {[...new Set([...SECONDS, each.seconds])]
                      .sort((one, other) => one - other)
                      .map((seconds) => (
                        <option key={seconds} value={seconds}>
                          {dwell(seconds)}
                        </option>
                      ))}
                  </select>
                  <MoveButtons
                    id={`${form.id}-item-${index}`}
                    name={name}
                    first={index === 0}
                    last={index === playlist.length - 1}
                    move={(step) => move(index, step)}
                  />
                  <button
                    type="button"
                    class="button button-quiet button-icon"
                    aria-label={_("Remove: %(what)s", { what: name })}
                    onClick={() => drop(index)}
                  >
                    <Close />
                  </button>
                </>
              )}
            </li>
          );
        })}
      </ul>
      {playlist.length < MOST && (
        <p>
          <button
            type="button"
            class="button"
            ref={adding}
            onClick={() => form.set("playlist", [...playlist, { key: nextKey(choices, playlist), seconds: 60 }])}
            disabled={!choices.length}
          >
            <Plus /> {_("One more, in turn")}
          </button>
        </p>
      )}
      {fault && <span class="field-error">{fault}</span>}
    </fieldset>
  );
}

/** The first that is not in the list yet. */
function nextKey(choices, playlist) {
  const taken = new Set(playlist.map(({ key }) => key));
  return keyOf(choices.find((each) => !taken.has(keyOf(each))) ?? choices[0]);
}

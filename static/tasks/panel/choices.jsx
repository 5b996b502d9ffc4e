import { useLayoutEffect, useRef } from "preact/hooks";
import { Check } from "../../icons.jsx";
import { _ } from "../../texts.js";
import { walk } from "../walk.js";

/**
 * One of a few, as a list of buttons: arrows walk and choose nothing. `choices` are `[code, text]`; `onLeave` is called
 * for Esc with true, and when the focus goes elsewhere.
 */
export function Choices({ label, choices, current = null, onChoose, onLeave }) {
  const list = useRef(null);
  useLayoutEffect(() => {
    const buttons = list.current.querySelectorAll("button");
    (list.current.querySelector('[aria-current="true"]') ?? buttons[0])?.focus();
    list.current.scrollIntoView({ block: "nearest" });
  }, []);
  const onFocusOut = (event) => {
    if (list.current && !list.current.contains(event.relatedTarget)) onLeave(false);
  };
  return (
    <ul
      class="menu choice-list"
      ref={list}
      aria-label={label}
      onKeyDown={walk(() => onLeave(true))}
      onFocusOut={onFocusOut}
    >
      {choices.map(([code, text]) => (
        <li key={code}>
          <button
            type="button"
            class="button button-quiet"
            aria-current={code === current ? "true" : undefined}
            // Safari takes the focus away before the press counts, and the list would close.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(code)}
          >
            <span>{text}</span>
            {code === current && <Check label={_("it is so now")} />}
          </button>
        </li>
      ))}
    </ul>
  );
}

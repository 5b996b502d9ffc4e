import { _ } from "../texts.js";
import { keepFocus } from "./order.js";

/** Two buttons that move a row up and down; `move(step)` does it and resolves when it stands there. */
export function MoveButtons({ id, name, first, last, move }) {
  const go = async (step, button) => {
    await move(step);
    keepFocus(button);
  };
  return (
    <span class="move-buttons">
      <button
        type="button"
        id={`${id}-up`}
        class="button button-quiet button-icon"
        aria-label={_("Move up: %(what)s", { what: name })}
        disabled={first}
        onClick={() => go(-1, `${id}-up`)}
      >
        <Arrow up />
      </button>
      <button
        type="button"
        id={`${id}-down`}
        class="button button-quiet button-icon"
        aria-label={_("Move down: %(what)s", { what: name })}
        disabled={last}
        onClick={() => go(1, `${id}-down`)}
      >
        <Arrow />
      </button>
    </span>
  );
}

function Arrow({ up = false }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2">
      <path d={up ? "M12 20V5M6 11l6-6 6 6" : "M12 4v15M6 13l6 6 6-6"} stroke-linecap="round" stroke-linejoin="round" />
    </svg>
  );
}

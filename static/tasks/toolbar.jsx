import { useComputed } from "@preact/signals";
import { Clock, Keyboard, Person, Search, Stop, Undo } from "../icons.jsx";
import { _ } from "../texts.js";
import { helpIsOpen } from "./help.jsx";
import { page } from "./page.js";
import { counts, filter } from "./store.js";
import { canUndo, undoLast } from "./undo.js";

/** Finding on the board, three questions it answers at once, undo and the sheet of keys. */
export function Toolbar() {
  const { text } = filter.value;
  return (
    <div class="toolbar" role="group" aria-label={_("Board tools")}>
      <label class="search">
        <Search />
        <input
          id="search"
          type="search"
          class="input"
          aria-label={_("Find on the board")}
          placeholder={_("Find on the board")}
          value={text}
          onInput={(event) => narrow({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key !== "Escape") return;
            event.preventDefault();
            event.stopPropagation();
            narrow({ text: "" });
            event.currentTarget.blur();
          }}
        />
      </label>
      <Only name="mine" icon={<Person />} text={_("Mine")} />
      <Only name="blocked" icon={<Stop />} text={_("Blocked")} />
      <Only name="overdue" icon={<Clock />} text={_("Overdue")} />
      <span class="toolbar-gap" />
      {page.may_write && (
        <button
          type="button"
          class="chip"
          disabled={!canUndo.value}
          onClick={undoLast}
          title={_("Undo your last action (Ctrl+Z)")}
        >
          <Undo /> <span class="chip-text">{_("Undo")}</span>
        </button>
      )}
      <button
        type="button"
        class="chip"
        title={_("Keys (?)")}
        onClick={() => {
          helpIsOpen.value = true;
        }}
      >
        <Keyboard /> <span class="chip-text">{_("Keys")}</span>
      </button>
    </div>
  );
}

const narrow = (change) => {
  filter.value = { ...filter.peek(), ...change };
};

function Only({ name, icon, text }) {
  const number = useComputed(() => counts[name].value).value;
  const isOn = filter.value.only === name;
  return (
    <button
      type="button"
      class={`chip chip-${name}`}
      aria-pressed={isOn}
      data-count={number}
      onClick={() => narrow({ only: isOn ? null : name })}
    >
      {icon} {text} <b>{number}</b>
    </button>
  );
}

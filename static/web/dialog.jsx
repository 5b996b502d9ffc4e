import { useLayoutEffect, useRef } from "preact/hooks";
import { Close } from "../icons.jsx";
import { _ } from "../texts.js";
import { say } from "./toasts.js";

let lastId = 0;

/**
 * A modal sheet; the browser itself keeps the focus inside and gives it back. A press beside it closes it, unless
 * something was typed: that would be lost by a slip of the hand. Out of one that is `isLong` to fill it takes Esc twice.
 */
export function Dialog({ title, isWide = false, isLong = false, onClose, children }) {
  const box = useRef(null);
  const id = useRef(`dialog-${++lastId}`).current;
  const typed = useRef(false);
  const pressed = useRef(null);
  const warned = useRef(false);
  useLayoutEffect(() => {
    const shown = box.current;
    shown.showModal();
    shown.querySelector("[autofocus], textarea, input")?.focus();
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={box}
      class={isWide ? "dialog is-wide" : "dialog"}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (isLong && typed.current && !warned.current) {
          warned.current = true;
          say(_("What you wrote is not saved yet. Press Esc once more to close without it."));
        } else onClose();
      }}
      onInput={() => {
        typed.current = true;
        warned.current = false;
      }}
      onPointerDown={(event) => {
        pressed.current = event.target;
      }}
      onClick={(event) => {
        // Text that is marked with the mouse may be let go outside: only a press that also began there closes.
        const isBeside = event.target === box.current && pressed.current === box.current;
        if (isBeside && !typed.current) onClose();
      }}
    >
      <div class="dialog-body">
        <header class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button type="button" class="button button-quiet button-icon" aria-label={_("Close")} onClick={onClose}>
            <Close />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  );
}

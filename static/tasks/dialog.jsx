import { useLayoutEffect, useRef } from "preact/hooks";
import { Close } from "../icons.jsx";
import { _ } from "../texts.js";

let lastId = 0;

/** A modal sheet; the browser itself keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children }) {
  const box = useRef(null);
  const id = useRef(`dialog-${++lastId}`).current;
  useLayoutEffect(() => {
    const shown = box.current;
    shown.showModal();
    shown.querySelector("textarea, input")?.focus();
    return () => shown.close();
  }, []);
  return (
    <dialog
      ref={box}
      class="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === box.current && onClose()}
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

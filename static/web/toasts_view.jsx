import { useLayoutEffect, useRef } from "preact/hooks";
import { Close } from "../icons.jsx";
import { _ } from "../texts.js";
import { mainOfPage, refocus } from "./focus.js";
import { hold, letGo, spoken, toasts, unsay } from "./toasts.js";

/** What is told in the corner, and what is only spoken. */
export function Toasts() {
  const box = useRef(null);
  const newest = toasts.value.at(-1)?.id;
  // A sheet lies over everything but what was put on top after it: a new message is put there.
  useLayoutEffect(() => {
    const it = box.current;
    if (!it.showPopover) return;
    if (it.matches(":popover-open")) it.hidePopover();
    if (newest !== undefined && document.querySelector("dialog[open]")) it.showPopover();
  }, [newest]);
  return (
    <div class="toasts" ref={box} popover="manual">
      {toasts.value.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function Toast({ toast: { id, tone, text, title, action } }) {
  const box = useRef(null);
  const before = useRef(null);
  useLayoutEffect(
    () => () => {
      if (box.current?.contains(document.activeElement)) refocus(() => before.current, cardInUse, mainOfPage);
    },
    [],
  );
  const keep = () => hold(id);
  const come = ({ relatedTarget }) => {
    keep();
    if (relatedTarget && !relatedTarget.closest(".toasts")) before.current = relatedTarget;
  };
  const go = () => tone !== "error" && letGo(id);
  return (
    <div
      class={`toast toast-${tone}`}
      ref={box}
      data-testid="toast"
      onPointerEnter={keep}
      onPointerLeave={go}
      onFocusIn={come}
      onFocusOut={go}
    >
      <span class="toast-text">
        {text}
        {title && (
          <span class="toast-title" title={title}>
            {title}
          </span>
        )}
      </span>
      {action && (
        <button
          type="button"
          class="button-text"
          onClick={() => {
            unsay(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        class="button button-quiet button-icon"
        aria-label={_("Close the message")}
        onClick={() => unsay(id)}
      >
        <Close />
      </button>
    </div>
  );
}

/** The card that Tab leads to, where the page is a board. */
const cardInUse = () => document.querySelector('.card[tabindex="0"]');

export function Spoken() {
  return (
    <p class="spoken-only" aria-live="assertive">
      {spoken.value}
    </p>
  );
}

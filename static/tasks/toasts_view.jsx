import { Close } from "../icons.jsx";
import { _ } from "../texts.js";
import { hold, letGo, spoken, toasts, unsay } from "./toasts.js";

/** What is told in the corner, and what is only spoken. */
export function Toasts() {
  return (
    <div class="toasts">
      {toasts.value.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function Toast({ toast: { id, tone, text, title, action } }) {
  const keep = () => hold(id);
  const go = () => tone !== "error" && letGo(id);
  return (
    <div
      class={`toast toast-${tone}`}
      data-testid="toast"
      onPointerEnter={keep}
      onPointerLeave={go}
      onFocusIn={keep}
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

export function Spoken() {
  return (
    <p class="spoken-only" aria-live="assertive">
      {spoken.value}
    </p>
  );
}

import { useLayoutEffect, useRef } from "preact/hooks";
import { _ } from "../texts.js";
import { forgetDrafts } from "./drafts.js";
import { edit, isEditing, stopEditing } from "./selection.js";

/** A line "name: value" of the panel whose value opens for writing when it is pressed. */
export function InPlace({ it, field, name, mayWrite, value, children }) {
  const isOpen = mayWrite && isEditing("panel", it.id, field);
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>
        {isOpen && children}
        {!isOpen && !mayWrite && value}
        {!isOpen && mayWrite && (
          <button
            type="button"
            class="in-place"
            data-field={field}
            title={_("Change: %(what)s", { what: name })}
            onClick={() => edit("panel", it.id, field)}
          >
            {value}
          </button>
        )}
      </dd>
    </div>
  );
}

/** Closes the open field and gives the focus back to its value. */
export function closeField(field) {
  stopEditing();
  keepFocus(`[data-field="${field}"]`);
}

/** Once the panel is drawn anew without what was pressed: the focus goes to `wanted` there, else to its heading. */
export function keepFocus(wanted = null) {
  requestAnimationFrame(() => {
    const panel = document.querySelector(".panel");
    if (!panel || isElsewhere(document.activeElement)) return;
    const found = (wanted && panel.querySelector(wanted)) ?? panel.querySelector(".panel-title");
    found?.focus({ preventScroll: found.matches(".panel-title") });
  });
}

/** Whether the focus has gone on by itself meanwhile: into a question, or to where somebody types. */
const isElsewhere = (element) => element.closest("dialog") !== null || element.matches("input, textarea, select");

/**
 * A small form inside the panel: the first control has the focus, Esc closes, Enter sends. Leaving it without sending
 * throws away the drafts named in `drafts`.
 */
export function SmallForm({
  field,
  label,
  drafts,
  onSubmit,
  submit = _("Save"),
  submitIsOff = false,
  extra = null,
  children,
}) {
  const box = useRef(null);
  const cancel = () => {
    forgetDrafts(drafts);
    closeField(field);
  };
  useLayoutEffect(() => {
    const first = box.current.querySelector("input, select, textarea");
    first?.focus();
    box.current.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <form
      ref={box}
      class="small-form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (!submitIsOff) onSubmit();
      }}
      onKeyDown={(event) => {
        const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
        if (event.key !== "Escape" && !sends) return;
        event.preventDefault();
        event.stopPropagation();
        if (sends) box.current.requestSubmit();
        else cancel();
      }}
    >
      {children}
      <div class="form-actions">
        <button type="submit" class="button button-primary" disabled={submitIsOff}>
          {submit}
        </button>
        <button type="button" class="button" onClick={cancel}>
          {_("Cancel")}
        </button>
        {extra}
      </div>
    </form>
  );
}

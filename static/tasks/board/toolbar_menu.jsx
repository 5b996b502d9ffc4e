import { useEffect, useRef } from "preact/hooks";

/** A button of the toolbar that opens a small sheet; a press elsewhere or Esc closes it. */
export function ToolbarMenu({ icon, text, isOn = false, children }) {
  const box = useRef(null);
  useEffect(() => {
    const leave = (event) => {
      if (box.current?.open && !box.current.contains(event.target)) box.current.open = false;
    };
    // Before the button acts: a dialog that it opens gives the focus back to what has it now, and that must stay visible.
    const close = (event) => {
      if (!event.target.closest("button")) return;
      box.current.open = false;
      box.current.querySelector("summary").focus();
    };
    document.addEventListener("pointerdown", leave);
    box.current.addEventListener("click", close, true);
    return () => document.removeEventListener("pointerdown", leave);
  }, []);
  const onKeyDown = (event) => {
    if (event.key !== "Escape" || !box.current.open) return;
    event.preventDefault();
    event.stopPropagation();
    box.current.open = false;
    box.current.querySelector("summary").focus();
  };
  return (
    <details class="toolbar-menu" ref={box} onKeyDown={onKeyDown}>
      <summary class={isOn ? "chip is-on" : "chip"}>
        {icon} <span class="chip-text">{text}</span>
      </summary>
      <div class="menu toolbar-sheet">{children}</div>
    </details>
  );
}

import { useLayoutEffect, useRef } from "preact/hooks";
import { draft, forgetDraft, keepDraft } from "../drafts.js";

const LONGEST = 300;

/**
 * A line of text that grows with what is typed: Enter saves, Esc closes. What is typed is a draft of its own, apart
 * from the task, so nothing that arrives meanwhile can change it.
 */
export function TitleInput({ name, label, start = "", placeholder, staysOpen = false, onSave, onClose }) {
  const box = useRef(null);
  const text = draft(name) ?? start;
  useLayoutEffect(() => {
    box.current.style.height = "0";
    box.current.style.height = `${box.current.scrollHeight + 2}px`;
  }, [text]);
  useLayoutEffect(() => {
    box.current.focus();
    box.current.setSelectionRange(text.length, text.length);
  }, []);

  const save = () => {
    const words = text.replace(/\s+/g, " ").trim();
    forgetDraft(name);
    if (words) onSave(words);
    else if (!staysOpen) onClose();
  };
  return (
    <textarea
      ref={box}
      class="input title-input"
      rows={1}
      maxLength={LONGEST}
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onInput={(event) => keepDraft(name, event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === "Enter") save();
        else {
          forgetDraft(name);
          onClose();
        }
      }}
    />
  );
}

import { meeting } from "./meeting_store.js";
import { shownBlock, stepTo } from "./leading.js";

/** Arrows go from block to block, unless somebody is typing or choosing. */
export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const state = meeting.peek();
    if (!step || state?.state !== "in_progress") return;
    const next = shownBlock.peek() + step;
    if (next < 0 || next >= state.blocks.length) return;
    event.preventDefault();
    stepTo(next);
  });
}

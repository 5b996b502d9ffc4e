import { effect } from "@preact/signals";
import { shown } from "../store.js";

/** Lets what has changed be seen, and nothing else: a card that has moved flies, and each has a ring for a moment. */

const FLIGHT_MS = 180;
const RING_MS = 4_000;
const MOST_AT_ONCE = 4;
const RING = "0.1875rem solid var(--accent)";

export function watchChanges() {
  let before = null;
  effect(() => {
    const tasks = shown.value?.tasks ?? [];
    const changed = before ? tasks.filter((task) => differs(before.get(task.id), task)) : [];
    before = shown.value && new Map(tasks.map((task) => [task.id, task]));
    if (changed.length > 0 && changed.length <= MOST_AT_ONCE) changed.forEach(see);
  });
}

const TOLD = ["column_id", "assignee_id", "moved_at", "title", "kind", "due", "priority"];

const differs = (old, task) =>
  old !== task &&
  (!old ||
    TOLD.some((name) => old[name] !== task[name]) ||
    JSON.stringify(old.blocked) !== JSON.stringify(task.blocked));

function see({ id }) {
  const from = cardOf(id)?.getBoundingClientRect();
  // The card is drawn in its new place before the next frame.
  requestAnimationFrame(() => {
    const card = cardOf(id);
    if (!card) return;
    if (from && !matchMedia("(prefers-reduced-motion: reduce)").matches) fly(card, from);
    card.animate(
      [
        { outline: RING, offset: 0 },
        { outline: RING, offset: 0.8 },
        { outline: RING, outlineColor: "transparent" },
      ],
      {
        duration: RING_MS,
      },
    );
  });
}

const cardOf = (id) => document.querySelector(`[data-task-id="${CSS.escape(id)}"]`);

function fly(card, from) {
  const to = card.getBoundingClientRect();
  const [x, y] = [from.x - to.x, from.y - to.y];
  if (Math.hypot(x, y) < 4) return;
  const steps = [`translate(${x}px, ${y}px)`, "none"].map((transform) => ({ transform, zIndex: 5 }));
  card.animate(steps, { duration: FLIGHT_MS, easing: "ease-out" });
}

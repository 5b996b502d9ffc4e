import { effect } from "@preact/signals";
import { cardElement, focusCard } from "../selection.js";
import { shown } from "../store.js";

/** Lets a card that has moved be seen moving, and nothing else: a copy flies from the old place to the new one. */

const FLIGHT_MS = 180;
const MOST_AT_ONCE = 4;
const handed = new Map();

/** The card leaves from here, not from where it stands in its column. */
export function leaveFrom(id, box) {
  handed.set(id, box);
  requestAnimationFrame(() => handed.delete(id));
}

export function watchFlights() {
  let before = new Map();
  effect(() => {
    const tasks = shown.value?.tasks ?? [];
    const moved = tasks.filter((task) => hasMoved(before.get(task.id), task));
    before = new Map(tasks.map((task) => [task.id, task]));
    if (moved.length > 0 && moved.length <= MOST_AT_ONCE) moved.forEach(see);
  });
}

const hasMoved = (old, task) => old && (old.column_id !== task.column_id || old.position !== task.position);

function see({ id }) {
  const card = cardElement(id);
  if (!card) return;
  const from = handed.get(id) ?? card.getBoundingClientRect();
  const hadFocus = card === document.activeElement;
  requestAnimationFrame(() => {
    const landed = cardElement(id);
    if (!landed) return;
    if (hadFocus) focusCard(id);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) fly(landed, from);
  });
}

function fly(card, from) {
  const to = card.getBoundingClientRect();
  if (Math.hypot(from.x - to.x, from.y - to.y) < 4) return;
  const copy = card.cloneNode(true);
  copy.removeAttribute("data-task-id");
  copy.setAttribute("aria-hidden", "true");
  copy.classList.add("card-in-flight");
  copy.style.width = `${to.width}px`;
  document.body.append(copy);
  card.classList.add("is-flying");
  const steps = [from, to].map(({ x, y }) => ({ transform: `translate(${x}px, ${y}px)` }));
  const flight = copy.animate(steps, { duration: FLIGHT_MS, easing: "ease-out" });
  const land = () => {
    copy.remove();
    card.classList.remove("is-flying");
  };
  flight.onfinish = flight.oncancel = land;
}

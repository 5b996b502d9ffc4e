import { computed, signal } from "@preact/signals";
import { mainOfPage, refocus } from "../web/focus.js";
import { columns, task, visibleIn } from "./store.js";

/** Which card the keyboard stands on, which task is open in the panel, and what is being edited where. */

const focused = signal(null);

/** The one card that Tab leads to. */
export const tabStop = computed(() => {
  const here = focused.value && task(focused.value);
  if (here && visibleIn(here.column_id).includes(here)) return here.id;
  return columns.value.map((column) => visibleIn(column.id)[0]).find(Boolean)?.id ?? null;
});

export const stand = (id) => {
  focused.value = id;
};

export const cardElement = (id) => document.querySelector(`[data-task-id="${CSS.escape(id)}"]`);

/** Puts the focus on a card: at once where it stands already, and again once it is drawn where it now belongs. */
export function focusCard(id) {
  focused.value = id;
  takeFocus(id);
  requestAnimationFrame(() => takeFocus(id));
}

/** Who has begun to type meanwhile, by the next key within the same frame, keeps the focus there. */
function takeFocus(id) {
  if (!document.activeElement?.matches("input, textarea, select")) cardElement(id)?.focus();
}

/** The control that had the focus is gone: it goes to this card, else to the one that Tab leads to. */
export function keepOnBoard(id) {
  if (id && task(id)) focused.value = id;
  refocus(
    () => id && cardElement(id),
    () => tabStop.peek() && cardElement(tabStop.peek()),
    mainOfPage,
  );
}

/** The open task's id, as in the address. */
export const openId = signal(new URLSearchParams(location.search).get("task"));

/** What is being edited: null or `{place: "card" | "panel" | "column", id, field}`. */
export const editing = signal(null);

export const isEditing = (place, id, field) => {
  const now = editing.value;
  return now !== null && now.place === place && now.id === id && now.field === field;
};

export const edit = (place, id, field) => {
  editing.value = { place, id, field };
};

export const stopEditing = () => {
  editing.value = null;
};

export function openTask(id) {
  if (openId.peek() === id) return;
  openId.value = id;
  stopEditing();
  history.pushState(null, "", addressOf(id));
}

/** Closes the panel; the focus returns to the card. */
export function closeTask() {
  const id = openId.peek();
  if (id === null) return;
  openId.value = null;
  stopEditing();
  history.pushState(null, "", addressOf(null));
  if (task(id)) focusCard(id);
}

/** A task added here has got the server's id: whatever pointed at it goes on pointing at it. */
export function followId(temporary, id) {
  if (focused.peek() === temporary) focused.value = id;
  if (editing.peek()?.id === temporary) editing.value = { ...editing.peek(), id };
  if (openId.peek() !== temporary) return;
  openId.value = id;
  history.replaceState(null, "", addressOf(id));
}

window.addEventListener("popstate", () => {
  openId.value = new URLSearchParams(location.search).get("task");
});

function addressOf(id) {
  const address = new URL(location.href);
  if (id) address.searchParams.set("task", id);
  else address.searchParams.delete("task");
  return address;
}

import { computed, signal } from "@preact/signals";
import { on, queue, task, visibleIn } from "../store.js";

/** The server changes no more than so many by one command. */
export const MOST = 200;

/** Several tasks chosen for one action: a Set of ids, and whether every card shows a box to choose it by. */
export const picked = signal(new Set());
export const picking = signal(false);

let last = null;

const atMost = (ids) => new Set([...ids].filter((id) => task(id)).slice(0, MOST));

export function pick(id) {
  const next = new Set(picked.peek());
  if (!next.delete(id)) next.add(id);
  picked.value = atMost(next);
  last = id;
  if (next.size) picking.value = true;
}

/** From the one chosen last to this one, where both stand in one column; else just this one. */
export function pickRange(id) {
  const list = visibleIn(task(id)?.column_id).map((each) => each.id);
  const [from, to] = [list.indexOf(last), list.indexOf(id)].sort((a, b) => a - b);
  if (from < 0) return pick(id);
  picked.value = atMost([...picked.peek(), ...list.slice(from, to + 1)]);
  last = id;
  picking.value = true;
  return undefined;
}

export function pickAll(ids) {
  picked.value = atMost([...picked.peek(), ...ids]);
  picking.value = true;
}

/** A chosen task has got another id. */
export function renamePicked(from, to) {
  if (last === from) last = to;
  if (picked.peek().has(from)) picked.value = new Set([...picked.peek()].map((id) => (id === from ? to : id)));
}

export function unpickAll() {
  picked.value = new Set();
  picking.value = false;
}

/** The chosen tasks that are still on the board. */
export const pickedTasks = computed(() => [...picked.value].map(task).filter((each) => each && !isNew(each)));

/** What the server did not do to the chosen tasks can be tried otherwise: they stay chosen, unless others are by now. */
on("refused", (command) => {
  if (command.kind === "many" && picked.peek().size === 0) pickAll(command.task_ids);
});

on("settled", (command) => {
  const now = picked.peek();
  if (command.kind === "many" && now.size && [...now].every((id) => command.task_ids.includes(id))) unpickAll();
});

const isNew = (each) => queue.unsaved.value.some((command) => command.kind === "add" && command.task_id === each.id);

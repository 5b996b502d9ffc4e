import { signal } from "@preact/signals";
import { _ } from "../texts.js";
import { moveTask } from "./commands.js";
import { isSamePlace, ordinal, placeOf, step } from "./places.js";
import { focusCard } from "./selection.js";
import { column, columns, groups, task } from "./store.js";
import { announce } from "./toasts.js";
import { offerUndo } from "./undo.js";

/** The card in the hand: null or `{task_id, by: "pointer" | "keys", target: {column_id, before_id}}`. */
export const lifted = signal(null);

export function lift(id, by) {
  const it = task(id);
  lifted.value = { task_id: id, by, target: placeOf(groups.value, it) };
  announce(
    _("“%(title)s” is lifted. Choose a place with the arrow keys, Enter drops, Esc cancels.", { title: it.title }),
  );
}

/** The place under the pointer. */
export function aim(target) {
  const now = lifted.peek();
  if (now && !isSamePlace(now.target, target)) lifted.value = { ...now, target };
}

export function aimWithKey(key) {
  const now = lifted.peek();
  aim(step(columns.value, groups.value, now.task_id, now.target, key));
  announce(placeInWords(lifted.peek()));
}

export function cancelLift() {
  const now = lifted.peek();
  lifted.value = null;
  if (!now) return;
  announce(_("The move is cancelled."));
  if (now.by === "keys") focusCard(now.task_id);
}

/** Puts the card down where it was aimed; a task that has gone meanwhile stays gone. */
export function drop() {
  const { task_id: id, target, by } = lifted.peek();
  const it = task(id);
  lifted.value = null;
  if (it && !isSamePlace(placeOf(groups.value, it), target)) offerUndo(moveTask(it, target));
  if (it && by === "keys") focusCard(id);
}

export const placeNumber = ({ task_id: id, target }) => ordinal(groups.value, id, target);

const placeInWords = (now) =>
  _("%(column)s: place %(number)s", { column: column(now.target.column_id).name, number: placeNumber(now) });

import { signal } from "@preact/signals";
import { _ } from "../texts.js";
import { moveTask } from "./commands.js";
import { limitMet } from "./marks.js";
import { anchorOf, isSamePlace, NOBODY, ordinal, placeOf, step } from "./places.js";
import { focusCard } from "./selection.js";
import { allIn, column, grid, person, task } from "./store.js";
import { announce } from "../web/toasts.js";
import { offerUndo } from "./undo.js";

/** The card in the hand: null or `{task_id, by: "pointer" | "keys", target: {column_id, lane, before_id}}`. */
export const lifted = signal(null);

export function lift(id, by) {
  const it = task(id);
  lifted.value = { task_id: id, by, target: placeOf(grid.value, it) };
  announce(
    _("“%(title)s” is lifted. Choose a place with the arrow keys, Enter drops, Esc cancels.", { title: it.title }),
  );
}

/** The place under the pointer. */
export function aim(target) {
  const now = lifted.peek();
  if (now && !isSamePlace(now.target, target)) lifted.value = { ...now, target };
}

/** A task has got another id, in the hand or where the hand aims at. */
export function renameLifted(from, to) {
  const now = lifted.peek();
  if (!now) return;
  const named = (id) => (id === from ? to : id);
  const target = { ...now.target, before_id: named(now.target.before_id) };
  lifted.value = { ...now, task_id: named(now.task_id), target };
}

export function aimWithKey(key) {
  const now = lifted.peek();
  aim(step(grid.value, now.task_id, now.target, key));
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
  if (it && !isSamePlace(placeOf(grid.value, it), target)) offerUndo(moveTo(it, target));
  if (it && by === "keys") focusCard(id);
}

/** Moves a task to a place of the board; into another person's row it becomes that person's. */
export function moveTo(it, target) {
  const who = ownerAt(it, target);
  const more = who === it.assignee_id ? {} : { assignee_id: who };
  return moveTask(it, target.column_id, anchorOf(grid.value, it.id, target), more);
}

/** Whose the card would be at a place. */
export const ownerAt = (it, { lane }) => (lane === null ? it.assignee_id : lane === NOBODY ? null : lane);

/** What limit the card in the hand would meet where it is aimed: null or `{count, limit}`. */
export function limitAhead({ task_id: id, target }) {
  const it = task(id);
  return it && limitMet(column(target.column_id), allIn(target.column_id), it, ownerAt(it, target));
}

export const placeNumber = ({ task_id: id, target }) => ordinal(grid.value, id, target);

function placeInWords(now) {
  const { target } = now;
  const words = [
    _("%(column)s: place %(number)s", { column: column(target.column_id).name, number: placeNumber(now) }),
  ];
  if (target.lane !== null) words.unshift(person(target.lane)?.name ?? _("Nobody’s"));
  const limit = limitAhead(now);
  if (limit) words.push(_("over the limit: %(count)s of %(limit)s", limit));
  return words.join(", ");
}

/** Where on the board one gets to with the arrow keys, and where a lifted card may land. Pure; `groups` as in grouping.js. */

import { tasksOf } from "./grouping.js";

const STEP = { ArrowLeft: -1, ArrowRight: 1 };

/** The task an arrow, Home or End leads to from a task; the same one where there is no further. */
export function neighbour(columns, groups, task, key) {
  const list = tasksOf(groups, task.column_id);
  const at = list.findIndex((each) => each.id === task.id);
  if (key === "ArrowUp") return list[at - 1] ?? task;
  if (key === "ArrowDown") return list[at + 1] ?? task;
  if (key === "Home") return list[0] ?? task;
  if (key === "End") return list.at(-1) ?? task;
  return acrossFrom(columns, groups, task, STEP[key], at);
}

function acrossFrom(columns, groups, task, step, at) {
  let here = columns.findIndex((column) => column.id === task.column_id) + step;
  while (columns[here]) {
    const list = tasksOf(groups, columns[here].id);
    if (list.length) return list[Math.min(at, list.length - 1)];
    here += step;
  }
  return task;
}

/** The places a card may take in a column: before each other card, or at the end (null). */
const placesIn = (groups, columnId, taskId) => [
  ...tasksOf(groups, columnId)
    .filter((task) => task.id !== taskId)
    .map((task) => task.id),
  null,
];

/** Where the card stands now, as a target `{column_id, before_id}`. */
export function placeOf(groups, task) {
  const list = tasksOf(groups, task.column_id);
  const next = list[list.findIndex((each) => each.id === task.id) + 1];
  return { column_id: task.column_id, before_id: next?.id ?? null };
}

/** The next target for a lifted card. */
export function step(columns, groups, taskId, target, key) {
  const places = placesIn(groups, target.column_id, taskId);
  const at = Math.max(0, places.indexOf(target.before_id));
  if (key === "ArrowUp") return { ...target, before_id: places[Math.max(0, at - 1)] };
  if (key === "ArrowDown") return { ...target, before_id: places[Math.min(places.length - 1, at + 1)] };
  if (key === "Home") return { ...target, before_id: places[0] };
  if (key === "End") return { ...target, before_id: null };
  const column = columns[columns.findIndex((each) => each.id === target.column_id) + STEP[key]];
  if (!column) return target;
  const there = placesIn(groups, column.id, taskId);
  return { column_id: column.id, before_id: there[Math.min(at, there.length - 1)] };
}

/** Which place in its column a target is, from 1. */
export function ordinal(groups, taskId, target) {
  const places = placesIn(groups, target.column_id, taskId);
  const at = places.indexOf(target.before_id);
  return (at < 0 ? places.length - 1 : at) + 1;
}

export const isSamePlace = (a, b) => a.column_id === b.column_id && a.before_id === b.before_id;

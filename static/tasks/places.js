/**
 * Where on the board one gets to with the arrow keys, and where a lifted card may land. Pure.
 *
 * A grid is `{columns, lanes, groups}`: `lanes` is null, or the ids of the people whose rows the board has; `groups` is
 * a Map from a cell's key to its tasks in order. A target is `{column_id, lane, before_id}`.
 */

const NONE = Object.freeze([]);
const STEP = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 };

/** The key of a cell: of the whole column where there are no lanes. */
export const cellKey = (columnId, lane) => (lane === null ? columnId : `${columnId}/${lane}`);

/** The lane of what nobody does. */
export const NOBODY = "nobody";

export const laneOf = (grid, task) => (grid.lanes === null ? null : (task.assignee_id ?? NOBODY));

const tasksIn = (grid, columnId, lane) => grid.groups.get(cellKey(columnId, lane)) ?? NONE;

/** The task an arrow, Home or End leads to from a task; the same one where there is no further. */
export function neighbour(grid, task, key) {
  const lane = laneOf(grid, task);
  const list = tasksIn(grid, task.column_id, lane);
  const at = list.findIndex((each) => each.id === task.id);
  if (key === "Home") return list[0] ?? task;
  if (key === "End") return list.at(-1) ?? task;
  if (key === "ArrowUp") return list[at - 1] ?? acrossLanes(grid, task, lane, key) ?? task;
  if (key === "ArrowDown") return list[at + 1] ?? acrossLanes(grid, task, lane, key) ?? task;
  return acrossColumns(grid, task, lane, STEP[key], at);
}

function acrossColumns(grid, task, lane, step, at) {
  let here = grid.columns.findIndex((column) => column.id === task.column_id) + step;
  while (grid.columns[here]) {
    const list = tasksIn(grid, grid.columns[here].id, lane);
    if (list.length) return list[Math.min(at, list.length - 1)];
    here += step;
  }
  return task;
}

function acrossLanes(grid, task, lane, key) {
  if (lane === null) return null;
  let here = grid.lanes.indexOf(lane) + STEP[key];
  while (grid.lanes[here] !== undefined) {
    const list = tasksIn(grid, task.column_id, grid.lanes[here]);
    if (list.length) return key === "ArrowUp" ? list.at(-1) : list[0];
    here += STEP[key];
  }
  return null;
}

/** The places a card may take in a cell: before each other card, or at the end (null). */
const placesIn = (grid, { column_id: columnId, lane }, taskId) => [
  ...tasksIn(grid, columnId, lane)
    .filter((task) => task.id !== taskId)
    .map((task) => task.id),
  null,
];

/** Where the card stands now, as a target. */
export function placeOf(grid, task) {
  const lane = laneOf(grid, task);
  const list = tasksIn(grid, task.column_id, lane);
  const next = list[list.findIndex((each) => each.id === task.id) + 1];
  return { column_id: task.column_id, lane, before_id: next?.id ?? null };
}

/** The next target for a lifted card. */
export function step(grid, taskId, target, key) {
  const places = placesIn(grid, target, taskId);
  const at = Math.max(0, places.indexOf(target.before_id));
  if (key === "Home") return { ...target, before_id: places[0] };
  if (key === "End") return { ...target, before_id: null };
  if (key === "ArrowUp" || key === "ArrowDown") {
    const next = at + STEP[key];
    return next in places ? { ...target, before_id: places[next] } : nextLane(grid, taskId, target, key);
  }
  const column = grid.columns[grid.columns.findIndex((each) => each.id === target.column_id) + STEP[key]];
  if (!column) return target;
  const there = placesIn(grid, { ...target, column_id: column.id }, taskId);
  return { ...target, column_id: column.id, before_id: there[Math.min(at, there.length - 1)] };
}

function nextLane(grid, taskId, target, key) {
  const lane = grid.lanes?.[grid.lanes.indexOf(target.lane) + STEP[key]];
  if (lane === undefined) return target;
  const there = placesIn(grid, { ...target, lane }, taskId);
  return { ...target, lane, before_id: key === "ArrowUp" ? null : there[0] };
}

/** Which place in its cell a target is, from 1. */
export function ordinal(grid, taskId, target) {
  const places = placesIn(grid, target, taskId);
  const at = places.indexOf(target.before_id);
  return (at < 0 ? places.length - 1 : at) + 1;
}

/** What a move says of the place: before a card, after the last one of a person's cell, or nothing: the column's end. */
export function anchorOf(grid, taskId, target) {
  if (target.before_id) return { before_id: target.before_id };
  const last = target.lane === null ? null : placesIn(grid, target, taskId).at(-2);
  return last ? { after_id: last } : {};
}

export const isSamePlace = (a, b) => a.column_id === b.column_id && a.lane === b.lane && a.before_id === b.before_id;

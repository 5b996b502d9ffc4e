/** What a command of one's own will do to the snapshot, shown before the server has answered. Pure. */

import { inOrder } from "./grouping.js";

export const EFFECTS = { add, move, change, block, unblock, archive, restore, many, inside, undo, resend };

/** A position between the neighbours at a place; only for showing, the server makes the real one. */
export function positionAt(tasks, place) {
  const rest = [...tasks].sort(inOrder);
  const at = placeIndex(rest, place);
  const [before, after] = [rest[at - 1], rest[at]];
  if (!before && !after) return 0;
  if (!after) return before.position + 1;
  return before ? (before.position + after.position) / 2 : after.position - 1;
}

function placeIndex(tasks, { before_id, after_id }) {
  const anchor = tasks.findIndex((task) => task.id === (before_id ?? after_id));
  if (anchor < 0) return tasks.length;
  return before_id ? anchor : anchor + 1;
}

function add(snapshot, command) {
  if (command.answer) return put(snapshot, command.answer.task);
  const position = positionAt(columnOf(snapshot, command.task.column_id), {});
  return put(snapshot, { ...command.task, position });
}

function move(snapshot, command) {
  return alter(snapshot, command, () => {
    const rest = columnOf(snapshot, command.column_id).filter((task) => task.id !== command.task_id);
    const { assignee_id: who } = { assignee_id: undefined, ...command.more };
    const fields = { column_id: command.column_id, position: positionAt(rest, command.place) };
    return who === undefined ? fields : { ...fields, assignee_id: who };
  });
}

function change(snapshot, command) {
  return alter(snapshot, command, () => command.changes);
}

function block(snapshot, command) {
  return alter(snapshot, command, () => ({ blocked: command.blocked }));
}

function unblock(snapshot, command) {
  return alter(snapshot, command, () => ({ blocked: null }));
}

function archive(snapshot, command) {
  return without(snapshot, command.task_id);
}

function restore(snapshot, command) {
  if (command.answer?.task) return put(snapshot, command.answer.task);
  return put(snapshot, { ...command.task, position: positionAt(columnOf(snapshot, command.task.column_id), {}) });
}

/** Several tasks at once: `changes` for each, or off the board. */
function many(snapshot, { task_ids: ids, changes, gone, answer }) {
  if (gone) return { ...snapshot, tasks: snapshot.tasks.filter((task) => !ids.includes(task.id)) };
  if (answer?.tasks) return answer.tasks.reduce(put, snapshot);
  const last = changes.column_id ? positionAt(columnOf(snapshot, changes.column_id), {}) : null;
  const fields = (task) => (last === null ? changes : { ...changes, position: last + ids.indexOf(task.id) });
  return {
    ...snapshot,
    tasks: snapshot.tasks.map((task) => (ids.includes(task.id) ? { ...task, ...fields(task) } : task)),
  };
}

/** What a card counts of its checklist and comments; what is written there is shown by the open task. */
function inside(snapshot, command) {
  const { done = 0, total = 0, comments = 0 } = command.counted;
  return alter(snapshot, command, ({ checklist, comments: before }) => ({
    checklist: { done: checklist.done + done, total: checklist.total + total },
    comments: before + comments,
  }));
}

function undo(snapshot, { task_id, restore, answer }) {
  if (answer?.task) return put(snapshot, answer.task);
  if (restore === undefined) return snapshot;
  if (Array.isArray(restore)) return restore.reduce(put, snapshot);
  if (restore === null) return without(snapshot, task_id);
  if (restore.id && !snapshot.tasks.some((task) => task.id === restore.id)) return put(snapshot, restore);
  return alter(snapshot, { task_id, answer: null }, () => restore);
}

/** What it does is seen when the server tells it. */
function resend(snapshot) {
  return snapshot;
}

function alter(snapshot, { task_id, answer }, changes) {
  if (answer?.task) return put(snapshot, answer.task);
  const it = snapshot.tasks.find((task) => task.id === task_id);
  if (!it) return snapshot;
  const fields = changes(it);
  return {
    ...snapshot,
    tasks: snapshot.tasks.map((task) => (task.id === task_id ? { ...task, ...fields } : task)),
  };
}

const columnOf = (snapshot, id) => snapshot.tasks.filter((task) => task.column_id === id);

const without = (snapshot, id) => ({ ...snapshot, tasks: snapshot.tasks.filter((task) => task.id !== id) });

const put = (snapshot, task) => ({ ...snapshot, tasks: [...without(snapshot, task.id).tasks, task] });

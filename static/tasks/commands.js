import { newKey } from "../live/requests.js";
import { _ } from "../texts.js";
import { isTemporary, realId } from "./identity.js";
import { showInside } from "./inside.js";
import { page } from "../web/page.js";
import { column, person, queue, today } from "./store.js";
import { longDay } from "../web/days.js";
import { word } from "./wording.js";

/**
 * What a person may wish for, as commands for the queue. Each carries what its effect needs, `said` (the words of the
 * toast), `restore` (what undoing puts back; null: the task goes) and `again(more)`, which asks the same once more.
 */

export function addTask(columnId, title, more = {}) {
  const temporary = `new:${newKey()}`;
  return queue.issue({
    kind: "add",
    touches: [temporary, `column:${columnId}`],
    task_id: temporary,
    task: newCard(temporary, columnId, title, more),
    column_id: columnId,
    title,
    said: _("Added"),
    restore: null,
    again: (extra) => addTask(columnId, title, { ...more, ...extra }),
    send: () => ({ method: "POST", path: `${boardPath()}/tasks`, body: { title, column_id: columnId, ...more } }),
  });
}

/**
 * `place` is `{before_id}`, `{after_id}` or nothing: the end of the column; `more` are the move's other fields
 * (contract 2); `said` replaces the toast's words.
 */
export function moveTask(task, columnId, place = {}, more = {}, said = null) {
  return queue.issue({
    kind: "move",
    touches: [task.id, `column:${columnId}`, ...Object.values(place)],
    task_id: task.id,
    from: task.column_id,
    column_id: columnId,
    place,
    more,
    title: task.title,
    said: said ?? saidOfMove(task, columnId, more),
    restore: { column_id: task.column_id, position: task.position, assignee_id: task.assignee_id },
    again: (extra) => moveTask(task, columnId, place, { ...more, ...extra }, said),
    send: () => post(task.id, "move", { column_id: columnId, ...placed(place), ...more }),
  });
}

function saidOfMove(task, columnId, more) {
  const moved = _("Moved to “%(column)s”", { column: column(columnId)?.name ?? "" });
  if (!("assignee_id" in more)) return moved;
  const assigned = saidOfChange({ assignee_id: more.assignee_id });
  return columnId === task.column_id ? assigned : `${moved} · ${assigned}`;
}

/** `changes` are fields of the task; `more` are those that only explain them (`due_reason`, `override_reason`). */
export function changeTask(task, changes, more = {}) {
  const filled = { assignee: changes.assignee_id, due: changes.due, estimate: changes.estimate_hours };
  return queue.issue({
    kind: "change",
    touches: [task.id],
    task_id: task.id,
    changes: { ...changes, missing: task.missing.filter((name) => !filled[name]) },
    more,
    title: task.title,
    said: saidOfChange(changes),
    restore: { ...Object.fromEntries(Object.keys(changes).map((name) => [name, task[name]])), missing: task.missing },
    again: (extra) => changeTask(task, changes, { ...more, ...extra }),
    send: () => ({ method: "PATCH", path: taskPath(task.id), body: { ...changes, ...more } }),
  });
}

/** `why` is `{reason, category, waiting_for, check_on}`. */
export function blockTask(task, why) {
  return queue.issue({
    kind: "block",
    touches: [task.id],
    task_id: task.id,
    blocked: { ...why, since: new Date().toISOString(), by: null },
    title: task.title,
    said: _("Marked as blocked"),
    restore: { blocked: task.blocked },
    again: null,
    send: () => post(task.id, "block", why),
  });
}

/** Off the board; `reason` says why a task that is not done will not be. */
export function archiveTask(task, reason = null) {
  return queue.issue({
    kind: "archive",
    touches: [task.id],
    task_id: task.id,
    reason,
    title: task.title,
    said: _("Put into the archive"),
    restore: { ...task },
    again: null,
    send: () => post(task.id, "archive", reason ? { reason } : {}),
  });
}

/** Back from the archive; `card` is the task as the archive shows it. */
export function restoreTask(card) {
  return queue.issue({
    kind: "restore",
    touches: [card.id],
    task_id: card.id,
    task: card,
    title: card.title,
    said: _("Back on the board"),
    restore: null,
    again: null,
    send: () => post(card.id, "restore", {}),
  });
}

export function unblockTask(task) {
  return queue.issue({
    kind: "unblock",
    touches: [task.id],
    task_id: task.id,
    title: task.title,
    said: _("The block is taken off"),
    restore: { blocked: task.blocked },
    again: null,
    send: () => post(task.id, "unblock", {}),
  });
}

/** Takes back an own command; the queue sends it after whatever it takes back. */
export function undoCommand(command) {
  const id = queue.issue({
    kind: "undo",
    touches: command.touches.map(realId),
    target: command.id,
    task_id: realId(command.task_id),
    ...(command.task_ids && { task_ids: command.task_ids.map(realId) }),
    restore: command.restore ?? null,
    title: command.title,
    said: null,
    again: null,
    send: () => ({ method: "POST", path: `/api/v1/commands/${command.id}/undo`, body: {} }),
  });
  if (command.unwrite) showInside(id, command.task_id, command.unwrite, { target: command.id });
  return id;
}

/** The same of a command that this window does not know; what it leads to is seen when the server tells it. */
export const undoById = (id, title) =>
  queue.issue({
    kind: "undo",
    touches: [id],
    target: id,
    task_id: null,
    title,
    said: null,
    again: null,
    send: () => ({ method: "POST", path: `/api/v1/commands/${id}/undo`, body: {} }),
  });

const boardPath = () => `/api/v1/boards/${page.board.id}`;
export const taskPath = (id) => `/api/v1/tasks/${encodeURIComponent(realId(id))}`;
const post = (id, verb, body) => ({ method: "POST", path: `${taskPath(id)}/${verb}`, body });

/** An anchor that the server has not named yet is left out: the task then goes to the end. */
function placed(place) {
  return Object.fromEntries(
    Object.entries(place)
      .filter(([, id]) => !isTemporary(id))
      .map(([name, id]) => [name, realId(id)]),
  );
}

function newCard(id, columnId, title, { assignee_id = null, due = null, estimate_hours = null }) {
  return {
    id,
    number: null,
    title,
    kind: "assignment",
    column_id: columnId,
    position: 0,
    assignee_id,
    due,
    original_due: null,
    estimate_hours,
    remaining_hours: null,
    priority: "normal",
    labels: [],
    missing: [],
    waiting_for: null,
    expected_on: null,
    return_count: 0,
    blocked: null,
    checklist: { done: 0, total: 0 },
    comments: 0,
    attachments: 0,
  };
}

function saidOfChange(changes) {
  const texts = {
    title: () => _("Renamed"),
    assignee_id: (id) => (id ? _("Assigned to %(who)s", { who: person(id)?.name ?? "" }) : _("Nobody is assigned now")),
    due: (day) => (day ? _("Due date: %(day)s", { day: longDay(day, today.peek()) }) : _("The due date is taken away")),
    kind: (kind) => _("Kind: %(kind)s", { kind: word("kind", kind) }),
    priority: (priority) => _("Importance: %(priority)s", { priority: word("priority", priority) }),
    estimate_hours: () => _("Estimate changed"),
    remaining_hours: () => _("Hours left: %(hours)s", { hours: changes.remaining_hours ?? "–" }),
    labels: () => _("Labels changed"),
    description: () => _("Description saved"),
  };
  const [[name, value]] = Object.entries(changes);
  return texts[name]?.(value) ?? _("Saved");
}

import { newKey } from "../../live/requests.js";
import { _ } from "../../texts.js";
import { taskPath } from "../commands.js";
import { isTemporary, realId } from "../identity.js";
import { showInside } from "../inside.js";
import { page } from "../../web/page.js";
import { queue } from "../store.js";
import { addTo, placeIn, putBackInto, setIn, takeFrom } from "./writing.js";

/** What a person may wish for inside a task, as commands for the queue; each says how its effect is taken back. */

const LIST = "checklist";
const TALK = "comments";

export function addItem(task, text) {
  const item = { id: `new:${newKey()}`, text, done_at: null, done_by: null };
  return issue(task, {
    said: _("Added to the checklist"),
    part: item.id,
    write: addTo(LIST, item),
    unwrite: takeFrom(LIST, item.id),
    counted: { total: 1 },
    wrote: { field: "item", text },
    send: () => ({ method: "POST", path: `${taskPath(task.id)}/checklist`, body: { text } }),
  });
}

export function tickItem(task, item, isDone) {
  const done = { done_at: new Date().toISOString(), done_by: { id: page.me.id, name: page.me.name } };
  const open = { done_at: null, done_by: null };
  const was = { done_at: item.done_at, done_by: item.done_by };
  return issue(task, {
    said: isDone ? _("Done: %(what)s", { what: item.text }) : _("Not done: %(what)s", { what: item.text }),
    uses: item.id,
    write: setIn(LIST, item.id, isDone ? done : open),
    unwrite: setIn(LIST, item.id, was),
    counted: { done: isDone ? 1 : -1 },
    send: () => ({ method: "POST", path: `${itemPath(task, item)}/${isDone ? "tick" : "untick"}`, body: {} }),
  });
}

export function renameItem(task, item, text) {
  return issue(task, {
    said: _("Checklist changed"),
    uses: item.id,
    write: setIn(LIST, item.id, { text }),
    unwrite: setIn(LIST, item.id, { text: item.text }),
    send: () => ({ method: "PATCH", path: itemPath(task, item), body: { text } }),
  });
}

/** Before another step; null: to the end. `items` are the steps as they stand now. */
export function moveItem(task, items, item, beforeId) {
  const next = items[items.indexOf(item) + 1]?.id ?? null;
  return issue(task, {
    said: _("Checklist changed"),
    uses: item.id,
    write: placeIn(LIST, item.id, beforeId),
    unwrite: placeIn(LIST, item.id, next),
    send: () => ({ method: "POST", path: `${itemPath(task, item)}/move`, body: { before_id: anchor(beforeId) } }),
  });
}

export function removeItem(task, items, item) {
  return issue(task, {
    said: _("Taken off the checklist"),
    uses: item.id,
    write: takeFrom(LIST, item.id),
    unwrite: putBackInto(LIST, item, items.indexOf(item)),
    counted: { total: -1, done: item.done_at ? -1 : 0 },
    send: () => ({ method: "DELETE", path: itemPath(task, item), body: undefined }),
  });
}

export function addComment(task, text) {
  const author = { id: page.me.id, name: page.me.name };
  const comment = { id: `new:${newKey()}`, author, text, created_at: new Date().toISOString(), edited_at: null };
  return issue(task, {
    said: _("Comment added"),
    part: comment.id,
    write: addTo(TALK, comment),
    unwrite: takeFrom(TALK, comment.id),
    counted: { comments: 1 },
    wrote: { field: "comment", text },
    send: () => ({ method: "POST", path: `${taskPath(task.id)}/comments`, body: { text } }),
  });
}

export function editComment(task, comment, text) {
  const { text: old, edited_at } = comment;
  return issue(task, {
    said: _("Comment changed"),
    uses: comment.id,
    write: setIn(TALK, comment.id, { text, edited_at: new Date().toISOString() }),
    unwrite: setIn(TALK, comment.id, { text: old, edited_at }),
    wrote: { field: `comment:${realId(comment.id)}`, text },
    send: () => ({ method: "PATCH", path: commentPath(task, comment), body: { text } }),
  });
}

export function removeComment(task, comments, comment) {
  return issue(task, {
    said: _("Comment taken away"),
    uses: comment.id,
    write: takeFrom(TALK, comment.id),
    unwrite: putBackInto(TALK, comment, comments.indexOf(comment)),
    counted: { comments: -1 },
    send: () => ({ method: "DELETE", path: commentPath(task, comment), body: undefined }),
  });
}

function issue(task, { part = null, uses = null, counted = {}, wrote = null, ...command }) {
  const id = queue.issue({
    kind: "inside",
    touches: [task.id],
    task_id: task.id,
    uses,
    counted,
    wrote,
    title: task.title,
    restore: { checklist: task.checklist, comments: task.comments },
    again: null,
    ...command,
  });
  showInside(id, task.id, command.write, { part });
  return id;
}

const itemPath = (task, { id }) => `${taskPath(task.id)}/checklist/${encodeURIComponent(realId(id))}`;
const commentPath = (task, { id }) => `${taskPath(task.id)}/comments/${encodeURIComponent(realId(id))}`;

/** A neighbour that the server has not named yet is left out: the step then goes to the end. */
const anchor = (id) => (id === null || isTemporary(id) ? null : realId(id));

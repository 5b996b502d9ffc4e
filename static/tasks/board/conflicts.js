import { _ } from "../../texts.js";
import { assigning } from "../panel/assign.jsx";
import { hasDraftFor } from "../drafts.js";
import { lifted } from "../lift.js";
import { page } from "../../web/page.js";
import { editing } from "../selection.js";
import { column, on, queue } from "../store.js";
import { say } from "../../web/toasts.js";

/** When somebody else changes the very task one has in hand: who it was, and that one's own work is kept. */

on("applied", (events) => {
  for (const event of events) {
    const id = event.body.task?.id;
    if (isInside(event.kind)) continue;
    if (id && event.by && event.by.id !== page.me.id && isInHand(id)) say(told(event), { tone: "warning" });
  }
});

/** What is written inside a task changes nothing of what one has begun with it; the open task shows it. */
const isInside = (kind) => kind.startsWith("comment.") || kind.startsWith("checklist_item.");

const isInHand = (id) =>
  lifted.peek()?.task_id === id ||
  editing.peek()?.id === id ||
  assigning.peek() === id ||
  hasDraftFor(id) ||
  queue.pendings.peek().some((each) => each.task_id === id);

function told({ kind, by, body: { task, from } }) {
  const params = { name: by.name, title: task.title, column: column(task.column_id)?.name ?? "" };
  if (kind === "task.archived" || kind === "task.removed") {
    return _("%(name)s has just taken “%(title)s” off the board.", params);
  }
  if (kind === "task.moved" && from?.column_id !== task.column_id) {
    return _("%(name)s has just moved “%(title)s” to “%(column)s”. What you have begun is kept.", params);
  }
  return _("%(name)s has just changed “%(title)s”. What you have begun is kept.", params);
}

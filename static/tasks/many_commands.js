import { newKey } from "../live/requests.js";
import { _, ngettext } from "../texts.js";
import { realId } from "./identity.js";
import { page } from "../web/page.js";
import { column, person, queue } from "./store.js";

/** The same for several tasks at once: one command, one answer, one undo. See commands.js for what a command carries. */

export const moveTasks = (tasks, columnId, more = {}) =>
  issue(tasks, "move", { column_id: columnId }, more, {
    changes: { column_id: columnId },
    column_id: columnId,
    said: _("Moved to “%(column)s”", { column: column(columnId)?.name ?? "" }),
    again: (extra) => moveTasks(tasks, columnId, { ...more, ...extra }),
  });

export const assignTasks = (tasks, who, more = {}) =>
  issue(tasks, "assign", { assignee_id: who }, more, {
    changes: { assignee_id: who },
    said: who ? _("Assigned to %(who)s", { who: person(who)?.name ?? "" }) : _("Nobody is assigned now"),
    again: (extra) => assignTasks(tasks, who, { ...more, ...extra }),
  });

export const archiveTasks = (tasks) =>
  issue(tasks, "archive", {}, {}, { gone: true, changes: {}, said: _("Put into the archive"), again: null });

function issue(tasks, verb, body, more, facts) {
  return queue.issue({
    kind: "many",
    touches: [...tasks.map((task) => task.id), ...(body.column_id ? [`column:${body.column_id}`] : [])],
    task_id: `many:${newKey()}`,
    task_ids: tasks.map((task) => task.id),
    title: ngettext("%(num)s task", "%(num)s tasks", tasks.length),
    restore: tasks.map((task) => ({ ...task })),
    ...facts,
    send: () => ({
      method: "POST",
      path: `/api/v1/boards/${page.board.id}/tasks/${verb}`,
      body: { task_ids: tasks.map((task) => realId(task.id)), ...body, ...more },
    }),
  });
}

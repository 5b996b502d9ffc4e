import { _ } from "../texts.js";
import { longDay } from "../web/days.js";
import { hours, word } from "./wording.js";

/**
 * What happened to a task, told in sentences. `names` answers `column(id)` and `person(id)` with names, or undefined
 * for those that are not on the board any more, and `today()` with the day.
 */
export function sentence({ kind, by, body }, names) {
  const name = by?.name ?? _("The program");
  const tell = SENTENCES[kind];
  return tell ? tell(name, body, names) : _("%(name)s changed the task", { name });
}

/** What was said along with it: the reason, the result, the comment. */
export function addition({ body }) {
  return [body.due_reason, body.comment, body.result, body.note, body.reason, body.override_reason]
    .filter(Boolean)
    .join(" · ");
}

const SENTENCES = {
  "task.added": (name) => _("%(name)s added the task", { name }),
  "task.changed": changed,
  "task.moved": moved,
  "task.blocked": (name, { task }) =>
    _("%(name)s marked the task as blocked: %(why)s", { name, why: task.blocked?.reason ?? "" }),
  "task.unblocked": (name) => _("%(name)s took the block off", { name }),
  "task.archived": (name) => _("%(name)s put the task into the archive", { name }),
  "task.restored": (name) => _("%(name)s brought the task back to the board", { name }),
  "comment.added": (name) => _("%(name)s wrote a comment", { name }),
  "comment.edited": (name) => _("%(name)s changed a comment", { name }),
  "comment.removed": (name) => _("%(name)s took a comment away", { name }),
  "comment.restored": (name) => _("%(name)s put a comment back", { name }),
  "checklist_item.added": (name, body) => _("%(name)s added to the checklist: %(what)s", step(name, body)),
  "checklist_item.renamed": (name, body) => _("%(name)s changed a step: %(what)s", step(name, body)),
  "checklist_item.ticked": (name, body) => _("%(name)s ticked: %(what)s", step(name, body)),
  "checklist_item.unticked": (name, body) => _("%(name)s took the tick off: %(what)s", step(name, body)),
  "checklist_item.moved": (name, body) => _("%(name)s moved a step: %(what)s", step(name, body)),
  "checklist_item.removed": (name, body) => _("%(name)s took off the checklist: %(what)s", step(name, body)),
  "checklist_item.restored": (name, body) => _("%(name)s put back on the checklist: %(what)s", step(name, body)),
  "task.removed": (name) => _("%(name)s took the task off the board", { name }),
};

/** Where the words are not told, because the list of commands has none, a step is just a step. */
const step = (name, { item_text: text }) => ({ name, what: text ? _("“%(title)s”", { title: text }) : _("a step") });

function moved(name, { task, from, returned }, names) {
  const old = names.column(from?.column_id);
  const column = names.column(task.column_id) ?? _("a column that is gone");
  if (from?.column_id === task.column_id) {
    if (from.assignee_id !== task.assignee_id) return assigned(name, task, from, names);
    return from.position === task.position
      ? _("%(name)s filled in what was missing", { name })
      : _("%(name)s changed the order in “%(column)s”", { name, column });
  }
  if (returned) return _("%(name)s sent the task back to “%(column)s”", { name, column });
  if (!old) return _("%(name)s moved the task to “%(column)s”", { name, column });
  return _("%(name)s moved the task from “%(old)s” to “%(column)s”", { name, old, column });
}

function assigned(name, task, before, names) {
  const [old, who] = [before.assignee_id, task.assignee_id].map((id) => names.person(id) ?? "");
  if (!task.assignee_id) return _("%(name)s took the assignee away", { name });
  if (!old) return _("%(name)s assigned the task to: %(who)s", { name, who });
  return _("%(name)s handed the task over: %(old)s → %(who)s", { name, old, who });
}

function changed(name, { task, before = {} }, names) {
  const fields = Object.keys(before);
  if (fields.length === 0) return _("%(name)s changed the description", { name });
  const tell = fields.length === 1 && FIELDS[fields[0]];
  if (tell) return tell(name, task, before, names);
  return _("%(name)s changed: %(what)s", { name, what: fields.map((field) => word("field", field)).join(", ") });
}

const FIELDS = {
  title: (name, _task, { title }) => _("%(name)s renamed the task; it was “%(title)s”", { name, title }),
  assignee_id: assigned,
  due(name, task, { due }, names) {
    if (!task.due) return _("%(name)s took the due date away", { name });
    const day = longDay(task.due, names.today());
    if (!due) return _("%(name)s set the due date: %(day)s", { name, day });
    return _("%(name)s moved the due date from %(old)s to %(day)s", { name, old: longDay(due, names.today()), day });
  },
  estimate_hours: (name, task) =>
    task.estimate_hours === null
      ? _("%(name)s took the estimate away", { name })
      : _("%(name)s estimated the task: %(hours)s", { name, hours: hours(task.estimate_hours) }),
  remaining_hours: (name, task) =>
    task.remaining_hours === null
      ? _("%(name)s took the hours left away", { name })
      : _("%(name)s wrote down the hours left: %(hours)s", { name, hours: hours(task.remaining_hours) }),
  labels: (name, task) => _("%(name)s changed the labels: %(labels)s", { name, labels: task.labels.join(", ") || "–" }),
  priority: (name, task) =>
    _("%(name)s changed the importance: %(priority)s", { name, priority: word("priority", task.priority) }),
  kind: (name, task) => _("%(name)s changed the kind: %(kind)s", { name, kind: word("kind", task.kind) }),
};

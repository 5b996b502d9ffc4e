/** What a card and a column head have to say; pure questions about tasks. */

import { daysBetween } from "../dates.js";

const STOPPABLE = new Set(["planned", "in_progress", "approval", "review"]);

/** Whether a task in this column can be marked as blocked. */
export const mayBeStopped = (column) => STOPPABLE.has(column?.kind);

export const isDone = (column) => column?.kind === "done";

/** How many days a task is late today; 0 when it is not. */
export function daysLate(task, column, today) {
  return task.due && !isDone(column) && task.due < today ? daysBetween(task.due, today) : 0;
}

export const checkIsDue = (blocked, today) => Boolean(blocked?.check_on && blocked.check_on <= today);

/** How a column stands against its limit: `{count, limit, over, crowded}`; `crowded` lists who has more than one may. */
export function crowding(column, tasks) {
  const count = tasks.length;
  const limit = column.wip_limit ?? null;
  if (limit === null || column.wip_scope !== "person") {
    return { count, limit, over: limit === null ? 0 : Math.max(0, count - limit), crowded: [] };
  }
  const held = new Map();
  for (const { assignee_id: who } of tasks) if (who) held.set(who, (held.get(who) ?? 0) + 1);
  const crowded = [...held].filter(([, many]) => many > limit).map(([id, many]) => ({ id, count: many }));
  return { count, limit, over: crowded.reduce((sum, each) => sum + each.count - limit, 0), crowded };
}

/**
 * Whether a task passes the board's filter `{text, only}`; `only` is null, "mine", "blocked" or "overdue". Every word of
 * the text has to be found: in the title, in the assignee's name, or as the number.
 */
export function passes(task, { text, only }, { me, column, today, assignee = null }) {
  if (only === "mine" && task.assignee_id !== me) return false;
  if (only === "blocked" && !task.blocked) return false;
  if (only === "overdue" && daysLate(task, column, today) === 0) return false;
  const searched = plain(`${task.title} ${task.number ?? ""} ${assignee?.name ?? ""}`);
  return words(text).every((word) => (word.startsWith("#") ? word === `#${task.number}` : searched.includes(word)));
}

/** "№ 32", "№32" and "#32" are one word: the number itself. */
const words = (text) =>
  plain(text)
    .replace(/[№#]\s*(?=\d)/g, "#")
    .split(/\s+/)
    .filter(Boolean);

/** Russian is typed with and without the dots of «ё»; a search must not care. */
export const plain = (text) => text.toLowerCase().replaceAll("ё", "е").trim();

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
 * What a card would meet in a column: null where there is room, else `{count, limit}` with itself counted. `who` is
 * whom the card would belong to there; a card that stays with them in the column meets nothing.
 */
export function limitMet(column, tasks, task, who) {
  const limit = column?.wip_limit ?? null;
  const byPerson = column?.wip_scope === "person";
  if (limit === null || (byPerson && !who)) return null;
  if (task.column_id === column.id && (!byPerson || task.assignee_id === who)) return null;
  const others = tasks.filter((each) => each.id !== task.id && (!byPerson || each.assignee_id === who));
  return others.length >= limit ? { count: others.length + 1, limit } : null;
}

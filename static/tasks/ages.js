/** Three honest clocks of a task in working days, and whether it lies too long where it stands. Pure. */

import { workingDaysBetween } from "../calendar/working_days.js";
import { dayOf } from "../dates.js";

const LYING = new Set(["planned", "in_progress", "approval", "review"]);

/** Working days since the task was added, since it came into its column, since it last moved. */
export function clocks(task, today, timeZone, exceptions) {
  const since = (instant) =>
    instant ? Math.max(0, workingDaysBetween(dayOf(Date.parse(instant), timeZone), today, exceptions)) : 0;
  return {
    created: since(task.created_at),
    column: since(task.entered_column_at),
    moved: since(task.moved_at),
  };
}

/** How long a task has lain in its column, where that is more than the column takes: `{days, tone}`, else null. */
export function lying(task, column, today, timeZone, exceptions) {
  if (!LYING.has(column?.kind) || !task.entered_column_at) return null;
  const days = workingDaysBetween(dayOf(Date.parse(task.entered_column_at), timeZone), today, exceptions);
  if (days <= column.yellow_after) return null;
  return { days, tone: days > column.red_after ? "red" : "amber" };
}

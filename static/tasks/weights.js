/** What a task weighs on a week and which level that makes, as the server counts (board/tasks/load.py). Pure. */

const FULL = 80;
const OVER = 100;
const OVERLOAD = 120;
const COUNTED = new Set(["planned", "in_progress"]);

/** The hours that a task puts on its assignee's week in a column, as the server counts them. */
export function weightOf(task, column, today) {
  if (!COUNTED.has(column?.kind)) return 0;
  if (column.kind === "planned" && !(task.due && task.due <= sundayOf(today))) return 0;
  return task.remaining_hours ?? task.estimate_hours ?? 0;
}

/** A Map from person to the hours that a board's tasks put on the week; `columns` is a Map by id. */
export function weightsOf(tasks, columns, today) {
  const sums = new Map();
  for (const task of tasks) {
    const weight = weightOf(task, columns.get(task.column_id), today);
    if (weight > 0) sums.set(task.assignee_id, (sums.get(task.assignee_id) ?? 0) + weight);
  }
  return sums;
}

/** The figures of a week after some more hours (or fewer); no percent where there is no capacity. */
export function withMore(figures, more) {
  const hours = Math.max(0, Math.round((figures.hours + more) * 1e6) / 1e6);
  return { ...figures, hours, percent: figures.capacity === 0 ? null : Math.round((hours / figures.capacity) * 100) };
}

/** The level of a week's hours. */
export function levelOf({ hours, capacity }) {
  if (capacity === 0) return hours > 0 ? "overload" : "full";
  const percent = Math.round((hours / capacity) * 1e8) / 1e6;
  if (percent < FULL) return "room";
  if (percent <= OVER) return "full";
  return percent <= OVERLOAD ? "over" : "overload";
}

function sundayOf(today) {
  const day = new Date(today);
  day.setUTCDate(day.getUTCDate() + ((7 - day.getUTCDay()) % 7));
  return day.toISOString().slice(0, 10);
}

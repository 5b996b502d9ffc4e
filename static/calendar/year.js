/** The days of a year and of its months, as `YYYY-MM-DD`. Pure. */

const DAY_MS = 86_400_000;
const WEEK = 7;

export function daysOfMonth(year, month) {
  const days = [];
  for (let at = Date.UTC(year, month, 1); new Date(at).getUTCMonth() === month; at += DAY_MS) days.push(text(at));
  return days;
}

export const daysOfYear = (year) => Array.from({ length: 12 }, (_, month) => daysOfMonth(year, month)).flat();

/** The weeks of a month from Monday to Sunday; `null` for days of another month. */
export function weeksOfMonth(year, month) {
  const days = daysOfMonth(year, month);
  const before = (new Date(days[0]).getUTCDay() + WEEK - 1) % WEEK;
  const cells = [...Array(before).fill(null), ...days];
  while (cells.length % WEEK) cells.push(null);
  return Array.from({ length: cells.length / WEEK }, (_, week) => cells.slice(week * WEEK, (week + 1) * WEEK));
}

export const isWeekend = (day) => [0, 6].includes(new Date(day).getUTCDay());

/** The day so many days later. */
export const later = (day, days) => text(Date.parse(day) + days * DAY_MS);

/** The Monday of the week of a day. */
export const mondayOf = (day) => later(day, -((new Date(day).getUTCDay() + WEEK - 1) % WEEK));

const text = (ms) => new Date(ms).toISOString().slice(0, 10);

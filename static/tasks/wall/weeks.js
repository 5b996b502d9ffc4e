/** The week of a day, as ISO 8601 counts it: from Monday, and the first one has the year's first Thursday. Pure. */

const DAY_MS = 86_400_000;

/** `{number, monday, friday, sunday}` */
export function weekOf(day) {
  const at = Date.parse(day);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS;
  const thursday = new Date(monday + 3 * DAY_MS);
  const number = 1 + Math.floor((thursday - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY_MS));
  return { number, monday: dayAt(monday), friday: dayAt(monday + 4 * DAY_MS), sunday: dayAt(monday + 6 * DAY_MS) };
}

const dayAt = (ms) => new Date(ms).toISOString().slice(0, 10);

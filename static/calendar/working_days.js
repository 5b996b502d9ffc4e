/**
 * Counting working days, as the server does: `exceptions` is a Map from days that differ from an ordinary week to
 * whether they are worked. Pure.
 */

const DAY_MS = 86_400_000;
const SATURDAY = 6;
const SUNDAY = 0;

export function isWorking(day, exceptions) {
  const known = exceptions.get(day);
  if (known !== undefined) return known;
  const weekday = new Date(day).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY;
}

/** How many worked days begin after `first` and not after `last`; negative where `last` is earlier. */
export function workingDaysBetween(first, last, exceptions) {
  if (last < first) return -workingDaysBetween(last, first, exceptions);
  let count = 0;
  for (let at = Date.parse(first) + DAY_MS; at <= Date.parse(last); at += DAY_MS) {
    if (isWorking(new Date(at).toISOString().slice(0, 10), exceptions)) count += 1;
  }
  return count;
}

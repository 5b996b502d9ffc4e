/**
 * Whether a value is as it should be (domain, 6.1): the browser's twin of `board/kpi/verdicts.py` and `periods.py`; both
 * are held to the same examples. Days are `YYYY-MM-DD`. Pure.
 */

import { daysBetween } from "./dates.js";

const PROGRAMME_BEGAN = "2019-05-21";
const [GREEN, YELLOW] = [1, 0.85];
const STALE_AFTER = 1.5;

/** The first day of the programme's year in which a day lies. */
export const yearBegan = (day) => [`${day.slice(0, 4)}-01-01`, PROGRAMME_BEGAN].sort()[1];

/** How much of the programme's year has run when a day ends. */
export function shareOfYear(day) {
  const began = yearBegan(day);
  const [elapsed, whole] = [daysBetween(began, day) + 1, daysBetween(began, `${day.slice(0, 4)}-12-31`) + 1];
  return Math.max(0, elapsed) / whole;
}

/** What the value should be when a day ends; null where nothing is aimed at. */
export function expected(rule, target, day) {
  if (!target || target.value === null) return null;
  return rule === "pro_rata" ? target.value * shareOfYear(day) : target.value;
}

/** "green", "yellow", "red", or "grey" where there is nothing to judge by. */
export function verdict({ rule, direction, value, base, target, day }) {
  if (value === null || value === undefined || !target || rule === "info") return "grey";
  if (rule === "limits") return within(direction, value, target);
  if (rule === "share") return within(direction, perCent(value, base), target);
  const wanted = expected(rule, target, day);
  return wanted === null ? "grey" : byRatio(direction, value, wanted);
}

/** The first and last day of the period in which a day lies. */
export function periodOf(day, frequency) {
  const [year, month] = day.split("-").map(Number);
  const iso = (...parts) => new Date(Date.UTC(...parts)).toISOString().slice(0, 10);
  if (frequency === "week") {
    const back = (new Date(day).getUTCDay() + 6) % 7;
    const date = Number(day.slice(8));
    return { first_day: iso(year, month - 1, date - back), last_day: iso(year, month - 1, date - back + 6) };
  }
  const months = { month: 1, quarter: 3, year: 12 }[frequency];
  if (!months) return { first_day: day, last_day: day };
  const first = Math.floor((month - 1) / months) * months;
  return { first_day: iso(year, first, 1), last_day: iso(year, first + months, 0) };
}

/** Whether a value is older than 1.5 times its frequency, counted from the end of its period. */
export function isStale({ first_day: first, last_day: last }, today) {
  return daysBetween(last, today) > (daysBetween(first, last) + 1) * STALE_AFTER;
}

function perCent(value, base) {
  if (base) return (value / base) * 100;
  return value <= 0 ? 0 : 100;
}

function within(direction, value, { green, yellow }) {
  if (green === null || yellow === null) return "grey";
  const sign = direction === "up" ? 1 : -1;
  if (value * sign >= green * sign) return "green";
  return value * sign >= yellow * sign ? "yellow" : "red";
}

function byRatio(direction, value, wanted) {
  const [over, under] = direction === "up" ? [value, wanted] : [wanted, value];
  if (under <= 0) return "green";
  const ratio = Math.round((over / under) * 1e9) / 1e9;
  if (ratio >= GREEN) return "green";
  return ratio >= YELLOW ? "yellow" : "red";
}

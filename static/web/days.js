/** Days as the reader's language writes them; `today` decides whether the year has to be said. */

import * as dates from "../dates.js";
import { locale } from "../texts.js";

export const shortDay = (day, today) => dates.shortDay(day, locale, today);
export const longDay = (day, today) => dates.longDay(day, locale, today);
export const daySpan = (first, last, today) => dates.span(first, last, locale, today);
export const fullDay = (day, today) => dates.dayWithWeekday(day, locale, today);

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** "пн" of 0, "вс" of 6. */
export const weekday = (index) =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(MONDAY + index * DAY_MS);

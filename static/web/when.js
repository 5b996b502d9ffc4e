import { clock, dayOf } from "../dates.js";
import { locale } from "../texts.js";
import { longDay } from "./days.js";
import { page } from "./page.js";

/** "25 ноября, 08:41" */
export function whenText(instant) {
  const day = dayOf(Date.parse(instant), page.time_zone);
  return `${longDay(day, page.today)}, ${clock(instant, locale, page.time_zone)}`;
}

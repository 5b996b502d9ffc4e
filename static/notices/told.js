import { clock, dayOf } from "../dates.js";
import { _ } from "../texts.js";

/** What was told, the newest first. */
export const newestFirst = (notices) => [...notices].sort((one, other) => (one.at < other.at ? 1 : -1));

/** What was not seen yet. */
export const unreadOf = (notices) => notices.filter(({ read_at: seen }) => !seen);

/** When something was told: the time today, "yesterday" and the time, else the day. */
export function whenTold(at, { today, zone, locale }) {
  const day = dayOf(Date.parse(at), zone);
  const time = clock(at, locale, zone);
  if (day === today) return time;
  if (day === dayBefore(today)) return _("yesterday, %(time)s", { time });
  return new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }).format(Date.parse(day));
}

const dayBefore = (day) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

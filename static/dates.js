/** Days are `YYYY-MM-DD` in the board's time zone; instants are RFC 3339. Nothing here asks what time it is. */

const DAY_MS = 86_400_000;
const MINUS = "\u2212";
const formats = new Map();

/** The day an instant (ms) falls on in a time zone. */
export const dayOf = (ms, timeZone) =>
  format("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(ms);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** "27 ноября"; with the year where it is not `today`'s. */
export const longDay = (day, locale, today = day) => spell(day, locale, today, { day: "numeric", month: "long" });

/** "25–27 ноября", "25 ноября – 3 декабря", one day alone, or with both years where there is a year between. */
export function span(first, last, locale, today = first) {
  if (first === last) return longDay(first, locale, today);
  if (isOverAYear(first, last)) return `${longDay(first, locale, last)} – ${longDay(last, locale, first)}`;
  const until = longDay(last, locale, today);
  if (first.slice(0, 7) === last.slice(0, 7)) return `${Number(first.slice(8))}–${until}`;
  return `${longDay(first, locale, today)} – ${until}`;
}

function isOverAYear(first, last) {
  const years = last.slice(0, 4) - first.slice(0, 4);
  return years > 1 || (years === 1 && last.slice(5) >= first.slice(5));
}

/** "27 нояб." */
export const shortDay = (day, locale, today = day) => spell(day, locale, today, { day: "numeric", month: "short" });

/** "27 ноября, пт" */
export const dayWithWeekday = (day, locale, today = day) =>
  `${longDay(day, locale, today)}, ${spell(day, locale, day, { weekday: "short" })}`;

/** "08:41" */
export const clock = (instant, locale, timeZone) =>
  format(locale, { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(instant));

/** "−2", with a true minus. */
export const signed = (number) => (number < 0 ? `${MINUS}${-number}` : String(number));

/** "2,5" in Russian. */
export const figure = (number, locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(number);

function spell(day, locale, today, parts) {
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" };
  const text = format(locale, { timeZone: "UTC", ...parts, ...year }).format(Date.parse(day));
  return text.replace(/\sг\.$/, "");
}

function format(locale, options) {
  const key = locale + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, options));
  return formats.get(key);
}

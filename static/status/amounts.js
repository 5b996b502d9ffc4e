/** Sizes, times and counts in words. Pure. */

import { figure } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";

const [MB, GB] = [2 ** 20, 2 ** 30];
const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400];

/** "3,2 ГБ"; to the megabyte below one gigabyte, and never nothing. */
export function sizeText(bytes) {
  if (bytes >= GB) return _("%(size)s GB", { size: figure(Math.round(bytes / (GB / 10)) / 10, locale) });
  return _("%(size)s MB", { size: figure(Math.max(0.1, Math.round(bytes / (MB / 10)) / 10), locale) });
}

/** "5 дней", "2 часа", "3 минуты", "12 секунд": the largest whole unit. */
export function spanText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole >= DAY) return ngettext("%(num)s day", "%(num)s days", Math.floor(whole / DAY));
  if (whole >= HOUR) return ngettext("%(num)s hour", "%(num)s hours", Math.floor(whole / HOUR));
  if (whole >= MINUTE) return ngettext("%(num)s minute", "%(num)s minutes", Math.floor(whole / MINUTE));
  return ngettext("%(num)s second", "%(num)s seconds", whole);
}

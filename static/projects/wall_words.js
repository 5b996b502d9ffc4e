import { figure as written, signed } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";

/** The words of the wall: short enough for a column that is seen from three metres. */

export const STAGES = {
  1: () => _("Passport"),
  2: () => _("Current map"),
  3: () => _("Analysis"),
  4: () => _("Target map"),
  5: () => _("Plan"),
  6: () => _("Defence"),
  7: () => _("Practice"),
  8: () => _("Measuring"),
  9: () => _("Closing"),
  10: () => _("Stability"),
};

export const PHASES = {
  initiation: () => _("Initiation"),
  preparation: () => _("Preparation"),
  implementation: () => _("Putting into practice"),
  completion: () => _("Completion"),
};

export const KINDS = {
  pilot: { tint: "blue", one: () => _("pilot"), all: () => _("Pilots") },
  replication: { tint: "teal", one: () => _("replication"), all: () => _("Replications") },
  other: { tint: "grey", one: () => _("other") },
};

export const VERDICTS = {
  green: () => _("as planned"),
  yellow: () => _("a little behind"),
  red: () => _("far from the target"),
};

export const COUNTERS = {
  active: (count) => ngettext("is being carried out", "are being carried out", count),
  late: (count) => ngettext("stage is late", "stages are late", count),
  checks: (count) => ngettext("check is due", "checks are due", count),
};

export const lateShort = (days) => _("%(days)s d", { days: signed(-days) });
export const lateLong = (days) => ngettext("late by %(num)s day", "late by %(num)s days", days);

/** By when a check was due: days ago, none for today. */
export const dueText = (days) =>
  days > 0
    ? ngettext("check of stability: due %(num)s day ago", "check of stability: due %(num)s days ago", days)
    : _("check of stability: due today");

export const figure = (number) => written(Math.round(number * 10) / 10, locale);

/** "27.11": the shortest that a day can be written. */
export const dayInNumbers = (day) =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    day: "2-digit",
    month: "2-digit",
    timeZone: "UTC",
  }).format(Date.parse(day));

/** "ноябрь" */
export const monthName = (day) =>
  new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.parse(day));

/** "янв" … "дек" */
export const MONTHS = Array.from({ length: 12 }, (_each, at) =>
  new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" }).format(Date.UTC(2024, at, 1)).replace(/\.$/, ""),
);

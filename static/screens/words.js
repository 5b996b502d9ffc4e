import { figure } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";

/** How a screen is, in words. */

export const STATES = {
  fine: () => _("connected"),
  attention: () => _("needs attention"),
  silent: () => _("silent"),
  never: () => _("not heard of yet"),
};

export const FAULTS = {
  alarm: () => _("two devices use its key"),
  stale: () => _("what it shows is not up to date"),
  build: () => _("runs an earlier version; it will change by itself within minutes"),
  slow: ({ frames_per_second: frames }) =>
    _("draws slowly: %(count)s pictures a second", { count: figure(frames, locale) }),
  memory: ({ memory_mb: memory }) => _("uses much memory: %(count)s MB", { count: figure(memory, locale) }),
  faults: ({ faults, last_fault: last }) =>
    [ngettext("%(num)s error on its page", "%(num)s errors on its page", faults), last].filter(Boolean).join(": "),
};

const SPANS = [
  [60, () => _("just now")],
  [3_600, (seconds) => ngettext("%(num)s minute ago", "%(num)s minutes ago", Math.floor(seconds / 60))],
  [86_400, (seconds) => ngettext("%(num)s hour ago", "%(num)s hours ago", Math.floor(seconds / 3_600))],
  [
    Number.POSITIVE_INFINITY,
    (seconds) => ngettext("%(num)s day ago", "%(num)s days ago", Math.floor(seconds / 86_400)),
  ],
];

/** "5 минут назад" */
export const ago = (seconds) => SPANS.find(([most]) => seconds < most)[1](Math.max(0, seconds));

/** "20 с", "2 мин" */
export const dwell = (seconds) =>
  seconds % 60
    ? _("%(count)s s", { count: figure(seconds, locale) })
    : _("%(count)s min", { count: figure(seconds / 60, locale) });

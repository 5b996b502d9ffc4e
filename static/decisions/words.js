import { locale, _ } from "../texts.js";

/** How decisions are spoken of. */

export const KINDS = {
  corrective: () => _("To put something right"),
  load_shift: () => _("To move work to others"),
  escalate: () => _("To ask the leadership"),
  info: () => _("To let everybody know"),
};

export const TITLES = {
  asked: () => _("An answer is waited for from you"),
  to_check: () => _("Did it help?"),
  late: () => _("Overdue"),
  waiting: () => _("Waiting for an answer"),
  open: () => _("Being done"),
  done: () => _("Done, to be checked later"),
  over: () => _("Over"),
};

export const VERDICTS = {
  helped: () => _("It helped"),
  not: () => _("It did not help"),
  early: () => _("Too early to say"),
};

const NUMBERS = {
  open: () => _("open tasks"),
  blocked: () => _("blocked"),
  overdue: () => _("overdue"),
  lying: () => _("lying too long"),
  overloaded: () => _("overloaded people"),
  days_late: () => _("days overdue"),
  days_here: () => _("working days in its column"),
  returns: () => _("times returned"),
  actions_open: () => _("open measures"),
  actions_overdue: () => _("overdue measures"),
  value: () => _("value"),
  target: () => _("target"),
  level: () => _("load"),
};

const LEVELS = {
  room: () => _("has room"),
  full: () => _("full"),
  over: () => _("a little over"),
  overload: () => _("overloaded"),
};

/** `[name, before, after]` for each number that was measured; `after` is null until it is measured again. */
export function measured({ numbers, numbers_after: after }) {
  return Object.entries(numbers)
    .filter(([code, value]) => NUMBERS[code] && (value !== 0 || after?.[code]))
    .map(([code, value]) => [NUMBERS[code](), said(code, value), after ? said(code, after[code]) : null]);
}

function said(code, value) {
  if (value === null || value === undefined) return "—";
  if (code === "level") return LEVELS[value]?.() ?? value;
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

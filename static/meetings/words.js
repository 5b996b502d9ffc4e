import { locale, _, ngettext } from "../texts.js";

/** How a meeting is spoken of. */

export const BLOCKS = {
  start: () => _("Start: who is here"),
  kpis: () => _("KPIs"),
  decisions: () => _("Last decisions"),
  board: () => _("What hurts"),
  load: () => _("Load and the week"),
  improvements: () => _("Improvements"),
  readback: () => _("Result"),
};

/** What is to be done in each block, in one line. */
export const HOW = {
  start: () => _("Tap your name. One success of the last week, in a sentence."),
  kpis: () => _("Only what is not as planned: the fact, the target, and why, one sentence each."),
  decisions: () => _("Done or not, without a discussion. What is not done gets a new day."),
  board: () => _("From right to left, a minute each: what prevents it, who helps, by when."),
  load: () => _("Move work from who has too much to who has room."),
  improvements: () => _("What is due within two weeks in lean projects and improvements."),
  readback: () => _("Read aloud: what, who, by when. What goes up a tier."),
};

export const STATES = {
  scheduled: () => _("planned"),
  preparing: () => _("the agenda is ready"),
  in_progress: () => _("goes on now"),
  closed: () => _("was held, waits for the head’s word"),
  confirmed: () => _("was held"),
  cancelled: () => _("cancelled"),
  missed: () => _("was not held"),
  exempt: () => _("a week with too few working days"),
};

const REASONS = {
  blocked: (days) => (days ? ngettext("STOP for %(num)s day", "STOP for %(num)s days", days) : _("STOP")),
  overdue: (days) => ngettext("%(num)s day overdue", "%(num)s days overdue", days),
  lies: (days) => ngettext("lies here for %(num)s day", "lies here for %(num)s days", days),
  returned: (times) => ngettext("returned %(num)s time", "returned %(num)s times", times),
};

export const reasonText = ({ code, days }) => REASONS[code](days);

export const MARKS = {
  new: () => _("new since the agenda"),
  done: () => _("already done"),
  gone: () => _("no longer on the board"),
  moved: () => _("moved on"),
  unblocked: () => _("goes on again"),
  due: () => _("another day"),
  assigned: () => _("somebody else has it"),
};

export const LEVELS = {
  room: () => _("has room"),
  full: () => _("full"),
  over: () => _("a little over"),
  overload: () => _("overloaded"),
};

export const STAGES = {
  backlog: () => _("Queue"),
  planned: () => _("Plan of the week"),
  in_progress: () => _("In progress"),
  approval: () => _("Waiting for approval"),
  review: () => _("With the head"),
  done: () => _("Done"),
};

/** "понедельник" for 1. */
export const weekdayName = (weekday) =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, weekday),
  );

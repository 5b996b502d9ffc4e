import { locale, _, ngettext } from "../texts.js";
import * as dates from "../dates.js";

/** The words for the contract's codes; an organisation's own codes stand for themselves. */
const WORDS = {
  kind: () => ({
    assignment: _("assignment"),
    service: _("service"),
    lean_project: _("lean project"),
    improvement: _("improvement, 5S"),
    report: _("report"),
    other: _("other"),
  }),
  priority: () => ({ normal: _("ordinary"), high: _("important"), urgent: _("urgent (importance)") }),
  category: () => ({
    waiting_answer: _("waiting for an answer"),
    documents: _("documents are missing"),
    approval: _("not agreed"),
    it_systems: _("a program does not work"),
    decision: _("a decision is needed"),
    other: _("something else"),
  }),
  field: () => ({
    title: _("the title"),
    kind: _("the kind"),
    assignee_id: _("the assignee"),
    due: _("the due date"),
    estimate_hours: _("the estimate"),
    remaining_hours: _("the hours left"),
    priority: _("the importance"),
    labels: _("the labels"),
  }),
  missing: () => ({
    assignee: _("assignee"),
    due: _("due date"),
    estimate: _("estimate"),
    waiting_for: _("who is awaited"),
    expected_on: _("until when"),
    result: _("result"),
  }),
};

const known = new Map();

/** All `[code, word]` pairs of one vocabulary: "kind", "priority", "category", "field" or "missing". */
export function vocabulary(name) {
  if (!known.has(name)) known.set(name, WORDS[name]());
  return Object.entries(known.get(name));
}

export const word = (name, code) => new Map(vocabulary(name)).get(code) ?? code;

/** What belongs into a column, said while it is empty. */
export function emptyColumnText(kind) {
  const texts = {
    backlog: _("New tasks wait here until they get a date and somebody to do them."),
    planned: _("What has been decided for this week."),
    in_progress: _("What somebody is really working on now."),
    approval: _("What waits for an answer or an agreement from others."),
    review: _("Finished work that the head has to look at."),
    done: _("What was finished in the last two weeks."),
  };
  return texts[kind] ?? _("Nothing here yet.");
}

export const hours = (number) => _("%(hours)s h", { hours: dates.figure(number, locale) });
export const untilDay = (day, today) => _("by %(day)s", { day: dates.shortDay(day, locale, today) });
export const lateBy = (days) => _("%(days)s d", { days: dates.signed(-days) });
export const overdueBy = (days) => ngettext("overdue by %(num)s day", "overdue by %(num)s days", days);
export const shortDay = (day, today) => dates.shortDay(day, locale, today);
export const longDay = (day, today) => dates.longDay(day, locale, today);
export const fullDay = (day, today) => dates.dayWithWeekday(day, locale, today);

/** On the card of a stopped task: whom it waits for and when to ask again, else why it stands. */
export function blockedText(blocked, today) {
  const what = blocked.waiting_for ? _("waiting for: %(whom)s", { whom: blocked.waiting_for }) : blocked.reason;
  return blocked.check_on ? `${what} · ${_("ask again %(day)s", { day: shortDay(blocked.check_on, today) })}` : what;
}

/** "не хватает: срок, исполнитель" */
export const missingText = (missing) =>
  _("missing: %(what)s", { what: missing.map((each) => word("missing", each)).join(", ") });

import { locale, _, ngettext } from "../texts.js";
import * as dates from "../dates.js";
import { shortDay } from "../web/days.js";
import { choices, termOf } from "./terms.js";

/** The words for the contract's codes; those of the organisation's own lists are in `terms.js`. */
const WORDS = {
  priority: () => ({ normal: _("ordinary"), high: _("important"), urgent: _("urgent (importance)") }),
  load: () => ({ room: _("has room"), full: _("full week"), over: _("over the norm"), overload: _("overload") }),
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

const OWN = new Set(["kind", "category"]);

/**
 * All `[code, word]` pairs of one vocabulary: "kind", "priority", "category", "load", "field" or "missing"; of the
 * organisation's own lists those in use and `current`.
 */
export function vocabulary(name, current) {
  if (OWN.has(name)) return choices(name, current).map((term) => [term.code, term.name]);
  if (!known.has(name)) known.set(name, WORDS[name]());
  return Object.entries(known.get(name));
}

export const word = (name, code) =>
  OWN.has(name) ? termOf(name, code).name : (new Map(vocabulary(name)).get(code) ?? code);

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
export const untilDay = (day, today) => _("by %(day)s", { day: shortDay(day, today) });
export const lateBy = (days) => _("%(days)s d", { days: dates.signed(-days) });
export const overdueBy = (days) => ngettext("overdue by %(num)s day", "overdue by %(num)s days", days);

/** On the card of a stopped task: whom it waits for and when to ask again, else why it stands. */
export function blockedText(blocked, today) {
  const what = blocked.waiting_for ? _("waiting for: %(whom)s", { whom: blocked.waiting_for }) : blocked.reason;
  if (!blocked.check_on) return what;
  return _("%(what)s · ask again %(day)s", { what, day: shortDay(blocked.check_on, today) });
}

/** "не хватает: срок, исполнитель" */
export const missingText = (missing) =>
  _("missing: %(what)s", { what: missing.map((each) => word("missing", each)).join(", ") });

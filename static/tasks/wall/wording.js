import { _, locale, ngettext } from "../../texts.js";
import { signed } from "../../dates.js";
import { longDay, shortDay } from "../../web/days.js";
import { lateBy, overdueBy, word } from "../wording.js";
import { weekOf } from "./weeks.js";

/** The words of the wall. */

/** "неделя 48 · 23–27 ноября" */
export function weekText(today) {
  const { number, monday, friday } = weekOf(today);
  const isOneMonth = monday.slice(0, 7) === friday.slice(0, 7);
  const days = isOneMonth ? `${Number(monday.slice(8))}–${longDay(friday)}` : `${longDay(monday)} – ${longDay(friday)}`;
  return _("week %(number)s · %(days)s", { number, days });
}

export const counterText = {
  blocked: (number) => ngettext("task blocked", "tasks blocked", number),
  overdue: (number) => ngettext("task overdue", "tasks overdue", number),
  lying: (number) => ngettext("task lying too long", "tasks lying too long", number),
};

/** The level of somebody's week, or until when they are away. */
export const levelText = (person, today) =>
  person.awayUntil ? _("away until %(day)s", { day: shortDay(person.awayUntil, today) }) : word("load", person.load);

export const nobodyText = () => _("Nobody’s");

export const restText = (people) => ngettext("%(num)s more person", "%(num)s more people", people);

export const lyingLong = (days) => ngettext("%(num)s working day here", "%(num)s working days here", days);
export const blockedLong = (whom) => (whom ? _("waiting for: %(whom)s", { whom }) : _("is stopped"));

export const lateLong = overdueBy;
export const lateShort = lateBy;

/** What stands beside a column's name; where there is more than its limit, "9/7". */
export const countText = (column) =>
  isFull(column) ? `${figure(column.count)}/${figure(column.limit)}` : figure(column.count);

export const overText = (column) => limitText(column.over, column.limit);

/** Whether there is more in a column than may be; a limit of each person is told at the person. */
export const isFull = (column) => column.over > 0 && !column.isEach;

/** The names of a column, the longest first. */
export const columnNames = (column) =>
  column.kind === "done"
    ? [_("%(column)s this week", { column: column.name }), column.name, column.shortName]
    : [column.name, column.shortName];

const limitText = (by, limit) =>
  ngettext("%(num)s over the limit of %(limit)s", "%(num)s over the limit of %(limit)s", by, { limit });

/** How many cards more there are and how far that is over a limit, the longest first. */
export function moreTexts({ count }, over) {
  const plus = count > 0 ? [`+${figure(count)}`] : [];
  if (!over) return [plus.join("")];
  const long = limitText(over.by, over.limit);
  const short = _("limit %(limit)s", { limit: over.limit });
  return [[...plus, long].join(" · "), [...plus, short].join(" · ")];
}

export const minus = (number) => signed(-number);
export const figure = (number) => new Intl.NumberFormat(locale).format(number);

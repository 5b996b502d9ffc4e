import { dayOf, daysBetween, shortDay } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { Row } from "../web/row.jsx";
import { shortName } from "../wall/names.js";

/** The tasks that are behind a number, each with the way to it; of departments one may not see only how many there are. */
export function TasksBehind({ items, elsewhere }) {
  if (!items.length && !elsewhere) return null;
  return (
    <section class="view-section" aria-labelledby="behind">
      <h2 id="behind">{_("The tasks behind this number")}</h2>
      {items.length > 0 && (
        <ul class="rows">
          {items.map((each) => (
            <Row key={each.id} name={<a href={`/tasks/${each.id}`}>{each.title}</a>} more={<More task={each} />} />
          ))}
        </ul>
      )}
      {elsewhere > 0 && (
        <p class="meta">
          {ngettext(
            "%(num)s task of departments that are not open to you",
            "%(num)s tasks of departments that are not open to you",
            elsewhere,
          )}
        </p>
      )}
    </section>
  );
}

function More({ task }) {
  const { number, column, unit, assignee, due } = task;
  const where = [`№ ${number}`, column, unit, assignee && shortName(assignee, 2), due && dueText(due)];
  return (
    <>
      {blockedText(task) && <span class="mark-red">{blockedText(task)} · </span>}
      {where.filter(Boolean).join(" · ")}
    </>
  );
}

const dueText = (due) => _("due %(day)s", { day: shortDay(due, locale, page.today) });

/** "стоит 5 дней: ждём ответ" */
function blockedText({ blocked_since: since, blocked_reason: reason }) {
  if (!since) return "";
  const days = Math.max(0, daysBetween(dayOf(Date.parse(since), page.time_zone), page.today));
  const stands = days
    ? ngettext("blocked for %(num)s day", "blocked for %(num)s days", days)
    : _("blocked since today");
  return `${stands}: ${reason}`;
}

import { useState } from "preact/hooks";
import { shortDay } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { Row } from "../web/row.jsx";
import { shortName } from "../wall/names.js";

const FEW = 15;

/** The tasks that are behind a number, each with the way to it; of departments one may not see only how many there are. */
export function TasksBehind({ items, elsewhere }) {
  const [isWhole, setWhole] = useState(false);
  if (!items.length && !elsewhere) return null;
  const inOrder = [...items].sort((one, other) => Number(Boolean(one.done)) - Number(Boolean(other.done)));
  const hidden = isWhole ? 0 : Math.max(0, items.length - FEW);
  return (
    <section class="view-section" aria-labelledby="behind">
      <h2 id="behind">{_("The tasks behind this number: %(count)s", { count: items.length + elsewhere })}</h2>
      {items.length > 0 && (
        <ul class="rows kpi-behind">
          {inOrder.slice(0, items.length - hidden).map((each) => (
            <Row key={each.id} name={<a href={`/tasks/${each.id}`}>{each.title}</a>} more={<More task={each} />} />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <button type="button" class="button" onClick={() => setWhole(true)}>
          {ngettext("Show %(num)s more task", "Show %(num)s more tasks", hidden)}
        </button>
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
  const { number, column, unit, assignee } = task;
  const where = [`№ ${number}`, task.done ? null : column, unit, assignee && shortName(assignee, 2)];
  return (
    <>
      {blockedText(task) && <span class="mark-red">{blockedText(task)} · </span>}
      {whenText(task) && <span class={isLate(task) ? "mark-red" : ""}>{whenText(task)} · </span>}
      {where.filter(Boolean).join(" · ")}
    </>
  );
}

const isLate = ({ due, done }) => Boolean(due) && due < (done ?? page.today);

/** "сделана 12 нояб. при сроке 10 нояб.", "срок прошёл 10 нояб.", "срок 30 нояб." */
function whenText(task) {
  const said = (day) => shortDay(day, locale, page.today);
  const { due, done } = task;
  if (done && due) return _("done on %(day)s, due %(due)s", { day: said(done), due: said(due) });
  if (done) return _("done on %(day)s", { day: said(done) });
  if (!due) return "";
  return isLate(task) ? _("was due %(day)s", { day: said(due) }) : _("due %(day)s", { day: said(due) });
}

/** "стоит 5 рабочих дней: ждём ответ" */
function blockedText({ blocked_days: days, blocked_reason: reason }) {
  if (days === null) return "";
  const stands = days
    ? ngettext("blocked for %(num)s working day", "blocked for %(num)s working days", days)
    : _("blocked since today");
  return `${stands}: ${reason}`;
}

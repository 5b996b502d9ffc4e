import { fullDay } from "../web/days.js";
import { locale, _ } from "../texts.js";
import { isWorking } from "./working_days.js";
import { daysOfMonth, isWeekend, later, weeksOfMonth } from "./year.js";

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const WEEKDAYS = Array.from({ length: 7 }, (_each, index) =>
  new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + index)),
);

/** A month as a table of days that can be pressed, once it is known what is said of them. */
export function Month({ year, month, entries, exceptions, isThere, today, onOpen }) {
  const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(Date.UTC(year, month, 1));
  const worked = daysOfMonth(year, month).filter((day) => isWorking(day, exceptions)).length;
  return (
    <table class="month">
      <caption>
        {name} {isThere && <span class="meta">{_("%(days)s working days", { days: worked })}</span>}
      </caption>
      <thead>
        <tr>
          {WEEKDAYS.map((each) => (
            <th key={each} scope="col">
              {each}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(year, month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, index) => (
              <td key={day ?? `none-${index}`}>
                {day && (
                  <Day day={day} entry={entries.get(day)} isThere={isThere} isToday={day === today} onOpen={onOpen} />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, entry, isThere, isToday, onOpen }) {
  const marks = [
    entry ? (entry.is_working ? "is-worked" : "is-holiday") : isWeekend(day) ? "is-off" : "",
    isToday ? "is-today" : "",
  ].join(" ");
  const words = [fullDay(day, day), stateText(day, entry), entry?.reason].filter(Boolean).join(", ");
  return (
    <button
      type="button"
      class={`day ${marks}`}
      data-day={day}
      disabled={!isThere}
      aria-label={words}
      aria-current={isToday ? "date" : undefined}
      title={entry?.reason}
      onClick={() => onOpen(day)}
      onKeyDown={(event) => go(event, day)}
    >
      {Number(day.slice(8))}
    </button>
  );
}

export function stateText(day, entry) {
  if (entry) return entry.is_working ? _("is worked") : _("is not worked");
  return isWeekend(day) ? _("day off by the week") : _("working day");
}

function go(event, day) {
  const step = STEPS[event.key];
  const target = step && document.querySelector(`[data-day="${later(day, step)}"]`);
  if (!target) return;
  event.preventDefault();
  target.focus();
}

import { useState } from "preact/hooks";
import { page } from "../web/page.js";
import { fullDay } from "../web/days.js";
import { _ } from "../texts.js";
import { followRooms } from "../web/live.js";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { DayDialog } from "./day_dialog.jsx";
import { Month } from "./month.jsx";
import { isWorking } from "./working_days.js";
import { daysOfYear } from "./year.js";

const [FIRST, LAST] = [2000, 2099];
let shown = Number(page.today.slice(0, 4));
const addressOf = (year) => `/api/v1/calendar?first=${year}-01-01&last=${year}-12-31`;
const calendar = source(() => addressOf(shown));

function Year({ known: [told] }) {
  const [year, setYear] = useState(shown);
  const [open, setOpen] = useState(null);
  const go = (wanted) => {
    shown = wanted;
    setYear(wanted);
    calendar.load();
  };
  // Until this year's days are told those of another one must not be taken for them.
  const isThere = calendar.from.value === addressOf(year);
  const days = isThere ? told.days : [];
  const entries = new Map(days.map((day) => [day.date, day]));
  const exceptions = new Map(days.map(({ date, is_working: worked }) => [date, worked]));
  const worked = daysOfYear(year).filter((day) => isWorking(day, exceptions)).length;
  return (
    <>
      <div class="year-head">
        <button type="button" class="button" disabled={year <= FIRST} onClick={() => go(year - 1)}>
          ← {year - 1}
        </button>
        <h2 aria-live="polite">{year}</h2>
        <button type="button" class="button" disabled={year >= LAST} onClick={() => go(year + 1)}>
          {year + 1} →
        </button>
        <p class="meta" role="status">
          {isThere && _("Working days in the year: %(days)s", { days: worked })}
          {!isThere && !calendar.fault.value && _("Loading…")}
        </p>
      </div>
      <Legend />
      {isThere && days.length === 0 && (
        <p class="empty-row">
          {_("Nothing is marked in this year: five days a week are worked. Press a day to mark a holiday.")}
        </p>
      )}
      <div class={isThere ? "year" : "year is-unknown"} aria-busy={!isThere}>
        {Array.from({ length: 12 }, (_each, index) => (
          <Month
            key={`${year}-${index}`}
            year={year}
            month={index}
            entries={entries}
            exceptions={exceptions}
            isThere={isThere}
            today={page.today}
            onOpen={setOpen}
          />
        ))}
      </div>
      <Reasons days={days} />
      {open && <DayDialog day={open} entry={entries.get(open)} exceptions={exceptions} onClose={() => setOpen(null)} />}
    </>
  );
}

function Legend() {
  return (
    <ul class="year-legend">
      <li>
        <span class="day is-off">6</span> {_("day off by the week")}
      </li>
      <li>
        <span class="day is-holiday">4</span> {_("holiday or transferred day off")}
      </li>
      <li>
        <span class="day is-worked">1</span> {_("worked weekend day")}
      </li>
      <li class="meta">{_("Press a day to change it. Arrow keys move from day to day.")}</li>
    </ul>
  );
}

/** The same as a list, for who prints or searches. */
function Reasons({ days }) {
  if (!days.length) return null;
  return (
    <section class="view-section">
      <h2>{_("What differs from an ordinary week")}</h2>
      <ul class="reasons">
        {days.map(({ date, is_working: worked, reason }) => (
          <li key={date}>
            <strong>{fullDay(date, date)}</strong> {worked ? _("is worked") : _("is not worked")}
            {reason && <span class="meta"> · {reason}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

followRooms("calendar:all");
show(Year, [calendar]);

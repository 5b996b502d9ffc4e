import { clock, dayOf } from "../../dates.js";
import { locale, _ } from "../../texts.js";
import { addition, sentence } from "../sentences.js";
import { column, person, timeZone, today } from "../store.js";
import { shortDay } from "../../web/days.js";

/** Names for the sentences; `gone` is a Map of columns that are not on the board any more. */
export const namesWith = (gone) => ({
  column: (id) => column(id)?.name ?? gone.get(id),
  person: (id) => person(id)?.name,
  today: () => today.value,
});

/** Everything that happened to the task, the newest first, in sentences. */
export function History({ known }) {
  const names = namesWith(new Map(Object.entries(known.body.gone_columns)));
  return (
    <section class="panel-part">
      <h3>{_("History")}</h3>
      <ol class="history">
        {known.body.history.map((entry) => (
          <li key={`${entry.at}${entry.kind}`}>
            <time class="meta" dateTime={entry.at}>
              {whenOf(entry.at)}
            </time>{" "}
            <Told entry={entry} names={names} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Told({ entry, names }) {
  const text = sentence(entry, names);
  const who = entry.by?.name ?? "";
  const more = addition(entry);
  return (
    <>
      {text.startsWith(who) ? (
        <>
          <b>{who}</b>
          {text.slice(who.length)}
        </>
      ) : (
        text
      )}
      {more && <span class="history-more">{more}</span>}
    </>
  );
}

/** "today, 08:41" or "19 Nov, 08:41". */
export function whenOf(instant) {
  const day = dayOf(Date.parse(instant), timeZone.value);
  const time = clock(instant, locale, timeZone.value);
  return day === today.value
    ? _("today, %(time)s", { time })
    : _("%(day)s, %(time)s", { day: shortDay(day, today.value), time });
}

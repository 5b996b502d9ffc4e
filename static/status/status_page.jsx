import { signal } from "@preact/signals";
import { clock, dayOf } from "../dates.js";
import { Check, Info, Warning } from "../icons.jsx";
import { locale, _ } from "../texts.js";
import { longDay } from "../web/days.js";
import { page } from "../web/page.js";
import { source } from "../web/source.js";
import { show } from "../web/view.jsx";
import { spanText } from "./amounts.js";
import { stateWord, summary, words } from "./wording.js";

const EVERY_MS = 15_000;
/** By then an answer would have come, or its failure. */
const OLD_MS = 40_000;
const ICONS = { fine: Check, note: Info, attention: Warning };
const status = source("/api/v1/status");
const now = signal(Date.now());
let heardAt = Date.now();
status.data.subscribe(() => {
  heardAt = Date.now();
});

function Status({ known: [told] }) {
  const isOld = status.fault.value !== null || now.value - heardAt > OLD_MS;
  return (
    <>
      {isOld ? <Old at={told.at} /> : <Summary told={told} />}
      <ul class={`rows things ${isOld ? "is-old" : ""}`}>
        {told.things.map((thing) => (
          <Thing key={thing.name} thing={thing} />
        ))}
      </ul>
      <p class="meta">
        {_("As of %(day)s, %(time)s. The page asks the server every 15 seconds.", {
          day: longDay(dayOf(Date.parse(told.at), page.time_zone), page.today),
          time: clock(told.at, locale, page.time_zone),
        })}
      </p>
    </>
  );
}

function Summary({ told }) {
  const well = told.attention === 0;
  const Icon = well ? Check : Warning;
  return (
    <p class={`notice ${well ? "notice-done" : "notice-warning"} status-summary`} role="status">
      <Icon />
      <strong>{summary(told.attention)}</strong>
    </p>
  );
}

/** What was true a while ago is never called well. */
function Old({ at }) {
  const age = Math.max(0, (now.value - heardAt) / 1000);
  return (
    <p class="notice notice-warning status-summary" data-testid="old">
      <Warning />
      <strong>
        {_("How it is now is not known. What you see is from %(time)s, %(span)s ago.", {
          time: clock(at, locale, page.time_zone),
          span: spanText(age),
        })}
      </strong>
    </p>
  );
}

function Thing({ thing }) {
  const { name, is, todo } = words(thing);
  const Icon = ICONS[thing.state];
  return (
    <li class={`thing is-${thing.state}`} data-thing={thing.name}>
      <span class="row-main">
        <strong>{name}</strong>
        <span class="thing-is">{is}</span>
        {todo && (
          <span class="thing-todo">
            <b>{_("What to do:")}</b> {todo}
          </span>
        )}
      </span>
      <span class="thing-state">
        <Icon /> {stateWord(thing.state)}
      </span>
    </li>
  );
}

setInterval(() => {
  now.value = Date.now();
}, 1_000);
setInterval(() => status.load(), EVERY_MS);
show(Status, [status]);

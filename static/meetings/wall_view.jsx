import { clock, daysBetween, dayOf } from "../dates.js";
import { locale, _, ngettext } from "../texts.js";
import { FullScreen } from "../wall/full_screen.jsx";
import { Notice } from "../wall/notice.jsx";
import { longDay } from "../web/days.js";
import { page } from "../web/page.js";
import { Lens } from "./lenses.jsx";
import { amounts, connection, decisions, meeting, now, timeZone, today } from "./meeting_store.js";
import { clockText, minutesOf, timeOf } from "./timer.js";
import { madeNow } from "./troubles.js";
import { BLOCKS, STATES } from "./words.js";

const MOST = { start: 8, kpis: 4, decisions: 6, board: 6, load: 8, improvements: 8, readback: 6 };

/** The whole wall of a meeting; `demo` is the word for data that are not real. */
export function WallView({ demo, freshness }) {
  const time = meeting.value && timeOf(meeting.value, now.value);
  return (
    <>
      <Top time={time} />
      <main id="main" class={`meet-wall is-${time?.tone ?? "calm"}`}>
        {meeting.value && <Body time={time} />}
      </main>
      <footer class="wall-bottom">
        <p class="wall-freshness" data-testid="freshness" data-status={connection.status.value} role="status">
          <i class="wall-dot" aria-hidden="true" />
          <span>{freshness.text.value}</span>
        </p>
        {demo && <p class="wall-demo">{demo}</p>}
        {meeting.value?.facilitator && (
          <p class="meet-leader">{_("led by %(name)s", { name: meeting.value.facilitator })}</p>
        )}
        <FullScreen back={`/meetings/${page.meeting.id}`} word={_("At the desk")} />
      </footer>
      <Notice connection={connection} />
    </>
  );
}

function Top({ time }) {
  const isOn = meeting.value?.state === "in_progress";
  return (
    <header class="wall-top">
      <div class="wall-board">
        <h1>{page.board.name}</h1>
        <p class="wall-week">
          {_("Weekly meeting")} · {longDay(today.value)}
        </p>
      </div>
      {isOn && time ? (
        <p class={`meet-clock is-${time.tone}`} role="timer" data-left={time.left}>
          {clockText(time.left)}
        </p>
      ) : (
        <p class="wall-time">{clock(now.value, locale, timeZone.value)}</p>
      )}
    </header>
  );
}

function Body({ time }) {
  const { state } = meeting.value;
  if (state === "in_progress") return <GoingOn time={time} />;
  if (state === "scheduled" || state === "preparing") return <Before />;
  if (state === "closed" || state === "confirmed") return <After />;
  return <p class="meet-note">{STATES[state]()}</p>;
}

function Before() {
  const startsAt = Date.parse(meeting.value.starts_at);
  const left = Math.ceil((startsAt - now.value) / 1_000);
  return (
    <div class="meet-before">
      <div>
        <h2>{left > 0 ? _("The meeting begins in") : _("It is time to begin")}</h2>
        <p class="meet-countdown">{left > 0 ? untilText(left, startsAt) : "30:00"}</p>
        <p>{[clock(startsAt, locale, timeZone.value), meeting.value.place].filter(Boolean).join(" · ")}</p>
        <ul class="meet-amounts">
          {meeting.value.blocks.length === 0 &&
            ["board", "decisions", "kpis", "load"].map((code) => (
              <li key={code}>
                <b>{amounts.value[code]}</b> {BLOCKS[code]()}
              </li>
            ))}
        </ul>
      </div>
      <Code text={_("Scan it with a phone: begin and lead the meeting from there.")} />
    </div>
  );
}

function untilText(left, startsAt) {
  const days = daysBetween(today.value, dayOf(startsAt, timeZone.value));
  if (days > 1) return ngettext("%(num)s day", "%(num)s days", days);
  const hours = Math.floor(left / 3600);
  return hours ? `${hours}:${clockText(left % 3600).padStart(5, "0")}` : clockText(left);
}

const Code = ({ text }) => (
  <figure class="meet-code">
    <img src={page.picture} alt="" />
    <figcaption>{text}</figcaption>
  </figure>
);

function GoingOn({ time }) {
  const { blocks, block, focus } = meeting.value;
  const { code } = blocks[block];
  return (
    <div class="meet-on">
      <nav class="meet-blocks" aria-label={_("Blocks of the meeting")}>
        <ol>
          {blocks.map((each, at) => (
            <li key={each.code} aria-current={at === block ? "step" : undefined} class={at < block ? "is-past" : ""}>
              <span>{BLOCKS[each.code]()}</span>
              <span class="meet-minutes">
                {at === block ? clockText(time.block) : _("%(count)s min", { count: each.minutes })}
              </span>
            </li>
          ))}
        </ol>
        <Code text={_("Lead it from a phone")} />
      </nav>
      <div class="meet-body">
        {time.tone === "over" && <p class="meet-over">{_("Half an hour is over: read back and end")}</p>}
        <h2>{BLOCKS[code]()}</h2>
        <Lens code={code} focus={focus} most={MOST[code]} />
      </div>
    </div>
  );
}

function After() {
  const made = madeNow(meeting.value, decisions.value);
  const minutes = minutesOf(meeting.value);
  return (
    <div class="meet-before">
      <div>
        <h2>{_("The meeting has ended")}</h2>
        <p class="meet-countdown">{ngettext("%(num)s minute", "%(num)s minutes", minutes)}</p>
        <p>{ngettext("%(num)s decision was made", "%(num)s decisions were made", made.length)}</p>
        <Lens code="readback" most={5} />
      </div>
      <Code text={_("The minutes, and how good the meeting was: with a phone.")} />
    </div>
  );
}

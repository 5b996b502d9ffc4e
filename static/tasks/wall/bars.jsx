import { useComputed } from "@preact/signals";
import { clock } from "../../dates.js";
import { Clock, Hourglass, Stop } from "../../icons.jsx";
import { locale, _ } from "../../texts.js";
import { page } from "../../web/page.js";
import { soonText } from "../soon.js";
import { connection, now, timeZone, today } from "../store.js";
import { FullScreen } from "../../wall/full_screen.jsx";
import { Legend } from "./legend.jsx";
import { counters } from "./plan.js";
import { freshness } from "./life.js";
import { counterText, figure, weekText } from "./wording.js";

/** What stands above and below the sheet. */

export function TopBar() {
  const name = useComputed(() => connection.state.value?.board.name ?? page.board.name).value;
  const isClosed = useComputed(() => connection.state.value?.board.closed).value;
  const week = useComputed(() => weekText(today.value)).value;
  return (
    <header class="wall-top">
      <div class="wall-board">
        <h1 title={name}>{name}</h1>
        <p class="wall-week">
          {isClosed ? _("This board is closed.") : [week, soonText.value].filter(Boolean).join(" · ")}
        </p>
      </div>
      {counters.value && <Counters />}
      <Time />
    </header>
  );
}

function Counters() {
  const { blocked, overdue, lying } = counters.value;
  return (
    <ul class="wall-counters">
      <Counter icon={Stop} tone="red" number={blocked} word={counterText.blocked(blocked)} name="blocked" />
      <Counter icon={Clock} tone="red" number={overdue} word={counterText.overdue(overdue)} name="overdue" />
      <Counter icon={Hourglass} tone="amber" number={lying} word={counterText.lying(lying)} name="lying" />
    </ul>
  );
}

const Counter = ({ icon: Icon, tone, number, word, name }) => (
  <li class={number > 0 ? `is-${tone}` : "is-quiet"} data-counter={name}>
    <Icon /> <b>{figure(number)}</b> <span>{word}</span>
  </li>
);

function Time() {
  const time = useComputed(() => clock(now.value, locale, timeZone.value)).value;
  return (
    <p class="wall-time">
      <span class="spoken-only">{_("the time now")}</span> {time}
    </p>
  );
}

export function BottomBar({ demo }) {
  const status = connection.status.value;
  return (
    <footer class="wall-bottom">
      <p class="wall-freshness" data-testid="freshness" data-status={status} role="status">
        <i class="wall-dot" aria-hidden="true" />
        <span>{freshness.text.value}</span>
      </p>
      {demo && <p class="wall-demo">{demo}</p>}
      <Legend />
      <FullScreen back={`/boards/${page.board.id}`} word={_("To the board")} />
    </footer>
  );
}

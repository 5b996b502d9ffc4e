import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { clock } from "../dates.js";
import { Stop, Warning } from "../icons.jsx";
import { memo } from "../memo.js";
import { locale, _, ngettext } from "../texts.js";
import { FullScreen } from "../wall/full_screen.jsx";
import { isNarrow } from "../wall/narrow.js";
import { Notice } from "../wall/notice.jsx";
import { Slides } from "../wall/slides.jsx";
import { page } from "../web/page.js";
import { longDay } from "../web/days.js";
import { actText, aimText, cellText, figure, nameOf, partText, reviewText, SIGNALS, unitOf, WORDS } from "./facts.js";
import { divide, loadHyphens } from "../wall/hyphens.js";
import { Groups } from "./wall_groups.jsx";
import { Nothing, TakenDown } from "./wall_notices.jsx";
import { lineOf, LONG, Row } from "./wall_rows.jsx";
import { Spark } from "./spark.jsx";
import { freshness } from "./wall_life.js";
import { connection, isRemoved, now, shown, timeZone, today, turns, wall } from "./wall_store.js";

/** The whole wall; `demo` is the word for data that are not real. */
export function WallView({ demo }) {
  return (
    <>
      <Top />
      <main id="main">{shown.value && <Slide />}</main>
      <Bottom demo={demo} />
      {isRemoved.value ? <TakenDown /> : <Notice connection={connection} />}
    </>
  );
}

function Top() {
  const name = useComputed(() => wall.value?.name ?? page.wall.name).value;
  const time = useComputed(() => clock(now.value, locale, timeZone.value)).value;
  const day = useComputed(() => longDay(today.value)).value;
  return (
    <header class="wall-top">
      <div class="wall-board">
        <h1 title={name}>{name}</h1>
        <p class="wall-week">{day}</p>
      </div>
      <p class="wall-time">
        <span class="spoken-only">{_("the time now")}</span> {time}
      </p>
    </header>
  );
}

function Slide() {
  const { slides, groups, turns: exceptionsOf, urgent, attention, total } = shown.value;
  useEffect(loadHyphens, []);
  const number = turns.slide.value;
  const exceptions = isNarrow.value ? urgent : (exceptionsOf[number] ?? []);
  const isAlone = !isNarrow.value && attention > 0 && !slides[number].length;
  if (!total) return <Nothing />;
  return (
    <div
      class={`kpi-wall${attention ? "" : " is-calm"}${isAlone ? " is-alone" : isFew(slides[number]) ? " is-few" : ""}`}
    >
      {attention > 0 && (
        <section class="kpi-exceptions" aria-labelledby="attention">
          <h2 id="attention">
            <b>{_("%(count)s of %(total)s", { count: attention, total })}</b>{" "}
            {ngettext("is in need of attention", "are in need of attention", attention)}
            {exceptions.length < attention && <span class="kpi-more">{turnText(exceptions, urgent)}</span>}
          </h2>
          <ul data-count={exceptions.length}>
            {exceptions.map((facts) => (
              <Exception key={facts.kpi.id} facts={facts} day={today.value} />
            ))}
          </ul>
        </section>
      )}
      <div class="kpi-panels">
        {attention === 0 && <p class="kpi-calm">{_("All %(total)s are as planned or not judged.", { total })}</p>}
        {(isNarrow.value ? slides.flat() : slides[number]).map((panel) =>
          panel.goal ? (
            <Panel key={`${panel.goal.id}-${panel.part}`} panel={panel} />
          ) : (
            <Grid key={`${panel.rows[0].unit.id}-${panel.columns[0].id}`} grid={panel} divided={divide.value} />
          ),
        )}
      </div>
      {groups.length > 1 && <Groups groups={groups} />}
    </div>
  );
}

/** Which of them are seen now. */
function turnText(exceptions, urgent) {
  const count = exceptions.length;
  const before = urgent.indexOf(exceptions[0]);
  if (before > 0 && count === 1) return _("number %(place)s by urgency", { place: before + 1 });
  return before === 0
    ? _("the worst %(count)s", { count })
    : _("%(first)s to %(last)s by urgency", { first: before + 1, last: before + count });
}

/** So little that it can be larger. */
const isFew = (panels) => panels.length <= 2 && panels.every(({ goal }) => goal);

const Exception = memo(function Exception({ facts, day }) {
  const { kpi, value, colour } = facts;
  const Sign = colour === "red" ? Stop : Warning;
  return (
    <li
      class={`kpi-exception tone-${colour}${facts.isStale ? " is-stale" : ""}${kpi.signal ? " has-signal" : ""}`}
      data-kpi={kpi.id}
      data-long={nameOf(kpi).length > LONG || undefined}
    >
      <h3>
        <Sign label={WORDS[colour]()} /> {nameOf(kpi)}
        {kpi.signal && <em class="kpi-signal">{SIGNALS[kpi.signal]()}</em>}
      </h3>
      <div class="kpi-big">
        <b>{figure(value.value, kpi.digits)}</b>
        <p>
          {unitOf(kpi)} {partText(facts)}
          <br />
          <span class="meta">{aimText(facts)}</span>
        </p>
        <Spark values={kpi.values.map((each) => each.value)} aim={lineOf(facts)} colour={colour} />
      </div>
      <p class="kpi-why">
        {reviewText(facts, day)}
        {facts.review && (
          <>
            {" "}
            <b>{_("What is done")}:</b> {facts.review.countermeasure}
          </>
        )}
      </p>
      <p class="kpi-act">{actText(facts, day)}</p>
    </li>
  );
});

const Panel = memo(function Panel({ panel: { goal, rows, part, parts } }) {
  return (
    <section class="kpi-panel">
      <h2 class={nameOf(goal).length + (parts > 1 ? PART : 0) > LONG_GOAL ? "is-long" : undefined}>
        <span>{nameOf(goal)}</span>
        {parts > 1 && <span class="meta"> {_("%(part)s of %(parts)s", { part, parts })}</span>}
      </h2>
      <ul data-rows={rows.length}>
        {rows.map((facts) => (
          <Row key={facts.kpi.id} facts={facts} isTight={rows.length > 2 && nameOf(facts.kpi).length > LONG} />
        ))}
      </ul>
    </section>
  );
});

const FEW_UNITS = 10;
/** A goal of more letters than stand in one line is written smaller; "1 of 2" takes the room of some. */
const [LONG_GOAL, PART] = [30, 8];

/** The same KPIs unit by unit: where the number of all comes from. */
const Grid = memo(function Grid({ grid: { columns, rows }, divided }) {
  return (
    <section class={`kpi-grid${rows.length <= FEW_UNITS ? " is-large" : ""}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{_("Department")}</th>
            {columns.map((kpi) => (
              <th key={kpi.id} scope="col">
                <span title={nameOf(kpi)}>{divided(nameOf(kpi))}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, cells }) => (
            <tr key={unit.id} data-unit={unit.id}>
              <th scope="row">
                <span title={unit.name}>{unit.name}</span>
              </th>
              {cells.map((facts, at) => (
                <td key={columns[at].id} class={facts ? `tone-${facts.colour}` : ""}>
                  {facts ? (
                    <>
                      <i class={`kpi-sign tone-${facts.colour}`} role="img" aria-label={WORDS[facts.colour]()} />{" "}
                      {cellText(facts)}
                    </>
                  ) : (
                    "–"
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
});

function Bottom({ demo }) {
  const count = shown.value?.slides.length ?? 1;
  return (
    <footer class="wall-bottom">
      <p class="wall-freshness" data-testid="freshness" data-status={connection.status.value} role="status">
        <i class="wall-dot" aria-hidden="true" />
        <span>{freshness.text.value}</span>
      </p>
      {demo && <p class="wall-demo">{demo}</p>}
      {count > 1 && !isNarrow.value && <Slides count={count} turns={turns} />}
      <FullScreen back="/kpis" word={_("Goals and KPIs")} />
    </footer>
  );
}

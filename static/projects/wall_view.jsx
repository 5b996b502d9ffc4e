import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { clock } from "../dates.js";
import { Clock, Hourglass } from "../icons.jsx";
import { locale, _ } from "../texts.js";
import { FullScreen } from "../wall/full_screen.jsx";
import { isNarrow } from "../wall/narrow.js";
import { Notice } from "../wall/notice.jsx";
import { Slides } from "../wall/slides.jsx";
import { longDay } from "../web/days.js";
import { loadHyphens } from "../wall/hyphens.js";
import { StageMap } from "./wall_map.jsx";
import { Month } from "./wall_month.jsx";
import { connection, freshness, now, shown, slides, timeZone, today, turns } from "./wall_store.js";
import { COUNTERS, KINDS, monthName } from "./wall_words.js";
import { Year } from "./wall_year.jsx";

/** The whole wall; `demo` is the word for data that are not real. */
export function WallView({ demo }) {
  useEffect(loadHyphens, []);
  const own = slides.value[turns.slide.value];
  return (
    <>
      <Top own={own} />
      <main id="main" class="projects-wall">
        {shown.value && !own && <Nothing />}
        {isNarrow.value ? slides.value.map((each) => <Whole key={`${each.kind}${each.part}`} own={each} />) : draw(own)}
      </main>
      <Bottom demo={demo} own={own} />
      <Notice connection={connection} />
    </>
  );
}

const TITLES = {
  map: () => _("Lean projects by stage"),
  year: () => _("Lean projects of %(year)s", { year: today.value.slice(0, 4) }),
  month: () => _("Lean projects: %(month)s", { month: monthName(today.value) }),
};

function draw(own) {
  if (own?.kind === "map") return <StageMap rows={own.rows} map={shown.value.map} />;
  if (own?.kind === "year") return <Year year={shown.value.year} today={today.value} />;
  return own && <Month own={own} month={shown.value.month} today={today.value} />;
}

function titleOf({ kind, part, parts }) {
  const which = parts > 1 && _("%(part)s of %(parts)s", { part, parts });
  return [TITLES[kind](), which].filter(Boolean).join(" · ");
}

/** On a phone one slide follows the other, each with its title. */
const Whole = ({ own }) => (
  <section class="projects-part">
    <h2>{titleOf(own)}</h2>
    {draw(own)}
  </section>
);

const Nothing = () => (
  <div class="wall-notice">
    <h2>{_("There is no lean project yet")}</h2>
    <p>
      {_(
        "Here you will see where the projects of each department stand, how far the year has come, and what they have brought. The first one is entered under “Lean projects”.",
      )}
    </p>
  </div>
);

function Top({ own }) {
  const time = useComputed(() => clock(now.value, locale, timeZone.value)).value;
  const day = useComputed(() => longDay(today.value)).value;
  return (
    <header class="wall-top">
      <div class="wall-board">
        <h1>{own && !isNarrow.value ? titleOf(own) : _("Lean projects")}</h1>
        <p class="wall-week">{day}</p>
      </div>
      {shown.value?.total > 0 && (isNarrow.value || own.kind !== "year") && <Counters shown={shown.value} />}
      <p class="wall-time">
        <span class="spoken-only">{_("the time now")}</span> {time}
      </p>
    </header>
  );
}

function Counters({ shown: { year, month } }) {
  const { active, late } = year.figures;
  const checks = month.troubles.filter(({ kind }) => kind === "check").length;
  return (
    <ul class="wall-counters">
      {late > 0 && <Counter tone="red" icon={Clock} count={late} word={COUNTERS.late(late)} />}
      {checks > 0 && <Counter tone="amber" icon={Hourglass} count={checks} word={COUNTERS.checks(checks)} />}
      <Counter tone="quiet" count={active} word={COUNTERS.active(active)} />
    </ul>
  );
}

const Counter = ({ tone, icon: Icon, count, word }) => (
  <li class={`is-${tone}`}>
    {Icon && <Icon />}
    <b>{count}</b> {word}
  </li>
);

function Bottom({ demo, own }) {
  const count = slides.value.length;
  return (
    <footer class="wall-bottom">
      <p class="wall-freshness" data-testid="freshness" data-status={connection.status.value} role="status">
        <i class="wall-dot" aria-hidden="true" />
        <span>{freshness.text.value}</span>
      </p>
      {demo && <p class="wall-demo">{demo}</p>}
      {count > 1 && !isNarrow.value && <Slides count={count} turns={turns} />}
      {own?.kind === "map" && <Legend kinds={shown.value.map.kinds} />}
      <FullScreen back="/projects" word={_("Lean projects")} />
    </footer>
  );
}

/** What the stripes mean. */
const Legend = ({ kinds }) => (
  <ul class="wall-legend">
    {kinds.map((kind) => (
      <li key={kind} class={`tint-${KINDS[kind].tint}`}>
        {KINDS[kind].one()}
      </li>
    ))}
  </ul>
);

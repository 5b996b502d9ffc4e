import { Clock } from "../icons.jsx";
import { memo } from "../memo.js";
import { _ } from "../texts.js";
import { figure, KINDS, MONTHS, VERDICTS } from "./wall_words.js";
import { HEIGHT, linesOf, WIDTH } from "./wall_year_facts.js";

/** How far the year is: what was closed beside what was to be, and what is in work. */
export const Year = memo(function Year({ year: { year, kinds, figures }, today }) {
  return (
    <div class="projects-year">
      {kinds.map((own) => (
        <Kind key={own.kind} own={own} year={year} today={today} />
      ))}
      <Figures figures={figures} />
    </div>
  );
});

function Kind({ own, year, today }) {
  const { kind, closed, begun, target, expected, colour, ahead } = own;
  return (
    <section class={`projects-kind tone-${colour}`} data-kind={kind}>
      <h2>{KINDS[kind].all()}</h2>
      <div class="projects-big">
        <b>{closed}</b>
        <p>
          {target === null
            ? _("closed in %(year)s; no target is set", { year })
            : _("closed of %(total)s in %(year)s", { total: figure(target), year })}
          {VERDICTS[colour] && (
            <strong>
              <i class={`kpi-sign tone-${colour}`} aria-hidden="true" /> {VERDICTS[colour]()}
            </strong>
          )}
        </p>
      </div>
      <Chart own={own} today={today} />
      <p class="projects-told">
        {[
          expected !== null && _("expected by today: %(count)s", { count: figure(expected) }),
          _("begun: %(count)s", { count: begun }),
          _("by schedule: %(count)s more", { count: ahead }),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </section>
  );
}

const written = (points) => points.map((point) => point.join(",")).join(" ");

/** What was closed rises step by step, the plan evenly. */
function Chart({ own, today }) {
  const { steps, plan, top } = linesOf(own, today);
  const [x, y] = steps.at(-1);
  return (
    <figure class="projects-chart" aria-hidden="true">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
        <line class="is-ground" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {plan && <polyline class="is-plan" points={written(plan)} />}
        <polyline points={written(steps)} />
        <path class="is-now" d={`M${x} ${y}h0.01`} />
      </svg>
      {own.target !== null && (
        <span class="projects-aim" style={{ bottom: `${(own.target / top) * 100}%` }}>
          {_("plan %(count)s", { count: figure(own.target) })}
        </span>
      )}
      <ol>
        {MONTHS.map((month, at) => (
          <li key={month} class={at === Number(today.slice(5, 7)) - 1 ? "is-now" : undefined}>
            {month}
          </li>
        ))}
      </ol>
    </figure>
  );
}

function Figures({ figures: { prepared, active, late, suspended, closed } }) {
  return (
    <ul class="projects-figures">
      <Figure name={_("Being carried out")} count={active} />
      <Figure name={_("Stage is late")} count={late} icon={late > 0 && Clock} />
      <Figure name={_("Closed this month")} count={closed} />
      <Figure name={_("Being prepared")} count={prepared} />
      <Figure name={_("On hold")} count={suspended} />
    </ul>
  );
}

const Figure = ({ name, count, icon: Icon }) => (
  <li class={Icon ? "is-red" : undefined}>
    <b>
      {Icon && <Icon />} {count}
    </b>
    <span>{name}</span>
  </li>
);

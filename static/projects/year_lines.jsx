import { figure } from "../dates.js";
import { locale, _ } from "../texts.js";
import { page } from "../web/page.js";
import { useSource } from "../web/source.js";
import { countsOf, daysLate, expectedBy, isActive } from "./standing.js";

const KINDS = [
  ["pilot", "PILOT_CLOSED", () => _("Pilots closed in %(year)s", { year: page.today.slice(0, 4) })],
  ["replication", "REPL_CLOSED", () => _("Replications closed in %(year)s", { year: page.today.slice(0, 4) })],
];

/** How far the year has come: pilots and replications beside where they should be by today, what is carried out, what is late. */
export function YearLines({ projects, onChoose }) {
  const { data } = useSource("/api/v1/kpis");
  const year = page.today.slice(0, 4);
  const late = projects.filter((each) => daysLate(each, page.today)).length;
  return (
    <div class="year-lines">
      {KINDS.map(([kind, code, name]) => (
        <YearLine
          key={kind}
          name={name()}
          counts={countsOf(projects, kind, year)}
          target={targetOf(data.value, code, Number(year))}
          onChoose={() => onChoose({ kind, year })}
        />
      ))}
      <Figure
        name={_("Being carried out")}
        value={projects.filter(isActive).length}
        onChoose={() => onChoose({ phase: "active" })}
      />
      <Figure name={_("Stage is late")} value={late} isRed={late > 0} onChoose={() => onChoose({ late: "1" })} />
    </div>
  );
}

/** The target of a KPI for a year, where it counts. */
function targetOf(known, code, year) {
  const target = known?.kpis.find(({ id }) => id === code)?.targets.find((each) => each.year === year);
  return target?.approved || target?.by_decree ? target.value : null;
}

function YearLine({ name, counts: { closed, begun }, target, onChoose }) {
  const expected = target ? expectedBy(target, page.today) : null;
  const behind = expected ? howFar(closed / expected) : "";
  const share = (value) => `${Math.min(100, (value / target) * 100)}%`;
  return (
    <button type="button" class="year-line" onClick={onChoose}>
      <span>{name}</span>
      <strong>{target ? _("%(count)s of %(total)s", { count: closed, total: target }) : closed}</strong>
      {target > 0 && (
        <span class="year-bar" aria-hidden="true">
          <i class={behind} style={{ width: share(closed) }} />
          <b style={{ insetInlineStart: share(expected) }} />
        </span>
      )}
      <span class="meta">
        {[expected !== null && expectedLine(expected), _("begun: %(count)s", { count: begun })]
          .filter(Boolean)
          .join(" · ")}
      </span>
    </button>
  );
}

/** As KPIs are judged (domain, 6.1): green from what is expected on, amber from 85 % of it. */
function howFar(ratio) {
  if (ratio >= 1) return "";
  return ratio >= 0.85 ? "is-near" : "is-behind";
}

const expectedLine = (expected) =>
  _("expected by today: %(count)s", { count: figure(Math.round(expected * 10) / 10, locale) });

function Figure({ name, value, isRed = false, onChoose }) {
  return (
    <button type="button" class="year-line" onClick={onChoose}>
      <span>{name}</span>
      <strong class={isRed ? "mark-red" : ""}>{value}</strong>
    </button>
  );
}

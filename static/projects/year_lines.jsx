import { figure } from "../dates.js";
import { locale, _ } from "../texts.js";
import { page } from "../web/page.js";
import { useSource } from "../web/source.js";
import { Fault } from "../web/fault.jsx";
import { countsOf, daysLate, isActive, judged } from "./standing.js";

const KINDS = [
  ["pilot", () => _("Pilots closed in %(year)s", { year: page.today.slice(0, 4) })],
  ["replication", () => _("Replications closed in %(year)s", { year: page.today.slice(0, 4) })],
];

/** How far the year has come: pilots and replications beside where they should be by today, what is carried out, what is late. */
export function YearLines({ projects, onChoose }) {
  const { data, fault, load } = useSource("/api/v1/projects/targets");
  const year = page.today.slice(0, 4);
  const late = projects.filter((each) => daysLate(each, page.today)).length;
  return (
    <>
      <Fault
        text={fault.value && `${_("What the year is to bring could not be asked.")} ${fault.value}`}
        onRetry={load}
      />
      <div class="year-lines">
        {KINDS.map(([kind, name]) => (
          <YearLine
            key={kind}
            name={name()}
            counts={countsOf(projects, kind, year)}
            target={data.value?.targets[year]?.[kind] ?? null}
            onChoose={() => onChoose({ kind, year: `${year}-closed` })}
          />
        ))}
        <Figure
          name={_("Being carried out")}
          value={projects.filter(isActive).length}
          onChoose={() => onChoose({ phase: "active" })}
        />
        <Figure name={_("Stage is late")} value={late} isRed={late > 0} onChoose={() => onChoose({ late: "1" })} />
      </div>
    </>
  );
}

function YearLine({ name, counts: { closed, begun }, target, onChoose }) {
  const { expected, colour } = judged(closed, target, page.today);
  const share = (value) => `${Math.min(100, (value / target) * 100)}%`;
  return (
    <button type="button" class="year-line" onClick={onChoose}>
      <span>{name}</span>
      <strong>{target ? _("%(count)s of %(total)s", { count: closed, total: target }) : closed}</strong>
      {target > 0 && (
        <span class="year-bar" aria-hidden="true">
          <i class={BEHIND[colour]} style={{ width: share(closed) }} />
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

const BEHIND = { yellow: "is-near", red: "is-behind" };

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

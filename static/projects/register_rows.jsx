import { _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { NEWEST, LATEST, ordered, pressed, told } from "./ordering.js";
import { closing, currentStage, daysLate, isActive, isDead } from "./standing.js";
import { Track } from "./track.jsx";
import { day, kindName, nobody, stageName, stateName } from "./words.js";

const COLUMNS = [
  [["number", () => _("Number")]],
  [
    ["title", () => _("Project")],
    ["unit", () => _("Department")],
  ],
  [["leader", () => _("Leader")]],
  [
    ["stage", () => _("Where it stands")],
    ["late", () => _("Lateness")],
  ],
  [["closing", () => _("Closing")]],
];

/** The register as a table in the order of a heading; on a phone each project is a sheet of its own. */
export function RegisterRows({ projects, all, order, onOrder }) {
  return (
    <>
      <PhoneOrder order={order} onOrder={onOrder} />
      <div class="table-box">
        <table class="table register">
          <thead>
            <tr>
              {COLUMNS.map((names) => (
                <Heading key={names[0][0]} names={names} order={order} onOrder={onOrder} />
              ))}
            </tr>
          </thead>
          <tbody>
            {ordered(projects, order, page.today).map((project) => (
              <ProjectRow key={project.id} project={project} all={all} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** What stands in a column, each a button that sorts by it; pressed once more it sorts the other way. */
function Heading({ names, order, onOrder }) {
  const now = told(order);
  const isOwn = names.some(([name]) => name === now.name);
  return (
    <th scope="col" aria-sort={isOwn ? (now.isDown ? "descending" : "ascending") : undefined}>
      {names.map(([name, text]) => (
        <button
          key={name}
          type="button"
          class={`sort-by${name === now.name ? (now.isDown ? " is-down" : " is-up") : ""}`}
          onClick={() => onOrder(pressed(order, name))}
        >
          {text()}
        </button>
      ))}
    </th>
  );
}

/** A phone has no headings. */
function PhoneOrder({ order, onOrder }) {
  const ways = [
    [NEWEST, _("the newest first")],
    [LATEST, _("the longest late first")],
    ["title", _("by name")],
    ["unit", _("by department")],
    ["leader", _("by leader")],
    ["stage", _("by stage")],
    ["closing", _("by the day of closing")],
  ];
  const chosen = ways.find(([way]) => told(way).name === told(order).name);
  return (
    <label class="phone-order">
      {_("Order")}
      <select class="input" value={chosen[0]} onChange={(event) => onOrder(event.currentTarget.value)}>
        {ways.map(([way, name]) => (
          <option key={way} value={way}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function ProjectRow({ project, all }) {
  const { id, code, title, kind, unit, performed_at: performer, leader } = project;
  return (
    <tr class={isDead(project) ? "is-closed" : ""}>
      <td data-label={_("Number")} class="register-code">
        {code}
      </td>
      <th scope="row">
        <a href={`/projects/${id}`}>{title}</a>
        <span class="meta row-more">
          {[kindName(kind), unit, performer].filter(Boolean).join(" · ")}
          <Copies project={project} all={all} />
        </span>
      </th>
      <td data-label={_("Leader")}>{leader ?? <span class="meta">{nobody()}</span>}</td>
      <td data-label={_("Where it stands")} class="register-state">
        <Track project={project} />
        <StateLine project={project} />
      </td>
      <td data-label={_("Closing")} class="register-day">
        {day(closing(project))}
      </td>
    </tr>
  );
}

/** How many replications a pilot has. */
function Copies({ project, all }) {
  const count = all.filter((each) => each.source_project_id === project.id).length;
  if (!count) return null;
  return <> · {ngettext("%(num)s replication", "%(num)s replications", count)}</>;
}

/** The state in words, and by when the stage in work is to end; `isBrief` where the state stands beside it already. */
export function StateLine({ project, isBrief = false }) {
  const stage = currentStage(project);
  const late = daysLate(project, page.today);
  const isLost = project.state === "regressed";
  const parts = [
    !isBrief && (stage && isActive(project) ? `${stage.number}. ${stageName(stage.number)}` : stateName(project.state)),
    late > 0 && ngettext("late by %(num)s day", "late by %(num)s days", late),
    !late && stage?.plan_end && !stage.fact_end && untilLine(stage.plan_end),
  ];
  return (
    <span class={`row-more state-line ${late || isLost ? "mark-red" : ""}`}>{parts.filter(Boolean).join(" · ")}</span>
  );
}

const untilLine = (end) => _("until %(day)s", { day: day(end) });

import { _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { closing, currentStage, daysLate, isActive } from "./standing.js";
import { Track } from "./track.jsx";
import { day, kindName, nobody, stageName, stateName } from "./words.js";

/** The register as a table, the newest first, or what `isLate` longest; on a phone each project is a sheet of its own. */
export function RegisterRows({ projects, all, isLate = false }) {
  const byCode = (one, other) => (one.code < other.code ? 1 : -1);
  const byLateness = (one, other) => daysLate(other, page.today) - daysLate(one, page.today) || byCode(one, other);
  const newest = [...projects].sort(isLate ? byLateness : byCode);
  return (
    <div class="table-box">
      <table class="table register">
        <thead>
          <tr>
            <th scope="col">{_("Number")}</th>
            <th scope="col">{_("Project")}</th>
            <th scope="col">{_("Leader")}</th>
            <th scope="col">{_("Where it stands")}</th>
            <th scope="col">{_("Closing")}</th>
          </tr>
        </thead>
        <tbody>
          {newest.map((project) => (
            <ProjectRow key={project.id} project={project} all={all} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ProjectRow({ project, all }) {
  const { id, code, title, kind, unit, performed_at: performer, leader, state } = project;
  return (
    <tr class={state === "rejected" || state === "cancelled" ? "is-closed" : ""}>
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

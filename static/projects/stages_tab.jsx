import { useState } from "preact/hooks";
import { _, ngettext } from "../texts.js";
import { daysBetween } from "../dates.js";
import { page } from "../web/page.js";
import { PlanForm } from "./plan_form.jsx";
import { ShiftDialog } from "./shift_dialog.jsx";
import { isFixed, stageState } from "./standing.js";
import { TimelineOfOne } from "./timeline.jsx";
import { rights } from "./rights.js";
import { days, faultName, stageName } from "./words.js";

/** The ten stages: planned and real dates, what is late; the plan can be changed and moved. */
export function StagesTab({ project }) {
  const [open, setOpen] = useState(null);
  const mayPlan = rights.value.writes && !isFixed(project);
  return (
    <div class="view-section" id="stages">
      {mayPlan && (
        <p class="view-actions">
          <button type="button" class="button button-primary" onClick={() => setOpen("plan")}>
            {_("Plan the dates…")}
          </button>
          {project.stages.some(({ plan_start: start }) => start) && (
            <button type="button" class="button" onClick={() => setOpen("shift")}>
              {_("Move the plan…")}
            </button>
          )}
          <ReportLinks project={project} />
        </p>
      )}
      {!mayPlan && (
        <p class="view-actions">
          <ReportLinks project={project} />
        </p>
      )}
      <StageTable project={project} />
      {project.stages.some(({ plan_start: start }) => start) && <TimelineOfOne id={project.id} code={project.code} />}
      {open === "plan" && <PlanForm project={project} onClose={() => setOpen(null)} />}
      {open === "shift" && <ShiftDialog project={project} onClose={() => setOpen(null)} />}
    </div>
  );
}

const ReportLinks = ({ project }) => (
  <>
    <a class="button" href={`/projects/${project.id}/report.pdf`} download>
      {_("Stage report (PDF)")}
    </a>
    <a class="button" href={`/projects/${project.id}/report.docx`} download>
      {_("Stage report (DOCX)")}
    </a>
  </>
);

function StageTable({ project }) {
  return (
    <div class="table-box">
      <table class="table stage-table">
        <thead>
          <tr>
            <th scope="col">{_("Stage")}</th>
            <th scope="col">{_("Plan")}</th>
            <th scope="col">{_("Fact")}</th>
            <th scope="col">{_("How it is")}</th>
          </tr>
        </thead>
        <tbody>
          {project.stages.map((stage) => (
            <StageRow key={stage.number} stage={stage} project={project} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function StageRow({ stage, project }) {
  const { number, plan_start: start, plan_end: end, fact_start: began, fact_end: ended } = stage;
  const state = stageState(stage, project, page.today);
  const warning = project.warnings.find((each) => each.number === number && !ended);
  return (
    <tr>
      <th scope="row">
        {number}. {stageName(number)}
      </th>
      <td data-label={_("Plan")}>
        {start ? days(start, end) : "—"}
        {warning && <span class="meta row-more">{faultName(warning.code)}</span>}
      </td>
      <td data-label={_("Fact")}>{began ? days(began, ended ?? began) + (ended ? "" : " …") : "—"}</td>
      <td data-label={_("How it is")} class={state === "late" ? "mark-red" : ""}>
        {howItIs(state, end, ended)}
      </td>
    </tr>
  );
}

const doneLate = (count) => ngettext("done %(num)s day late", "done %(num)s days late", count);

function howItIs(state, end, ended) {
  const late = (days_) => ngettext("late by %(num)s day", "late by %(num)s days", days_);
  return {
    done: () => _("done"),
    doneLate: () => doneLate(daysBetween(end, ended)),
    late: () => late(daysBetween(end, page.today)),
    now: () => _("in work"),
    ahead: () => "",
  }[state]();
}

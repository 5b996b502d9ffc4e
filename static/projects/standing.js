/** Where a project stands: its stage in work, what is late, how it counts. Pure; days are `YYYY-MM-DD`. */

import { daysBetween } from "../dates.js";
import { expected, verdict } from "../verdicts.js";

export const KINDS = ["pilot", "replication", "other"];
const STAGE_OF = {
  passport_draft: 1,
  passport_review: 1,
  mapping_current: 2,
  analysis: 3,
  mapping_target: 4,
  planning: 5,
  defence: 6,
  implementation: 7,
  result_monitoring: 8,
  closing: 9,
  stability_monitoring: 10,
};
const ACTIVE = [
  "mapping_current",
  "analysis",
  "mapping_target",
  "planning",
  "defence",
  "implementation",
  "result_monitoring",
  "closing",
];
const COMPLETED = ["stability_monitoring", "sustained", "regressed"];
const WRITTEN = ["idea", "passport_draft"];

export const isActive = ({ state }) => ACTIVE.includes(state);
export const isCompleted = ({ state }) => COMPLETED.includes(state);
/** Whether its passport is still being written, and nobody has to approve a change of it. */
export const isDraft = ({ state }) => WRITTEN.includes(state);
export const isPrepared = ({ state }) => WRITTEN.includes(state) || state === "passport_review";
/** Whether it was rejected or ended early. */
export const isDead = ({ state }) => state === "rejected" || state === "cancelled";
/** Whether nothing of what stands in its passport can be changed, because it is to be approved or is over. */
export const isFixed = (project) => project.state === "passport_review" || isCompleted(project) || isDead(project);
export const isProvenPilot = ({ kind, state }) =>
  kind === "pilot" && (state === "stability_monitoring" || state === "sustained");

/** The number of the stage in work, or null. */
export const stageInWork = ({ state }) => STAGE_OF[state] ?? null;

/** The stage in work with its dates, or null. */
export const currentStage = (project) => {
  const number = stageInWork(project);
  return number ? project.stages.find((each) => each.number === number) : null;
};

/** By how many days the stage in work is over its planned end; 0 where it is in time or nothing is planned. */
export function daysLate(project, today) {
  if (!isActive(project)) return 0;
  const { plan_end: end, fact_end: done } = currentStage(project) ?? {};
  return end && !done && end < today ? daysBetween(end, today) : 0;
}

/** What a stage is: `done`, `late` (over its end), `now`, `ahead`; `doneLate` where it was done after its planned end. */
export function stageState(stage, project, today) {
  const isDone = Boolean(stage.fact_end);
  if (isDone) return stage.plan_end && stage.fact_end > stage.plan_end ? "doneLate" : "done";
  const isNow = stageInWork(project) === stage.number;
  const isOver = stage.plan_end && stage.plan_end < today && (isNow || isActive(project));
  if (isNow && isOver && project.state !== "stability_monitoring") return "late";
  return isNow ? "now" : "ahead";
}

/** The day by which a project is closed, planned or real. */
export const closing = ({ closed_on: closed, stages }) => closed ?? stages.find(({ number }) => number === 9)?.plan_end;

/** Whether it was closed in a year, or begun: its passport agreed; nothing counts that was ended early. */
export const isClosedIn = (project, year) => project.state !== "cancelled" && project.closed_on?.startsWith(year);
export const isBegunIn = (project, year) => project.state !== "cancelled" && project.approved_on?.startsWith(year);

/** How many of a kind were closed in a year, and how many were begun. */
export function countsOf(projects, kind, year) {
  const own = projects.filter((each) => each.kind === kind);
  return {
    closed: own.filter((each) => isClosedIn(each, year)).length,
    begun: own.filter((each) => isBegunIn(each, year)).length,
  };
}

/** How far a year's target lets expect to be by a day (null where there is none), and the colour of what was closed. */
export function judged(closed, target, day) {
  const aim = { value: target };
  return {
    expected: expected("pro_rata", aim, day),
    colour: verdict({ rule: "pro_rata", direction: "up", value: closed, target: aim, day }),
  };
}

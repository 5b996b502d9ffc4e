/** Where a project stands: its stage in work, what is late, how it counts. Pure; days are `YYYY-MM-DD`. */

import { daysBetween } from "../dates.js";

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
export const ACTIVE = [
  "mapping_current",
  "analysis",
  "mapping_target",
  "planning",
  "defence",
  "implementation",
  "result_monitoring",
  "closing",
];
export const COMPLETED = ["stability_monitoring", "sustained", "regressed"];
const DRAFT = ["idea", "passport_draft"];
const PREPARED = ["idea", "passport_draft", "passport_review"];

export const isActive = ({ state }) => ACTIVE.includes(state);
export const isCompleted = ({ state }) => COMPLETED.includes(state);
/** Whether the passport is still written. */
export const isDraft = ({ state }) => DRAFT.includes(state);
export const isPrepared = ({ state }) => PREPARED.includes(state);
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

/** How many of a kind were closed in a year, and how many were begun (their passport agreed). */
export function countsOf(projects, kind, year) {
  const own = projects.filter((each) => each.kind === kind && each.state !== "cancelled");
  return {
    closed: own.filter(({ closed_on: closed }) => closed?.startsWith(year)).length,
    begun: own.filter(({ approved_on: approved }) => approved?.startsWith(year)).length,
  };
}

/** What a yearly target lets expect by a day; the first year of the programme began on 21.05.2019 (domain, 2.9). */
export function expectedBy(target, day) {
  const first = day.slice(0, 4) === "2019" ? "2019-05-21" : `${day.slice(0, 4)}-01-01`;
  const last = `${day.slice(0, 4)}-12-31`;
  const elapsed = Math.max(0, daysBetween(first, day) + 1);
  return (target * elapsed) / (daysBetween(first, last) + 1);
}

/** Projects as the wall and the register are told of them. */

export const TODAY = "2026-11-27";
export const STATES = [
  "passport_draft",
  "mapping_current",
  "analysis",
  "mapping_target",
  "planning",
  "defence",
  "implementation",
  "result_monitoring",
  "closing",
  "stability_monitoring",
];
const TITLE = "Выписка из похозяйственной книги за десять минут";

/** A project as the register shows it; `ends` are planned ends of stages by number. */
export function project(state, more = {}) {
  const { ends = {}, ...rest } = more;
  const stages = Array.from({ length: 10 }, (_each, at) => ({
    number: at + 1,
    plan_end: ends[at + 1] ?? "2026-12-31",
    fact_end: null,
  }));
  const id = rest.id ?? `p${Math.random()}`;
  return {
    id,
    code: id,
    kind: "pilot",
    title: TITLE,
    state,
    unit_id: "u1",
    unit: "Архив",
    stages,
    approved_on: null,
    closed_on: null,
    ended_on: null,
    next_check: null,
    resume_on: null,
    ...rest,
  };
}

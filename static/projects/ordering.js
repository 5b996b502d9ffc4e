/** In which order the register stands: by one of its headings, either way. Pure; it stands in the address, as the filter does. */

import { closing, daysLate, stageInWork } from "./standing.js";

/** By what is sorted; what a project does not have stands last, whichever way it goes. */
const VALUES = {
  number: ({ code }) => code,
  title: ({ title }) => title,
  unit: ({ unit }) => unit,
  leader: ({ leader }) => leader,
  stage: (project) => stageInWork(project) ?? AFTER[project.state],
  closing: (project) => closing(project),
  late: (project, today) => daysLate(project, today) || null,
};
/** An idea stands before the first stage; what is not in a stage after the last. */
const AFTER = { idea: 0, suspended: 11, sustained: 12, regressed: 13, rejected: 14, cancelled: 15 };
/** What is looked for first stands first when a heading is pressed: the newest, the latest. */
const FROM_ABOVE = ["number", "late"];

export const NEWEST = "-number";
export const LATEST = "-late";

/** `{name, isDown}` of an order. */
export const told = (order) => ({ name: order.replace(/^-/, ""), isDown: order.startsWith("-") });

/** The order that an address names, or nothing. */
export function orderFrom(search) {
  const asked = new URLSearchParams(search).get("order") ?? "";
  return told(asked).name in VALUES ? asked : "";
}

/** What follows when a heading is pressed: its own order, or the other way round. */
export function pressed(order, name) {
  const now = told(order);
  const isDown = now.name === name ? !now.isDown : FROM_ABOVE.includes(name);
  return isDown ? `-${name}` : name;
}

/** The projects in that order; where it says nothing the newest come first. */
export function ordered(projects, order, today) {
  const { name, isDown } = told(order);
  const way = isDown ? -1 : 1;
  const value = (project) => VALUES[name](project, today) ?? null;
  return [...projects].sort(
    (one, other) => compared(value(one), value(other), way) || (one.code < other.code ? 1 : -1),
  );
}

function compared(one, other, way) {
  if (one === null || other === null) return (one === null) - (other === null);
  return way * (typeof one === "number" ? one - other : one.localeCompare(other));
}

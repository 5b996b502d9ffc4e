/** Which projects a register shows. Pure; the filter stands in the address, so that it can be sent to a colleague. */

import { daysLate, isActive, isBegunIn, isClosedIn, isCompleted, isDead, isPrepared } from "./standing.js";

export const EMPTY = { text: "", kind: "", phase: "", unit: "", portfolio: "", year: "", mine: "", late: "" };
const PHASES = {
  prepared: isPrepared,
  active: isActive,
  completed: isCompleted,
  resting: ({ state }) => state === "suspended",
  ended: isDead,
};

/** The filter of an address. */
export const fromAddress = (search) => {
  const asked = new URLSearchParams(search);
  return Object.fromEntries(Object.keys(EMPTY).map((name) => [name, asked.get(name) ?? ""]));
};

/** The address of a filter and an order, without what asks for nothing. */
export const toAddress = (filter, order = "") => {
  const asked = new URLSearchParams(Object.entries({ ...filter, order }).filter(([, value]) => value));
  return [...asked].length === 0 ? "" : `?${asked}`;
};

export const isEmpty = (filter) => Object.values(filter).every((value) => !value);

/** The projects that a filter lets through; `me` is who asks, `today` decides what is late. */
export function sifted(projects, filter, { me, today }) {
  const words = filter.text.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return projects.filter(
    (each) =>
      words.every((word) => wordsOf(each).includes(word)) &&
      (!filter.kind || each.kind === filter.kind) &&
      (!filter.phase || PHASES[filter.phase]?.(each)) &&
      (!filter.unit || each.unit_id === filter.unit) &&
      (!filter.portfolio || each.portfolio_id === filter.portfolio) &&
      (!filter.year || isOfYear(each, filter.year)) &&
      (!filter.mine || each.leader_id === me || each.team_ids.includes(me)) &&
      (!filter.late || daysLate(each, today) > 0),
  );
}

const wordsOf = ({ code, title, unit, leader, customer }) =>
  [code, title, unit, leader, customer].filter(Boolean).join(" ").toLocaleLowerCase();

/** Of `2026` whatever happened officially in it, of `2026-closed` and `2026-begun` just what is counted so. */
function isOfYear(project, asked) {
  const [year, what] = asked.split("-");
  if (what === "closed") return isClosedIn(project, year);
  return what === "begun" ? isBegunIn(project, year) : yearsOf(project).includes(year);
}

/** The years in which something official happened to a project; of an idea, that of its number. */
export const yearsOf = ({ code, approved_on: approved, closed_on: closed }) => [
  ...new Set([code.slice(3, 7), approved?.slice(0, 4), closed?.slice(0, 4)].filter(Boolean)),
];

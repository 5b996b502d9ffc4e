/** How far a year is: what was closed of each kind beside where the plan should be, and what stands behind it. Pure. */

import { daysBetween } from "../dates.js";
import { yearBegan } from "../verdicts.js";
import { closing, countsOf, daysLate, isActive, isPrepared, judged } from "./standing.js";

const KINDS = ["pilot", "replication"];

/**
 * `{year, kinds, figures}` for the year of `today`. `targets` is `{year: {kind: value}}`. Of a kind: `closed`, `begun`,
 * `target` and `expected` by today (null where there is no target), `colour` ("green", "yellow", "red", "grey"), `ahead`,
 * how many more are to be closed by their schedules this year, and `days`, on which days one was closed, in order.
 */
export function yearOf(projects, targets, today) {
  const year = today.slice(0, 4);
  const count = (is) => projects.filter(is).length;
  return {
    year,
    kinds: KINDS.map((kind) => kindOf(projects, kind, targets[year]?.[kind] ?? null, today)),
    figures: {
      prepared: count(isPrepared),
      active: count(isActive),
      late: count((each) => daysLate(each, today) > 0),
      suspended: count(({ state }) => state === "suspended"),
      closed: count(({ closed_on: closed }) => closed?.startsWith(today.slice(0, 7))),
    },
  };
}

function kindOf(projects, kind, target, today) {
  const year = today.slice(0, 4);
  const own = projects.filter((each) => each.kind === kind);
  const counts = countsOf(projects, kind, year);
  return {
    kind,
    ...counts,
    target,
    ...judged(counts.closed, target, today),
    ahead: own.filter((each) => isActive(each) && closing(each)?.slice(0, 4) <= year).length,
    days: own
      .map(({ closed_on: closed }) => closed)
      .filter((day) => day?.startsWith(year) && day <= today)
      .sort(),
  };
}

/** The box of the chart; it is stretched to its place. */
export const [WIDTH, HEIGHT] = [1200, 400];

/**
 * The lines of a kind's year in that box: `{steps: [[x, y], …], plan: [[x, y], [x, y]] | null, top}`: one step up for each
 * that was closed, until today; the plan rises evenly from its first day (domain, 2.9). `top` is the number at the upper edge.
 */
export function linesOf({ days, target }, today) {
  const year = today.slice(0, 4);
  const whole = daysBetween(`${year}-01-01`, `${year}-12-31`) + 1;
  const x = (day) => round(((daysBetween(`${year}-01-01`, day) + 1) / whole) * WIDTH);
  const top = Math.max(target ?? 0, days.length, 1);
  const y = (count) => round(HEIGHT - (count / top) * HEIGHT);
  const steps = days.flatMap((day, at) => [
    [x(day), y(at)],
    [x(day), y(at + 1)],
  ]);
  const began = yearBegan(today);
  const start = began === `${year}-01-01` ? 0 : x(began);
  return {
    steps: [[0, y(0)], ...steps, [x(today), y(days.length)]],
    plan:
      target === null
        ? null
        : [
            [start, y(0)],
            [WIDTH, y(target)],
          ],
    top,
  };
}

const round = (number) => Math.round(number * 10) / 10;

import assert from "node:assert/strict";
import { test } from "node:test";
import { monthOf, monthSlides, wholeMonth } from "../../static/projects/wall_month_facts.js";
import { HEIGHT, linesOf, WIDTH, yearOf } from "../../static/projects/wall_year_facts.js";
import { project, TODAY } from "./project_lines.js";

test("a year counts what was closed in it beside the plan, with the colours of the KPI", () => {
  const closed = (kind, day, more) =>
    project("sustained", { kind, closed_on: day, approved_on: "2025-10-01", ...more });
  const all = [
    closed("pilot", "2026-02-01"),
    closed("pilot", "2026-11-02", { approved_on: "2026-03-01" }),
    closed("pilot", "2025-12-31"),
    closed("replication", "2026-05-05"),
    project("closing", { ends: { 9: "2026-12-30" }, approved_on: "2026-05-01" }),
    project("planning", { ends: { 9: "2027-01-15", 5: "2026-11-26" } }),
    project("suspended"),
    project("idea"),
  ];
  const { kinds, figures } = yearOf(all, { 2026: { pilot: 2 } }, TODAY);
  const [pilots, replications] = kinds;
  assert.deepEqual([pilots.closed, pilots.begun, pilots.ahead, pilots.colour], [2, 2, 1, "green"]);
  assert.equal(Math.round(pilots.expected * 1000), Math.round(((2 * 331) / 365) * 1000));
  assert.deepEqual([replications.closed, replications.target, replications.colour], [1, null, "grey"]);
  assert.deepEqual(figures, { prepared: 1, active: 2, late: 1, suspended: 1, closed: 1 });
  const colour = (target) => yearOf(all, { 2026: { pilot: target } }, TODAY).kinds[0].colour;
  assert.deepEqual([colour(2.5), colour(3)], ["yellow", "red"]);
});

test("the line of a year rises at each closing until today, the plan evenly to its target", () => {
  const { steps, plan, top } = linesOf({ days: ["2026-01-01", "2026-07-02"], target: 4 }, "2026-12-31");
  assert.equal(top, 4);
  assert.deepEqual(plan, [
    [0, HEIGHT],
    [WIDTH, 0],
  ]);
  assert.deepEqual(steps.at(-1), [WIDTH, HEIGHT / 2]);
  assert.deepEqual(
    steps.map(([, y]) => y),
    [400, 400, 300, 300, 200, 200],
  );
  assert.ok(steps.every(([x], at) => at === 0 || x >= steps[at - 1][0]));
  assert.equal(linesOf({ days: [], target: null }, TODAY).plan, null);
  assert.ok(linesOf({ days: [], target: 5 }, "2019-06-30").plan[0][0] > 0);
});

test("troubles come by their sort and urgency, results of the month or else of ninety days", () => {
  const all = [
    project("analysis", { id: "late", ends: { 3: "2026-11-20" } }),
    project("planning", { id: "later", ends: { 5: "2026-11-01" } }),
    project("regressed", { id: "lost", ended_on: "2026-06-01", closed_on: "2026-03-01" }),
    project("regressed", { id: "old", ended_on: "2025-06-01" }),
    project("stability_monitoring", { id: "check", next_check: "2026-11-26", closed_on: "2026-10-20" }),
    project("sustained", { id: "stable", ended_on: "2026-09-15", closed_on: "2026-06-15" }),
    project("sustained", { id: "long ago", ended_on: "2026-05-15", closed_on: "2026-02-15" }),
    project("mapping_current", { id: "new", approved_on: "2026-11-05" }),
    project("cancelled", { id: "gone", approved_on: "2026-11-06" }),
  ];
  const month = monthOf(all, TODAY);
  assert.deepEqual(
    month.troubles.map(({ project: { id }, kind, days }) => [id, kind, days]),
    [
      ["later", "late", 26],
      ["late", "late", 7],
      ["lost", "lost", 179],
      ["check", "check", 1],
    ],
  );
  const told = ({ isMonth, items }) => [isMonth, items.map((each) => [each.project.id, each.isStable])];
  assert.deepEqual(told(month.results), [
    false,
    [
      ["check", false],
      ["stable", true],
    ],
  ]);
  assert.deepEqual(told(month.passports), [true, [["new", false]]]);
  assert.deepEqual(told(monthOf(all, "2026-10-31").results), [true, [["check", false]]]);
});

test("everything of the month is on a slide, what is less is seen again, and nothing makes no slide", () => {
  const items = (count, name) => Array.from({ length: count }, (_each, at) => ({ project: { id: `${name}${at}` } }));
  const month = (troubles, results, passports) => ({
    troubles: items(troubles, "t"),
    results: { isMonth: true, items: items(results, "r") },
    passports: { isMonth: true, items: items(passports, "p") },
  });
  const sizes = (...counts) =>
    monthSlides(month(...counts)).map(({ troubles, results, passports }) => [
      troubles.length,
      results.length,
      passports.length,
    ]);
  assert.deepEqual(sizes(0, 0, 0), []);
  assert.deepEqual(sizes(0, 9, 0), [
    [0, 5, 0],
    [0, 4, 0],
  ]);
  assert.deepEqual(sizes(10, 3, 4), [
    [7, 3, 3],
    [3, 3, 1],
  ]);
  assert.deepEqual(sizes(15, 0, 0), [
    [14, 0, 0],
    [1, 0, 0],
  ]);
  assert.deepEqual(sizes(0, 0, 20), [[0, 0, 3]]);
  const seen = new Set(
    monthSlides(month(30, 11, 2)).flatMap((each) =>
      Object.values(each)
        .flat()
        .map((one) => one.project.id),
    ),
  );
  assert.equal(seen.size, 43);
  assert.equal(wholeMonth(month(30, 11, 2))[0].troubles.length, 30);
  assert.deepEqual(wholeMonth(month(0, 0, 0)), []);
});

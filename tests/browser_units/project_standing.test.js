import assert from "node:assert/strict";
import test from "node:test";
import { unusual } from "../../static/projects/plan_rules.js";
import { EMPTY, fromAddress, sifted, toAddress, yearsOf } from "../../static/projects/sifting.js";
import { countsOf, daysLate, expectedBy, stageState } from "../../static/projects/standing.js";

const TODAY = "2026-11-23";
const stages = (more = {}) =>
  Array.from({ length: 10 }, (_, at) => ({
    number: at + 1,
    plan_start: null,
    plan_end: null,
    fact_start: null,
    fact_end: null,
    ...more[at + 1],
  }));
const project = (more = {}) => ({
  id: "p1",
  code: "LP-2026-001",
  kind: "pilot",
  title: "Справки архива",
  state: "analysis",
  unit_id: "land",
  unit: "Земля",
  leader_id: "boris",
  leader: "Борис Лапин",
  customer: "Архив",
  team_ids: ["anna"],
  portfolio_id: null,
  approved_on: "2026-10-01",
  closed_on: null,
  stages: stages({ 3: { plan_end: "2026-11-20" } }),
  ...more,
});

test("the year's targets let expect what the decree's own example says", () => {
  assert.equal(expectedBy(5, "2019-09-30").toFixed(3), "2.956");
  assert.equal(expectedBy(15, "2019-09-30").toFixed(3), "8.867");
  assert.equal(expectedBy(5, "2026-12-31"), 5);
});

test("what is closed and begun in a year is counted by kind, and nothing that was ended early", () => {
  const all = [
    project({ closed_on: "2026-03-01" }),
    project({ closed_on: "2025-03-01" }),
    project({ closed_on: "2026-05-01", kind: "replication" }),
    project({ closed_on: "2026-06-01", state: "cancelled" }),
  ];
  assert.deepEqual(countsOf(all, "pilot", "2026"), { closed: 1, begun: 2 });
});

test("the stage in work is late from the day after its planned end, and a resting project is not", () => {
  assert.equal(daysLate(project(), TODAY), 3);
  assert.equal(daysLate(project(), "2026-11-20"), 0);
  assert.equal(daysLate(project({ state: "suspended" }), TODAY), 0);
  const known = project({
    stages: stages({ 2: { plan_end: "2026-11-01", fact_end: "2026-11-03" }, 3: { plan_end: "2026-11-20" } }),
  });
  assert.deepEqual(
    known.stages.slice(0, 4).map((each) => stageState(each, known, TODAY)),
    ["ahead", "doneLate", "late", "ahead"],
  );
});

test("a register is sifted by words in any order, by what is said of a project, and the filter stands in the address", () => {
  const all = [
    project(),
    project({ id: "p2", title: "Аренда", state: "idea", leader_id: "vera", leader: "Вера", team_ids: [] }),
  ];
  const ids = (more) => sifted(all, { ...EMPTY, ...more }, { me: "anna", today: TODAY }).map(({ id }) => id);
  assert.deepEqual(ids({ text: "лапин справки" }), ["p1"]);
  assert.deepEqual(ids({ phase: "prepared" }), ["p2"]);
  assert.deepEqual(ids({ mine: "1" }), ["p1"]);
  assert.deepEqual(ids({ late: "1" }), ["p1"]);
  const filter = { ...EMPTY, text: "а б", late: "1" };
  assert.deepEqual(fromAddress(toAddress(filter)), filter);
  assert.equal(toAddress(EMPTY), "");
  assert.deepEqual(yearsOf(project({ approved_on: "2025-12-30", closed_on: "2026-03-01" })), ["2026", "2025"]);
});

test("dates that are allowed and unusual are named while they are typed", () => {
  const typed = [
    { number: 2, from: "2026-11-23", to: "2026-11-27" },
    { number: 3, from: "2026-11-27", to: "2026-12-04" },
    { number: 4, from: "2026-12-05", to: "2026-12-06" },
  ];
  assert.deepEqual(unusual(typed, new Map()), { 3: "overlaps", 4: "day_off" });
  assert.deepEqual(unusual(typed, new Map([["2026-12-06", true]])), { 3: "overlaps" });
});

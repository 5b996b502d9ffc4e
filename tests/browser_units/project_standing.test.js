import assert from "node:assert/strict";
import test from "node:test";
import { ordered, orderFrom, pressed } from "../../static/projects/ordering.js";
import { unusual } from "../../static/projects/plan_rules.js";
import { EMPTY, fromAddress, sifted, toAddress, yearsOf } from "../../static/projects/sifting.js";
import { countsOf, daysLate, isFixed, isDraft, judged, stageState } from "../../static/projects/standing.js";

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
  const expected = (target, day) => judged(0, target, day).expected;
  assert.equal(expected(5, "2019-09-30").toFixed(3), "2.956");
  assert.equal(expected(15, "2019-09-30").toFixed(3), "8.867");
  assert.equal(expected(5, "2026-12-31"), 5);
  assert.deepEqual(judged(1, null, TODAY), { expected: null, colour: "grey" });
  assert.deepEqual(
    [20, 17, 16].map((closed) => judged(closed, 20, "2026-12-31").colour),
    ["green", "yellow", "red"],
  );
});

test("what stands in a passport changes while it is written and while the project is carried out", () => {
  const STATES = ["idea", "passport_draft", "passport_review", "analysis", "suspended", "sustained", "rejected"];
  const which = (is) => STATES.filter((state) => is({ state }));
  assert.deepEqual(which(isDraft), ["idea", "passport_draft"]);
  assert.deepEqual(which(isFixed), ["passport_review", "sustained", "rejected"]);
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

test("the list behind a number of the year is as long as the number", () => {
  const all = [
    project({ id: "now", closed_on: "2026-03-01" }),
    project({ id: "before", closed_on: "2025-03-01" }),
    project({ id: "open", code: "LP-2025-001", approved_on: "2025-10-01" }),
    project({ id: "ended", closed_on: "2026-06-01", state: "cancelled" }),
  ];
  const ids = (year) =>
    sifted(all, { ...EMPTY, kind: "pilot", year }, { me: "anna", today: TODAY }).map(({ id }) => id);
  const counts = countsOf(all, "pilot", "2026");
  assert.deepEqual(ids("2026-closed"), ["now"]);
  assert.equal(ids("2026-closed").length, counts.closed);
  assert.deepEqual(ids("2026-begun"), ["now", "before"]);
  assert.equal(ids("2026-begun").length, counts.begun);
  assert.deepEqual(ids("2025"), ["before", "open"]);
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
  assert.equal(orderFrom(toAddress(EMPTY, "-title")), "-title");
  assert.deepEqual(fromAddress(toAddress(filter, "unit")), filter);
  assert.equal(orderFrom("?order=nothing"), "");
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

test("a register stands in the order of a heading, either way, and what has no value stands last", () => {
  const all = [
    project({ id: "a", code: "LP-2026-001", title: "Яма", unit: "Архив", state: "closing", closed_on: "2026-05-01" }),
    project({ id: "b", code: "LP-2026-002", title: "Аренда", unit: "Земля" }),
    project({ id: "c", code: "LP-2026-003", title: "ёлка", unit: "Архив", state: "idea" }),
  ];
  const ids = (order) => ordered(all, order, TODAY).map(({ id }) => id);
  assert.deepEqual(ids("-number"), ["c", "b", "a"]);
  assert.deepEqual(ids("title"), ["b", "c", "a"]);
  assert.deepEqual(
    [ids("unit"), ids("-unit")],
    [
      ["c", "a", "b"],
      ["b", "c", "a"],
    ],
  );
  assert.deepEqual(
    [ids("stage"), ids("-stage")],
    [
      ["c", "b", "a"],
      ["a", "b", "c"],
    ],
  );
  assert.deepEqual(
    [ids("closing"), ids("-closing")],
    [
      ["a", "c", "b"],
      ["a", "c", "b"],
    ],
  );
  assert.deepEqual(ids("-late")[0], "b");
  assert.deepEqual([pressed("-number", "number"), pressed("number", "number")], ["number", "-number"]);
  assert.deepEqual([pressed("-number", "title"), pressed("title", "late")], ["title", "-late"]);
});

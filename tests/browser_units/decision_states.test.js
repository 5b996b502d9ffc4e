import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, kept, stateOf } from "../../static/decisions/states.js";

const TODAY = "2026-11-27";
const decision = (fields) => ({
  id: "d",
  number: 1,
  unit_id: "land",
  due: "2026-11-30",
  original_due: "2026-11-30",
  check_on: "2026-12-07",
  done_at: null,
  dropped_at: null,
  verdict: null,
  over: false,
  escalations: [],
  ...fields,
});
const asked = (unit, answered = null, until = "2026-12-04") => [
  { id: "q", asked_unit_id: unit, answered_at: answered, answer_by: until },
];
const state = (fields, unit = "land") => stateOf(decision(fields), TODAY, unit);

test("what is to be done about a decision follows from its days", () => {
  assert.equal(state({}), "open");
  assert.equal(state({ due: "2026-11-26" }), "late");
  assert.equal(state({ due: TODAY }), "open", "the day itself is not over");
  assert.equal(state({ done_at: "2026-11-25T05:00:00Z" }), "done");
  assert.equal(state({ done_at: "2026-11-25T05:00:00Z", check_on: TODAY }), "to_check");
  assert.equal(state({ done_at: "2026-11-25T05:00:00Z", check_on: null }), "done");
  assert.equal(state({ due: "2026-11-20", check_on: "2026-11-25" }), "late", "what was not done cannot have helped");
  assert.equal(state({ over: true, done_at: "2026-11-25T05:00:00Z", check_on: TODAY }), "over");
});

test("who is asked sees it as asked, the unit that asks as waiting, and after the answer as before", () => {
  assert.equal(state({ escalations: asked("top") }), "waiting");
  assert.equal(state({ escalations: asked("top") }, "top"), "asked");
  assert.equal(state({ escalations: asked("top", "2026-11-26T05:00:00Z") }), "open");
  assert.equal(state({ escalations: asked("top", "2026-11-26T05:00:00Z") }, "top"), "over");
});

test("within a state the earliest day is first, what is over is read from the newest", () => {
  const list = [
    decision({ id: "b", number: 2, due: "2026-12-03" }),
    decision({ id: "a", number: 3, due: "2026-11-28" }),
    decision({ id: "x", number: 4, over: true }),
    decision({ id: "y", number: 9, over: true }),
  ];
  const groups = grouped(list, TODAY, "land");
  assert.deepEqual(
    groups.get("open").map(({ id }) => id),
    ["a", "b"],
  );
  assert.deepEqual(
    groups.get("over").map(({ id }) => id),
    ["y", "x"],
  );
});

test("a unit keeps a decision that is done by its first day; later days do not mend it", () => {
  const day = (moment) => moment.slice(0, 10);
  const past = { original_due: "2026-11-20" };
  const list = [
    decision({ ...past, done_at: "2026-11-20T05:00:00Z", verdict: "helped", over: true }),
    decision({ ...past, due: "2026-11-26", done_at: "2026-11-25T05:00:00Z", verdict: "not", over: true }),
    decision({ ...past, verdict: "early" }),
    decision({ ...past, dropped_at: "2026-11-21T05:00:00Z" }),
    decision({ ...past, unit_id: "archive" }),
    decision({}),
  ];
  assert.deepEqual(kept(list, TODAY, "land", day), { onTime: 1, due: 3, helped: 1, judged: 2 });
});

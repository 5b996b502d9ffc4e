import assert from "node:assert/strict";
import { test } from "node:test";
import { isWorking, workingDaysBetween } from "../../static/calendar/working_days.js";
import { clocks, lying } from "../../static/tasks/ages.js";
import { levelOf, weightOf, weightsOf, withMore } from "../../static/tasks/weights.js";
import { column, task } from "./boards.js";

const ZONE = "Asia/Novokuznetsk";
const NONE = new Map();

test("the working days of an ordinary week are Monday to Friday, unless the calendar says otherwise", () => {
  assert.ok(isWorking("2026-11-27", NONE));
  assert.ok(!isWorking("2026-11-28", NONE));
  assert.ok(isWorking("2026-11-28", new Map([["2026-11-28", true]])));
  assert.ok(!isWorking("2026-11-27", new Map([["2026-11-27", false]])));
});

test("working days are counted as the server counts them", () => {
  assert.equal(workingDaysBetween("2026-11-20", "2026-11-24", NONE), 2);
  assert.equal(workingDaysBetween("2026-11-24", "2026-11-20", NONE), -2);
  assert.equal(workingDaysBetween("2026-11-24", "2026-11-24", NONE), 0);
  assert.equal(workingDaysBetween("2026-12-29", "2027-01-12", new Map(days("2026-12-31", 11))), 3);
});

const days = (first, many) =>
  Array.from({ length: many }, (_each, at) => [
    new Date(Date.parse(first) + at * 86_400_000).toISOString().slice(0, 10),
    false,
  ]);

test("three clocks run in working days of the board's zone", () => {
  const it = task("a", "work", 1, {
    created_at: "2026-11-16T05:00:00Z",
    entered_column_at: "2026-11-19T18:00:00Z",
    moved_at: "2026-11-24T02:00:00Z",
  });
  assert.deepEqual(clocks(it, "2026-11-24", ZONE, NONE), { created: 6, column: 2, moved: 0 });
});

test("a task lies too long after more days than its column takes, and much too long later", () => {
  const since = (day) => task("a", "work", 1, { entered_column_at: `${day}T05:00:00Z` });
  const work = column("work", "in_progress", 2, { yellow_after: 3, red_after: 5 });
  assert.equal(lying(since("2026-11-19"), work, "2026-11-24", ZONE, NONE), null);
  assert.deepEqual(lying(since("2026-11-18"), work, "2026-11-24", ZONE, NONE), { days: 4, tone: "amber" });
  assert.deepEqual(lying(since("2026-11-17"), work, "2026-11-24", ZONE, NONE), { days: 5, tone: "amber" });
  assert.deepEqual(lying(since("2026-11-16"), work, "2026-11-24", ZONE, NONE), { days: 6, tone: "red" });
});

test("what waits in the queue or is done lies nowhere too long", () => {
  const old = task("a", "x", 1, { entered_column_at: "2026-01-12T05:00:00Z" });
  for (const kind of ["backlog", "done"])
    assert.equal(lying(old, column("x", kind, 1, { yellow_after: 3, red_after: 5 }), "2026-11-24", ZONE, NONE), null);
});

test("what is started weighs, what is planned only when it is due by Sunday", () => {
  const weigh = (kind, fields) =>
    weightOf(task("a", "x", 1, { estimate_hours: 6, ...fields }), column("x", kind, 1), "2026-11-25");
  assert.equal(weigh("in_progress", { due: null }), 6);
  assert.equal(weigh("planned", { due: "2026-11-29" }), 6);
  assert.equal(weigh("planned", { due: "2026-11-30" }), 0);
  assert.equal(weigh("planned", { due: null }), 0);
  assert.equal(weigh("in_progress", { remaining_hours: 2 }), 2);
  assert.equal(weigh("in_progress", { remaining_hours: 0 }), 0);
  for (const kind of ["backlog", "approval", "review", "done"]) assert.equal(weigh(kind, { due: "2026-11-25" }), 0);
});

test("a level has the server's bands", () => {
  const level = (hours, more) => levelOf(withMore({ hours, capacity: 32 }, more));
  assert.equal(level(0, 25.5), "room");
  assert.equal(level(0, 25.6), "full");
  assert.equal(level(32, 0), "full");
  assert.equal(level(32, 0.1), "over");
  assert.equal(level(30, 8.4), "over");
  assert.equal(level(30, 8.5), "overload");
  assert.equal(levelOf({ hours: 0, capacity: 0 }), "full");
  assert.equal(levelOf({ hours: 1, capacity: 0 }), "overload");
});

test("a week with more hours has another share, and never fewer than none", () => {
  const week = { id: "gleb", hours: 0.1, capacity: 32, percent: 0, unestimated: 1 };
  assert.deepEqual(withMore(week, 0.2), { ...week, hours: 0.3, percent: 1 });
  assert.deepEqual(withMore(week, -4), { ...week, hours: 0, percent: 0 });
  assert.equal(withMore({ ...week, capacity: 0 }, 4).percent, null);
});

test("a board's tasks are summed by person, and only those that count", () => {
  const columns = new Map([
    ["plan", column("plan", "planned", 1)],
    ["work", column("work", "in_progress", 2)],
    ["done", column("done", "done", 3)],
  ]);
  const of = (place, fields) => task(`${place}${Math.random()}`, place, 1, { assignee_id: "gleb", ...fields });
  const tasks = [
    of("work", { estimate_hours: 6 }),
    of("work", { estimate_hours: 8, remaining_hours: 1.5 }),
    of("plan", { estimate_hours: 4, due: "2026-11-29" }),
    of("plan", { estimate_hours: 9, due: "2026-11-30" }),
    of("done", { estimate_hours: 20 }),
    of("work", { estimate_hours: 3, assignee_id: null }),
  ];
  assert.deepEqual(
    [...weightsOf(tasks, columns, "2026-11-25")],
    [
      ["gleb", 11.5],
      [null, 3],
    ],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { checkIsDue, crowding, daysLate, limitMet, mayBeStopped } from "../../static/tasks/marks.js";
import { column, task } from "./boards.js";

const TODAY = "2026-11-24";
const work = column("work", "in_progress", 2);
const done = column("done", "done", 3);

test("a task is late from the day after its date, and never once it is done", () => {
  assert.equal(daysLate(task("a", "work", 1, { due: "2026-11-22" }), work, TODAY), 2);
  assert.equal(daysLate(task("a", "work", 1, { due: TODAY }), work, TODAY), 0);
  assert.equal(daysLate(task("a", "work", 1), work, TODAY), 0);
  assert.equal(daysLate(task("a", "done", 1, { due: "2026-11-22" }), done, TODAY), 0);
});

test("a column's limit counts its tasks", () => {
  const tasks = [task("a", "work", 1), task("b", "work", 2), task("c", "work", 3)];
  assert.deepEqual(crowding(column("work", "in_progress", 2, { wip_limit: 2 }), tasks), {
    count: 3,
    limit: 2,
    over: 1,
    crowded: [],
  });
  assert.equal(crowding(column("work", "in_progress", 2, { wip_limit: 3 }), tasks).over, 0);
  assert.equal(crowding(work, tasks).limit, null);
});

test("a limit for each person names who is over it and leaves out tasks of nobody", () => {
  const each = column("work", "in_progress", 2, { wip_limit: 1, wip_scope: "person" });
  const tasks = ["vera", "vera", "gleb", null, null].map((who, at) => task(`t${at}`, "work", at, { assignee_id: who }));
  assert.deepEqual(crowding(each, tasks), { count: 5, limit: 1, over: 1, crowded: [{ id: "vera", count: 2 }] });
});

test("it is time to ask again on the day itself", () => {
  assert.ok(checkIsDue({ check_on: TODAY }, TODAY));
  assert.ok(!checkIsDue({ check_on: "2026-11-25" }, TODAY));
  assert.ok(!checkIsDue(null, TODAY));
});

test("only what is planned or under way can be stopped", () => {
  const kinds = ["backlog", "planned", "in_progress", "approval", "review", "done"];
  const stoppable = kinds.filter((kind) => mayBeStopped(column("c", kind, 1)));
  assert.deepEqual(stoppable, ["planned", "in_progress", "approval", "review"]);
  assert.ok(!mayBeStopped(null));
});

test("a card meets a column's limit with itself counted, unless it stands there already", () => {
  const full = column("work", "in_progress", 2, { wip_limit: 2, wip_scope: "column" });
  const there = [task("a", "work", 1), task("b", "work", 2)];
  const comes = task("c", "plan", 1);
  assert.deepEqual(limitMet(full, there, comes, null), { count: 3, limit: 2 });
  assert.equal(limitMet(full, there, there[0], null), null);
  assert.equal(limitMet(full, there.slice(1), comes, null), null);
  assert.equal(limitMet(work, there, comes, null), null, "no limit");
});

test("a card meets a person's limit only where it would be that person's", () => {
  const each = column("work", "in_progress", 2, { wip_limit: 1, wip_scope: "person" });
  const there = [task("a", "work", 1, { assignee_id: "vera" })];
  const comes = task("c", "plan", 1, { assignee_id: "vera" });
  assert.deepEqual(limitMet(each, there, comes, "vera"), { count: 2, limit: 1 });
  assert.equal(limitMet(each, there, comes, "gleb"), null);
  assert.equal(limitMet(each, there, comes, null), null);
  const handed = task("d", "work", 2, { assignee_id: "gleb" });
  assert.deepEqual(
    limitMet(each, [...there, handed], handed, "vera"),
    { count: 2, limit: 1 },
    "handed over in its place",
  );
});

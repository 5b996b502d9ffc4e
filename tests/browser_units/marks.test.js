import assert from "node:assert/strict";
import { test } from "node:test";
import { checkIsDue, crowding, daysLate, mayBeStopped, passes } from "../../static/tasks/marks.js";
import { column, task } from "./boards.js";

const TODAY = "2026-11-24";
const work = column("work", "in_progress", 2);
const done = column("done", "done", 3);
const everything = { text: "", only: null };
const asked = { me: "vera", column: work, today: TODAY };

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

test("the filter finds mine, blocked and overdue", () => {
  const mine = task("a", "work", 1, { assignee_id: "vera" });
  const blocked = task("b", "work", 2, { blocked: { reason: "ждём" } });
  const late = task("c", "work", 3, { due: "2026-11-01" });
  const found = (only) =>
    [mine, blocked, late].filter((each) => passes(each, { ...everything, only }, asked)).map((each) => each.id);
  assert.deepEqual(found("mine"), ["a"]);
  assert.deepEqual(found("blocked"), ["b"]);
  assert.deepEqual(found("overdue"), ["c"]);
  assert.deepEqual(found(null), ["a", "b", "c"]);
});

test("a search does not care for capitals and the dots of «ё», and finds numbers", () => {
  const report = task("a", "work", 1, { title: "Отчёт за ноябрь", number: 152 });
  assert.ok(passes(report, { ...everything, text: "ОТЧЕТ" }, asked));
  assert.ok(passes(report, { ...everything, text: "152" }, asked));
  assert.ok(!passes(report, { ...everything, text: "декабрь" }, asked));
});

test("a search finds a number however it is written, and no longer one", () => {
  const report = task("a", "work", 1, { title: "Отчёт", number: 32 });
  for (const text of ["32", "№ 32", "№32", "#32"]) assert.ok(passes(report, { ...everything, text }, asked), text);
  assert.ok(!passes(report, { ...everything, text: "№ 3" }, asked));
});

test("a search wants every word, in any order, and knows who does the task", () => {
  const letter = task("a", "work", 1, { title: "Письмо главам всех поселений" });
  const found = (text) => passes(letter, { ...everything, text }, { ...asked, assignee: { name: "Вера Котова" } });
  assert.ok(found("поселений письмо"));
  assert.ok(found("котова письмо"));
  assert.ok(!found("письмо вчера"));
});

test("only what is planned or under way can be stopped", () => {
  const kinds = ["backlog", "planned", "in_progress", "approval", "review", "done"];
  const stoppable = kinds.filter((kind) => mayBeStopped(column("c", kind, 1)));
  assert.deepEqual(stoppable, ["planned", "in_progress", "approval", "review"]);
  assert.ok(!mayBeStopped(null));
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { counts, lastDecisions, loads, madeNow, troubles } from "../../static/meetings/troubles.js";

const TODAY = "2026-11-25";
const COLUMNS = ["backlog", "planned", "in_progress", "review", "done"].map((kind) => ({ id: kind, kind }));
const task = (id, more = {}) => ({
  id,
  number: Number(id.slice(1)),
  title: id,
  column_id: "planned",
  assignee_id: "p1",
  due: null,
  blocked: null,
  ...more,
});
const board = (...tasks) => ({ columns: COLUMNS, tasks, people: [] });
const item = (id, more = {}) => ({
  task_id: id,
  number: Number(id.slice(1)),
  title: id,
  stage: "planned",
  assignee_id: "p1",
  due: null,
  reasons: [{ code: "overdue", days: 2 }],
  ...more,
});
const agenda = (...items) => ({ board: items, done: [], decisions: [], improvements: [] });
const marks = (found) => found.map(({ task_id: id, marks: all }) => [id, all]);

test("what is as it was frozen has no mark", () => {
  assert.deepEqual(marks(troubles(agenda(item("t1")), board(task("t1")), TODAY)), [["t1", []]]);
});

test("what has changed since is marked: done, moved, going on again, another day, another person, gone", () => {
  const stopped = { reasons: [{ code: "blocked", days: 3 }] };
  const frozen = agenda(item("t1"), item("t2"), item("t3", stopped), item("t4"), item("t5"), item("t6"));
  const now = board(
    task("t1", { column_id: "done" }),
    task("t2", { column_id: "review" }),
    task("t3"),
    task("t4", { due: "2026-12-01" }),
    task("t5", { assignee_id: "p2" }),
  );
  assert.deepEqual(marks(troubles(frozen, now, TODAY)), [
    ["t1", ["done"]],
    ["t2", ["moved"]],
    ["t3", ["unblocked"]],
    ["t4", ["due"]],
    ["t5", ["assigned"]],
    ["t6", ["gone"]],
  ]);
});

test("what is blocked or late only now comes after it, from right to left; what is done is none", () => {
  const blocked = { reason: "Ждём", category: "other" };
  const now = board(
    task("t1"),
    task("t2", { due: "2026-11-20" }),
    task("t3", { column_id: "review", blocked }),
    task("t4", { column_id: "done", due: "2026-11-20" }),
    task("t5", { due: TODAY }),
  );
  const found = troubles(agenda(item("t1")), now, TODAY);
  assert.deepEqual(marks(found), [
    ["t1", []],
    ["t3", ["new"]],
    ["t2", ["new"]],
  ]);
  assert.deepEqual(found[2].reasons, [{ code: "overdue", days: 5 }]);
});

test("before the board is known the agenda stands alone, and nothing is called gone", () => {
  assert.deepEqual(marks(troubles(agenda(item("t1")), null, TODAY)), [["t1", []]]);
  assert.deepEqual(troubles(null, null, TODAY), []);
});

test("decisions are as they are now; those of this meeting stand in their order", () => {
  const known = [
    { id: "d2", number: 2 },
    { id: "d1", number: 1 },
  ];
  const last = lastDecisions({ decisions: [{ id: "d1" }, { id: "d9" }] }, known);
  assert.deepEqual(
    last.map(({ decision }) => decision?.number ?? null),
    [1, null],
  );
  assert.deepEqual(
    madeNow({ decisions: ["d2", "d1", "gone"] }, known).map(({ id }) => id),
    ["d1", "d2"],
  );
});

test("the fullest come first, with what they have planned or in work", () => {
  const people = [
    { id: "p1", name: "Б", load: "room", active: true },
    { id: "p2", name: "А", load: "overload", active: true },
    { id: "p3", name: "В", load: "full", active: false },
  ];
  const found = loads({
    ...board(task("t1", { assignee_id: "p2" }), task("t2", { assignee_id: "p2", column_id: "review" })),
    people,
  });
  assert.deepEqual(
    found.map(({ person, tasks }) => [person.id, tasks.length]),
    [
      ["p2", 1],
      ["p1", 0],
    ],
  );
  const meeting = { agenda: agenda(item("t1")), kpis: null, decisions: [] };
  assert.deepEqual(counts(meeting, { ...board(task("t1")), people }, TODAY), {
    start: 0,
    kpis: 0,
    decisions: 0,
    board: 1,
    load: 1,
    improvements: 0,
    readback: 0,
  });
});

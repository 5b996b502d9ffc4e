import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../static/live/apply.js";
import { board, column, event, task } from "./boards.js";

const start = () => board([task("lease", "plan", 100), task("map", "work", 100)]);

const EVENTS = {
  "task.added": { task: task("new", "plan", 200) },
  "task.changed": { task: task("lease", "plan", 100, { title: "Аренда" }), before: { title: "lease" } },
  "task.moved": { task: task("lease", "work", 200), from: { column_id: "plan" } },
  "task.blocked": { task: task("lease", "plan", 100, { blocked: { reason: "ждём" } }) },
  "task.unblocked": { task: task("lease", "plan", 100) },
  "task.archived": { task: task("lease", "plan", 100) },
  "task.removed": { task: task("map", "work", 100) },
  "task.restored": { task: task("old", "done", 100) },
  "column.added": { column: column("review", "review", 4) },
  "column.changed": { column: column("work", "in_progress", 2, { wip_limit: 3 }) },
  "column.removed": { column: { id: "done" } },
  "column.reordered": { column_id: "plan", positions: { lease: 65536 } },
  "board.changed": { board: { id: "b", name: "Комитет", time_zone: "Asia/Novokuznetsk" } },
  "person.joined": { person: { id: "gleb", name: "Глеб Н.", initials: "ГН", active: true } },
  "person.changed": { person: { id: "vera", name: "Вера К.", initials: "ВК", active: true } },
  "person.left": { person: { id: "vera", name: "Вера М.", initials: "ВМ", active: false } },
  "meeting.invented_later": { anything: 1 },
};

for (const [kind, body] of Object.entries(EVENTS)) {
  test(`${kind} applied twice is the same as once, and leaves the old snapshot alone`, () => {
    const before = start();
    const copy = structuredClone(before);
    const once = apply(before, event(11, kind, body));
    assert.deepEqual(apply(once, event(11, kind, body)), once);
    assert.deepEqual(before, copy);
    assert.equal(once.version, 11);
  });
}

test("a moved task stands in its new column, once", () => {
  const after = apply(start(), event(11, "task.moved", EVENTS["task.moved"]));
  assert.deepEqual(
    after.tasks.filter((each) => each.id === "lease").map((each) => each.column_id),
    ["work"],
  );
});

test("an archived task leaves the board and a restored one comes to it", () => {
  const gone = apply(start(), event(11, "task.archived", EVENTS["task.archived"]));
  assert.deepEqual(
    gone.tasks.map((each) => each.id),
    ["map"],
  );
  const back = apply(gone, event(12, "task.restored", { task: task("lease", "plan", 300) }));
  assert.deepEqual(back.tasks.map((each) => each.id).sort(), ["lease", "map"]);
});

test("somebody who left keeps the name for old tasks but is not active", () => {
  const after = apply(start(), event(11, "person.left", EVENTS["person.left"]));
  assert.deepEqual(after.people, [{ id: "vera", name: "Вера М.", initials: "ВМ", active: false }]);
});

test("renumbering touches only the tasks it names", () => {
  const before = start();
  const after = apply(before, event(11, "column.reordered", { column_id: "plan", positions: { lease: 7 } }));
  assert.equal(after.tasks.find((each) => each.id === "lease").position, 7);
  assert.equal(
    after.tasks.find((each) => each.id === "map"),
    before.tasks.find((each) => each.id === "map"),
  );
});

test("an event of a kind nobody knows yet moves only the version on", () => {
  const before = start();
  assert.deepEqual(apply(before, event(11, "constructor", {})), { ...before, version: 11 });
});

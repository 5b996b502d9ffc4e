import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsInOrder, groupByColumn, tasksOf } from "../../static/tasks/grouping.js";
import { isSamePlace, neighbour, ordinal, placeOf, step } from "../../static/tasks/places.js";
import { board, task } from "./boards.js";

const snapshot = board([
  task("a", "plan", 100),
  task("b", "plan", 200),
  task("c", "done", 100),
  task("d", "plan", 300),
]);
const columns = columnsInOrder(snapshot.columns);
const groups = groupByColumn(columns, snapshot.tasks);
const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => snapshot.tasks.find((each) => each.id === id));

test("tasks stand in the order of their positions, whatever order they came in", () => {
  const mixed = groupByColumn(columns, [d, c, b, a]);
  assert.deepEqual(tasksOf(mixed, "plan"), [a, b, d]);
});

test("tasks in equal places have one order for everybody", () => {
  const twins = [task("y", "plan", 1), task("x", "plan", 1)];
  assert.deepEqual(
    tasksOf(groupByColumn(columns, twins), "plan").map((each) => each.id),
    ["x", "y"],
  );
});

test("a column that did not change is the same array, so that it is not drawn again", () => {
  const moved = { ...c, position: 50 };
  const next = groupByColumn(columns, [a, b, moved, d], groups);
  assert.equal(next.get("plan"), groups.get("plan"));
  assert.notEqual(next.get("done"), groups.get("done"));
});

test("arrows lead up and down a column and stop at its ends", () => {
  assert.equal(neighbour(columns, groups, a, "ArrowDown"), b);
  assert.equal(neighbour(columns, groups, b, "ArrowUp"), a);
  assert.equal(neighbour(columns, groups, a, "ArrowUp"), a);
  assert.equal(neighbour(columns, groups, a, "End"), d);
});

test("arrows to the side jump over an empty column and land as near as they can", () => {
  assert.equal(neighbour(columns, groups, d, "ArrowRight"), c);
  assert.equal(neighbour(columns, groups, c, "ArrowLeft"), a);
  assert.equal(neighbour(columns, groups, c, "ArrowRight"), c);
});

test("a lifted card starts from its own place", () => {
  assert.deepEqual(placeOf(groups, b), { column_id: "plan", before_id: "d" });
  assert.deepEqual(placeOf(groups, d), { column_id: "plan", before_id: null });
});

test("a lifted card steps over the others, never over itself", () => {
  const home = placeOf(groups, b);
  const up = step(columns, groups, "b", home, "ArrowUp");
  assert.deepEqual(up, { column_id: "plan", before_id: "a" });
  assert.deepEqual(step(columns, groups, "b", up, "ArrowUp"), up);
  const last = step(columns, groups, "b", home, "ArrowDown");
  assert.deepEqual(last, { column_id: "plan", before_id: null });
  assert.deepEqual(step(columns, groups, "b", last, "ArrowDown"), last);
});

test("a lifted card enters an empty column, and goes no further than the last one", () => {
  const work = step(columns, groups, "a", placeOf(groups, a), "ArrowRight");
  assert.deepEqual(work, { column_id: "work", before_id: null });
  const done = step(columns, groups, "a", work, "ArrowRight");
  assert.deepEqual(done, { column_id: "done", before_id: "c" });
  assert.deepEqual(step(columns, groups, "a", done, "ArrowRight"), done);
});

test("places are counted from one, without the lifted card", () => {
  assert.equal(ordinal(groups, "a", { column_id: "plan", before_id: "b" }), 1);
  assert.equal(ordinal(groups, "a", { column_id: "plan", before_id: null }), 3);
  assert.equal(ordinal(groups, "a", { column_id: "done", before_id: null }), 2);
});

test("a place whose neighbour has gone counts as the end", () => {
  assert.equal(ordinal(groups, "a", { column_id: "plan", before_id: "gone" }), 3);
});

test("the same place is the same column and the same neighbour", () => {
  assert.ok(isSamePlace(placeOf(groups, a), { column_id: "plan", before_id: "b" }));
  assert.ok(!isSamePlace(placeOf(groups, a), { column_id: "work", before_id: "b" }));
});

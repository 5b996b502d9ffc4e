import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsInOrder, groupBy, groupByColumn, tasksOf } from "../../static/tasks/grouping.js";
import {
  anchorOf,
  cellKey,
  isSamePlace,
  neighbour,
  NOBODY,
  ordinal,
  placeOf,
  step,
} from "../../static/tasks/places.js";
import { board, task } from "./boards.js";

const snapshot = board([
  task("a", "plan", 100),
  task("b", "plan", 200),
  task("c", "done", 100),
  task("d", "plan", 300),
]);
const columns = columnsInOrder(snapshot.columns);
const groups = groupByColumn(columns, snapshot.tasks);
const grid = { columns, lanes: null, groups };
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
  assert.equal(neighbour(grid, a, "ArrowDown"), b);
  assert.equal(neighbour(grid, b, "ArrowUp"), a);
  assert.equal(neighbour(grid, a, "ArrowUp"), a);
  assert.equal(neighbour(grid, a, "End"), d);
});

test("arrows to the side jump over an empty column and land as near as they can", () => {
  assert.equal(neighbour(grid, d, "ArrowRight"), c);
  assert.equal(neighbour(grid, c, "ArrowLeft"), a);
  assert.equal(neighbour(grid, c, "ArrowRight"), c);
});

test("a lifted card starts from its own place", () => {
  assert.deepEqual(placeOf(grid, b), { column_id: "plan", lane: null, before_id: "d" });
  assert.deepEqual(placeOf(grid, d), { column_id: "plan", lane: null, before_id: null });
});

test("a lifted card steps over the others, never over itself", () => {
  const home = placeOf(grid, b);
  const up = step(grid, "b", home, "ArrowUp");
  assert.deepEqual(up, { column_id: "plan", lane: null, before_id: "a" });
  assert.deepEqual(step(grid, "b", up, "ArrowUp"), up);
  const last = step(grid, "b", home, "ArrowDown");
  assert.deepEqual(last, { column_id: "plan", lane: null, before_id: null });
  assert.deepEqual(step(grid, "b", last, "ArrowDown"), last);
});

test("a lifted card enters an empty column, and goes no further than the last one", () => {
  const work = step(grid, "a", placeOf(grid, a), "ArrowRight");
  assert.deepEqual(work, { column_id: "work", lane: null, before_id: null });
  const done = step(grid, "a", work, "ArrowRight");
  assert.deepEqual(done, { column_id: "done", lane: null, before_id: "c" });
  assert.deepEqual(step(grid, "a", done, "ArrowRight"), done);
});

test("places are counted from one, without the lifted card", () => {
  assert.equal(ordinal(grid, "a", { column_id: "plan", lane: null, before_id: "b" }), 1);
  assert.equal(ordinal(grid, "a", { column_id: "plan", lane: null, before_id: null }), 3);
  assert.equal(ordinal(grid, "a", { column_id: "done", lane: null, before_id: null }), 2);
});

test("a place whose neighbour has gone counts as the end", () => {
  assert.equal(ordinal(grid, "a", { column_id: "plan", lane: null, before_id: "gone" }), 3);
});

test("the same place is the same column and the same neighbour", () => {
  assert.ok(isSamePlace(placeOf(grid, a), { column_id: "plan", lane: null, before_id: "b" }));
  assert.ok(!isSamePlace(placeOf(grid, a), { column_id: "work", lane: null, before_id: "b" }));
});

const laid = board([
  task("v1", "plan", 100, { assignee_id: "vera" }),
  task("g1", "plan", 200, { assignee_id: "gleb" }),
  task("v2", "plan", 300, { assignee_id: "vera" }),
  task("n1", "done", 100),
]);
const byPerson = {
  columns,
  lanes: ["gleb", "vera", NOBODY],
  groups: groupBy(laid.tasks, (each) => cellKey(each.column_id, each.assignee_id ?? NOBODY)),
};
const [v1, g1, v2, n1] = ["v1", "g1", "v2", "n1"].map((id) => laid.tasks.find((each) => each.id === id));

test("with a row for each person, arrows stay in the row and go on to the next one at its ends", () => {
  assert.equal(neighbour(byPerson, v1, "ArrowDown"), v2);
  assert.equal(neighbour(byPerson, v1, "ArrowUp"), g1);
  assert.equal(neighbour(byPerson, g1, "ArrowUp"), g1);
  assert.equal(neighbour(byPerson, g1, "ArrowRight"), g1, "Gleb has nothing further");
  assert.equal(neighbour(byPerson, n1, "ArrowLeft"), n1);
});

test("a lifted card goes from row to row, also into an empty cell", () => {
  const home = placeOf(byPerson, v1);
  assert.deepEqual(home, { column_id: "plan", lane: "vera", before_id: "v2" });
  const up = step(byPerson, "v1", home, "ArrowUp");
  assert.deepEqual(up, { column_id: "plan", lane: "gleb", before_id: null });
  const last = step(byPerson, "v1", { ...home, before_id: null }, "ArrowDown");
  assert.deepEqual(last, { column_id: "plan", lane: NOBODY, before_id: null });
  assert.deepEqual(step(byPerson, "v1", last, "ArrowDown"), last);
});

test("at the end of a person's cell a card follows the last one there, not the end of the column", () => {
  assert.deepEqual(anchorOf(byPerson, "n1", { column_id: "plan", lane: "gleb", before_id: null }), { after_id: "g1" });
  assert.deepEqual(anchorOf(byPerson, "n1", { column_id: "plan", lane: "vera", before_id: "v2" }), { before_id: "v2" });
  assert.deepEqual(anchorOf(byPerson, "g1", { column_id: "done", lane: "vera", before_id: null }), {});
  assert.deepEqual(anchorOf(grid, "a", { column_id: "done", lane: null, before_id: null }), {});
});

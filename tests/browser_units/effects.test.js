import assert from "node:assert/strict";
import { test } from "node:test";
import { EFFECTS, positionAt } from "../../static/tasks/effects.js";
import { board, task, titles } from "./boards.js";

const start = () => board([task("a", "plan", 100), task("b", "plan", 200), task("c", "plan", 300)]);
const move = (place, column_id = "plan") => EFFECTS.move(start(), { task_id: "c", column_id, place, answer: null });

test("a task goes before, after, or to the end", () => {
  assert.deepEqual(titles(move({ before_id: "a" }), "plan"), ["c", "a", "b"]);
  assert.deepEqual(titles(move({ before_id: "b" }), "plan"), ["a", "c", "b"]);
  assert.deepEqual(titles(move({ after_id: "a" }), "plan"), ["a", "c", "b"]);
  assert.deepEqual(titles(move({}), "plan"), ["a", "b", "c"]);
});

test("a neighbour that has gone means the end", () => {
  assert.deepEqual(titles(move({ before_id: "gone" }), "plan"), ["a", "b", "c"]);
});

test("the first task of an empty column has a place", () => {
  assert.equal(positionAt([], {}), 0);
  assert.deepEqual(titles(move({}, "done"), "done"), ["c"]);
});

test("blocking and taking the block off change nothing else", () => {
  const blocked = EFFECTS.block(start(), { task_id: "a", blocked: { reason: "ждём" }, answer: null });
  assert.deepEqual(blocked.tasks[0], task("a", "plan", 100, { blocked: { reason: "ждём" } }));
  assert.deepEqual(EFFECTS.unblock(blocked, { task_id: "a", answer: null }).tasks, start().tasks);
});

test("whatever was guessed, the answer holds", () => {
  const answer = { task: task("a", "done", 5), version: 11 };
  const shown = EFFECTS.change(start(), { task_id: "a", changes: { title: "иначе" }, answer });
  assert.deepEqual(
    shown.tasks.find((each) => each.id === "a"),
    answer.task,
  );
});

test("the snapshot that came in stays as it was", () => {
  const before = start();
  EFFECTS.move(before, { task_id: "c", column_id: "done", place: {}, answer: null });
  EFFECTS.archive(before, { task_id: "a" });
  assert.deepEqual(before, start());
});

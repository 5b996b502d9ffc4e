import assert from "node:assert/strict";
import { test } from "node:test";
import { apply } from "../../static/live/apply.js";
import * as pending from "../../static/live/pending.js";
import { EFFECTS } from "../../static/tasks/effects.js";
import { board, event, task, titles } from "./boards.js";

const three = () => board([task("a", "plan", 100), task("b", "plan", 200), task("c", "work", 100)]);
const moveTo = (id, task_id, column_id, place = {}) => ({
  id,
  kind: "move",
  touches: [task_id],
  task_id,
  column_id,
  place,
});
const shown = (snapshot, list) => pending.overlay(snapshot, list, EFFECTS);

test("an own move is shown at once", () => {
  const list = pending.add([], moveTo("k1", "a", "work", { before_id: "c" }));
  assert.deepEqual(titles(shown(three(), list), "work"), ["a", "c"]);
});

test("another person's event in between changes the ground under an own move, not the move", () => {
  const list = pending.add([], moveTo("k1", "a", "work", { before_id: "c" }));
  const next = apply(three(), event(11, "task.moved", { task: task("b", "work", 50) }));
  assert.deepEqual(titles(shown(next, list), "work"), ["b", "a", "c"]);
});

test("an own rename stays while another person moves the same task", () => {
  const list = pending.add([], {
    id: "k1",
    kind: "change",
    touches: ["a"],
    task_id: "a",
    changes: { title: "Аренда" },
  });
  const next = apply(three(), event(11, "task.moved", { task: task("a", "work", 50) }));
  assert.deepEqual(
    shown(next, list).tasks.find((each) => each.id === "a"),
    task("a", "work", 50, { title: "Аренда" }),
  );
});

test("a refused move springs back", () => {
  const list = pending.add([], moveTo("k1", "a", "work"));
  assert.deepEqual(titles(shown(three(), pending.drop(list, "k1")), "plan"), ["a", "b"]);
});

test("between the answer and the event the answer is shown, and nothing springs back", () => {
  const answer = { task: task("a", "work", 300), version: 11 };
  const list = pending.settle(pending.add([], moveTo("k1", "a", "work")), "k1", answer, 10);
  assert.deepEqual(titles(shown(three(), list), "work"), ["c", "a"]);
  const next = apply(three(), event(11, "task.moved", { task: task("a", "work", 300) }, { command_id: "k1" }));
  assert.deepEqual(pending.hear(list, [event(11, "task.moved", {}, { command_id: "k1" })], next.version), []);
});

test("the own event before the answer removes the pending command, and the answer then changes nothing", () => {
  const list = pending.add([], moveTo("k1", "a", "work"));
  const heard = pending.hear(list, [event(11, "task.moved", {}, { command_id: "k1" })], 11);
  assert.deepEqual(heard, []);
  assert.deepEqual(pending.settle(heard, "k1", { version: 11 }, 11), []);
});

test("an answered command goes when a snapshot already contains it", () => {
  const list = pending.settle(pending.add([], moveTo("k1", "a", "work")), "k1", { version: 15 }, 10);
  assert.equal(pending.hear(list, [], 14).length, 1);
  assert.equal(pending.hear(list, [], 15).length, 0);
});

test("an answer older than the picture leaves nothing pending", () => {
  const list = pending.add([], moveTo("k1", "a", "work"));
  assert.deepEqual(pending.settle(list, "k1", { task: task("a", "work", 300), version: 11 }, 12), []);
});

test("commands on one task go one after the other, on different tasks side by side", () => {
  let list = pending.add([], moveTo("k1", "a", "work"));
  list = pending.add(list, moveTo("k2", "a", "done"));
  list = pending.add(list, moveTo("k3", "b", "done"));
  assert.deepEqual(
    pending.sendable(list).map((each) => each.id),
    ["k1", "k3"],
  );
  list = pending.mark(list, "k1", { inFlight: true });
  assert.deepEqual(
    pending.sendable(list).map((each) => each.id),
    ["k3"],
  );
  list = pending.settle(list, "k1", { version: 99 }, 10);
  assert.deepEqual(
    pending.sendable(list).map((each) => each.id),
    ["k2", "k3"],
  );
});

test("a move of a task that somebody has archived shows nothing strange", () => {
  const next = apply(three(), event(11, "task.archived", { task: task("a", "plan", 100) }));
  assert.deepEqual(shown(next, pending.add([], moveTo("k1", "a", "work"))), next);
});

test("undoing puts back only what the command had changed", () => {
  const next = apply(three(), event(11, "task.changed", { task: task("a", "work", 50, { title: "новое имя" }) }));
  const list = pending.add([], {
    id: "k2",
    kind: "undo",
    touches: ["a"],
    task_id: "a",
    restore: { column_id: "plan", position: 100 },
  });
  assert.deepEqual(
    shown(next, list).tasks.find((each) => each.id === "a"),
    task("a", "plan", 100, { title: "новое имя" }),
  );
});

test("undoing an addition takes the task away", () => {
  const list = pending.add([], { id: "k2", kind: "undo", touches: ["a"], task_id: "a", restore: null });
  assert.deepEqual(titles(shown(three(), list), "plan"), ["b"]);
});

test("an added task stands at the end until the server says where", () => {
  const command = { id: "k1", kind: "add", touches: ["new:1"], task_id: "new:1", task: task("new:1", "plan", 0) };
  const list = pending.add([], command);
  assert.deepEqual(titles(shown(three(), list), "plan"), ["a", "b", "new:1"]);
  const settled = pending.settle(list, "k1", { task: task("t9", "plan", 900), version: 11 }, 10);
  assert.deepEqual(titles(shown(three(), settled), "plan"), ["a", "b", "t9"]);
});

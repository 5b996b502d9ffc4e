import assert from "node:assert/strict";
import { test } from "node:test";
import { EFFECTS } from "../../static/tasks/effects.js";
import {
  addTo,
  initialsOf,
  placeIn,
  progress,
  putBackInto,
  setIn,
  takeFrom,
} from "../../static/tasks/panel/writing.js";
import { board, task } from "./boards.js";

const item = (id, done_at = null) => ({ id, text: id, done_at });
const body = () => ({ checklist: [item("a"), item("b"), item("c")], comments: [] });
const ids = ({ checklist }) => checklist.map((each) => each.id).join("");

test("a new part stands at the end, once however often it is put there", () => {
  const add = addTo("checklist", item("d"));
  assert.equal(ids(add(add(body()))), "abcd");
});

test("a part is placed before another, or at the end where that one has gone", () => {
  assert.equal(ids(placeIn("checklist", "c", "a")(body())), "cab");
  assert.equal(ids(placeIn("checklist", "a", null)(body())), "bca");
  assert.equal(ids(placeIn("checklist", "a", "gone")(body())), "bca");
  assert.equal(ids(placeIn("checklist", "gone", "a")(body())), "abc");
});

test("what was taken away comes back where it stood", () => {
  const left = takeFrom("checklist", "b")(body());
  assert.equal(ids(left), "ac");
  assert.deepEqual(putBackInto("checklist", item("b"), 1)(left), body());
});

test("fields are set on the one part only, and what came in stays as it was", () => {
  const before = body();
  const after = setIn("checklist", "b", { done_at: "2026-11-23T02:00:00Z" })(before);
  assert.deepEqual(before, body());
  assert.deepEqual(progress(after.checklist), { done: 1, total: 3 });
  assert.equal(after.checklist[0], before.checklist[0]);
});

test("initials are those of the first two words", () => {
  assert.equal(initialsOf("Панфилов Игорь Дмитриевич"), "ПИ");
  assert.equal(initialsOf("Вера"), "В");
});

test("the card counts at once what is written inside, until the answer says how it is", () => {
  const counted = { checklist: { done: 1, total: 3 }, comments: 2 };
  const start = board([task("a", "plan", 1, counted)]);
  const command = { task_id: "a", counted: { total: -1, done: -1 }, answer: null };
  const [shown] = EFFECTS.inside(start, command).tasks;
  assert.deepEqual([shown.checklist, shown.comments], [{ done: 0, total: 2 }, 2]);
  assert.equal(EFFECTS.inside(start, { task_id: "a", counted: { comments: 1 }, answer: null }).tasks[0].comments, 3);
  const answer = { task: task("a", "plan", 1), version: 11 };
  assert.deepEqual(EFFECTS.inside(start, { ...command, answer }).tasks, [answer.task]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { addition, sentence } from "../../static/tasks/sentences.js";
import { event, task } from "./boards.js";

const names = {
  column: (id) => ({ plan: "План недели", work: "В работе" })[id],
  person: (id) => ({ gleb: "Глеб Н.", vera: "Вера М." })[id],
  today: () => "2026-11-24",
};
const told = (kind, body) => sentence(event(11, kind, body), names);

test("a move names both columns", () => {
  const body = { task: task("a", "work", 1), from: { column_id: "plan", position: 1 } };
  assert.equal(told("task.moved", body), "Вера М. moved the task from “План недели” to “В работе”");
});

test("a return from review is told as one, with its comment", () => {
  const body = {
    task: task("a", "work", 1),
    from: { column_id: "gone", position: 1 },
    returned: true,
    comment: "нет подписи",
  };
  assert.equal(told("task.moved", body), "Вера М. sent the task back to “В работе”");
  assert.equal(addition({ body }), "нет подписи");
});

test("a move from a column that is gone names the one that is there", () => {
  const body = { task: task("a", "work", 1), from: { column_id: "gone", position: 1 } };
  assert.equal(told("task.moved", body), "Вера М. moved the task to “В работе”");
});

test("nobody is told of an undefined column: one whose name is known no more is called gone", () => {
  const from = { column_id: "plan", position: 1 };
  const to = (body) => told("task.moved", { task: task("a", "unknown", 1), ...body });
  assert.equal(to({ from }), "Вера М. moved the task from “План недели” to “a column that is gone”");
  assert.equal(to({ from, returned: true }), "Вера М. sent the task back to “a column that is gone”");
  const within = { column_id: "unknown", position: 2, assignee_id: null };
  assert.equal(to({ from: within }), "Вера М. changed the order in “a column that is gone”");
});

test("a move within a column is about the order, the person, or what was missing", () => {
  const from = { column_id: "work", position: 1, assignee_id: null };
  assert.equal(told("task.moved", { task: task("a", "work", 2), from }), "Вера М. changed the order in “В работе”");
  assert.equal(told("task.moved", { task: task("a", "work", 1), from }), "Вера М. filled in what was missing");
  const given = task("a", "work", 1, { assignee_id: "gleb" });
  assert.equal(told("task.moved", { task: given, from }), "Вера М. assigned the task to: Глеб Н.");
  const handed = { task: given, from: { ...from, assignee_id: "vera" } };
  assert.equal(told("task.moved", handed), "Вера М. handed the task over: Вера М. → Глеб Н.");
});

test("a new date says what it was, and why it moved", () => {
  const body = {
    task: task("a", "work", 1, { due: "2026-11-27" }),
    before: { due: "2026-11-20" },
    due_reason: "задержка СМЭВ",
  };
  assert.match(told("task.changed", body), /^Вера М\. moved the due date from .+ to .+$/);
  assert.equal(addition({ body }), "задержка СМЭВ");
});

test("a date of another year says which", () => {
  const body = { task: task("a", "work", 1, { due: "2027-01-12" }), before: { due: null } };
  assert.match(told("task.changed", body), /set the due date: .*2027$/);
});

test("several changes at once are named", () => {
  const body = { task: task("a", "work", 1), before: { due: null, assignee_id: null } };
  assert.equal(told("task.changed", body), "Вера М. changed: the due date, the assignee");
});

test("a change without old values is one of the description", () => {
  assert.equal(told("task.changed", { task: task("a", "work", 1), before: {} }), "Вера М. changed the description");
});

test("what the program did and what nobody knows yet is told too", () => {
  const archived = { ...event(11, "task.archived", { task: task("a", "work", 1) }), by: null };
  assert.equal(sentence(archived, names), "The program put the task into the archive");
  assert.equal(told("task.invented_later", {}), "Вера М. changed the task");
});

test("what is written inside a task is told with its words where they may be read", () => {
  const body = { task: task("a", "work", 1), item_id: "i" };
  assert.equal(told("checklist_item.ticked", { ...body, item_text: "Ответ СМЭВ" }), "Вера М. ticked: “Ответ СМЭВ”");
  assert.equal(told("checklist_item.ticked", body), "Вера М. ticked: a step");
  assert.equal(told("comment.added", { task: task("a", "work", 1), comment_id: "c" }), "Вера М. wrote a comment");
});

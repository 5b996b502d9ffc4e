import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { board, column } from "./boards.js";
import { card, net, page, pass, serves } from "./desk.js";

const desk = await page();
const { draft, keepDraft, question, toasts } = desk;

const FULL = { type: "wip-limit", detail: "full", limit: 1, count: 1 };
const LACKING = { type: "entry-rule", detail: "The column asks for more.", missing: ["due"] };
const NO = { type: "refused", detail: "not now" };

afterEach(() => {
  desk.queue.pendings.value = [];
  while (question.value) desk.leave(question.value);
  toasts.value = [];
  desk.stopEditing();
  desk.unpickAll();
  desk.forgetDrafts(["plan/add", "work/add"]);
});

test("several refused titles are asked about one after the other, and none is lost", async () => {
  serves(desk, []);
  for (const title of ["first", "second", "third"]) {
    net.will("/tasks", 409, FULL);
    desk.addTask("work", title);
  }
  for (let turn = 0; turn < 4; turn += 1) await pass();
  assert.equal(question.value.command.title, "first");
  desk.insist(question.value, { override_reason: "a fire" });
  assert.equal(question.value.command.title, "second");
  desk.leave(question.value);
  assert.equal(draft("work/add"), "second");
  assert.equal(question.value.command.title, "third");
  desk.leave(question.value);
  assert.equal(question.value, null);
  assert.equal(draft("work/add"), "second");
  const [offer] = toasts.value.filter((each) => each.tone === "error");
  assert.equal(offer.title, "third");
  offer.action.run();
  assert.equal(draft("work/add"), "third");
  assert.equal(toasts.value.at(-1).title, "second", "what stood in the line is offered in its turn");
});

test("a refused title does not take the place of what is being typed in another form", async () => {
  serves(desk, [card("lease")]);
  desk.edit("panel", "lease", "description");
  net.will("/tasks", 422, NO);
  desk.addTask("work", "refused");
  await pass();
  assert.deepEqual(desk.editing.value, { place: "panel", id: "lease", field: "description" });
  assert.equal(draft("work/add"), undefined);
  toasts.value.find((each) => each.title === "refused").action.run();
  assert.equal(draft("work/add"), "refused");
  assert.ok(desk.isEditing("column", "work", "add"));
});

for (const [what, issue, kept] of [
  ["description", (it) => desk.changeTask(it, { description: "long" }), { description: "long" }],
  ["title", (it) => desk.changeTask(it, { title: "new name" }), { title: "new name" }],
  [
    "due date and its reason",
    (it) => desk.changeTask(it, { due: null }, { due_reason: "put off" }),
    { due: "", due_reason: "put off" },
  ],
  [
    "hours",
    (it) => desk.changeTask(it, { estimate_hours: 2.5, remaining_hours: null }),
    { estimate: "2,5", remaining: "" },
  ],
  ["result", (it) => desk.moveTask(it, "done", {}, { result: "in folder 4" }), { ask_result: "in folder 4" }],
  ["reason for the archive", (it) => desk.archiveTask(it, "doubled"), { archive: "doubled" }],
  ["obstacle", (it) => desk.blockTask(it, { reason: "no key", category: "other" }), { block_reason: "no key" }],
]) {
  test(`the ${what} of a refused command is found again in its form`, async () => {
    const it = card(`task-${what.length}`, { due: "2026-11-30", estimate_hours: 1, remaining_hours: 1 });
    serves(desk, [it]);
    net.will(it.id, 422, NO);
    issue(it);
    await pass();
    for (const [field, text] of Object.entries(kept)) assert.equal(draft(`${it.id}/${field}`), text);
    const [told] = toasts.value;
    assert.equal(told.tone, "error");
    told.action.run();
    assert.equal(desk.editing.value.id, it.id);
  });
}

test("what was typed anew while the command was under way stays", async () => {
  const it = card("newer");
  serves(desk, [it]);
  net.will("newer", 422, NO);
  desk.changeTask(it, { description: "first" });
  keepDraft("newer/description", "second");
  await pass();
  assert.equal(draft("newer/description"), "second");
});

test("a refused comment stands before what was typed since, and its way back opens the task", async () => {
  const it = card("talk");
  serves(desk, [it]);
  net.will("/comments", 409, NO);
  desk.addComment(it, "first");
  keepDraft("talk/comment", "second");
  await pass();
  assert.equal(draft("talk/comment"), "first\nsecond");
  toasts.value[0].action.run();
  assert.equal(desk.openId.value, "talk");
  assert.equal(desk.editing.value, null);
});

test("a refused step of a checklist waits in its line", async () => {
  const it = card("steps");
  serves(desk, [it]);
  net.will("/checklist", 422, NO);
  desk.addItem(it, "ask the archive");
  await pass();
  assert.equal(draft("steps/item"), "ask the archive");
  toasts.value[0].action.run();
  assert.deepEqual(desk.editing.value, { place: "panel", id: "steps", field: "item" });
});

test("what a column lacks is said, and asked for when a task is added", async () => {
  serves(desk, [card("a"), card("b")]);
  net.will("/tasks/move", 409, LACKING);
  desk.moveTasks([card("a"), card("b")], "work");
  await pass();
  assert.match(toasts.value[0].text, /missing: due date/);
  assert.equal(question.value, null);
  net.will("/tasks", 409, LACKING);
  desk.addTask("work", "needs a date");
  await pass();
  assert.equal(question.value.command.title, "needs a date");
  desk.insist(question.value, { due: "2026-12-01" });
  await pass();
  assert.deepEqual(net.asked.at(-1).body, { title: "needs a date", column_id: "work", due: "2026-12-01" });
});

test("what adding cannot give is only said, and the title goes back", async () => {
  serves(desk, []);
  net.will("/tasks", 409, { ...LACKING, missing: ["assignee", "result"] });
  desk.addTask("work", "for review");
  await pass();
  assert.equal(question.value, null);
  assert.match(toasts.value[0].text, /missing: assignee, result/);
  assert.equal(draft("work/add"), "for review");
});

test("on a board with hard limits only the head goes over a limit, but anybody may give the reason for urgency", () => {
  serves(desk, [], { board: { ...board().board, hard_limits: true } });
  assert.equal(desk.mayInsist({ type: "wip-limit" }), false);
  assert.equal(desk.mayInsist({ type: "second-urgent" }), true);
});

test("several tasks that were not moved stay chosen", async () => {
  serves(desk, [card("a"), card("b")], { columns: [column("plan", "planned", 1), column("work", "in_progress", 2)] });
  net.will("/tasks/assign", 409, FULL);
  desk.assignTasks([card("a"), card("b")], "vera");
  desk.unpickAll();
  await pass();
  desk.leave(question.value);
  assert.deepEqual([...desk.picked.value], ["a", "b"]);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { card, net, page, pass, serves } from "./desk.js";

const desk = await page();

test("what was typed for a new task belongs to it when the server has named it", () => {
  desk.keepDraft("new:1/title", "typed");
  desk.keepDraft("new:12/title", "of another");
  desk.renameDrafts("new:1", "t7");
  assert.equal(desk.draft("t7/title"), "typed");
  assert.equal(desk.draft("new:1/title"), undefined);
  assert.equal(desk.draft("new:12/title"), "of another");
});

test("a new task stays in the hand, and as the place another is held over, when the server has named it", () => {
  serves(desk, [card("new:2"), card("held")]);
  desk.lift("new:2", "keys");
  desk.renameLifted("new:2", "t8");
  assert.equal(desk.lifted.value.task_id, "t8");
  desk.lift("held", "keys");
  desk.aim({ column_id: "plan", lane: null, before_id: "new:3" });
  desk.renameLifted("new:3", "t9");
  assert.equal(desk.lifted.value.target.before_id, "t9");
  desk.lifted.value = null;
});

test("a new task stays chosen when the server has named it", () => {
  desk.picked.value = new Set(["new:4"]);
  desk.renamePicked("new:4", "t10");
  assert.deepEqual([...desk.picked.value], ["t10"]);
});

test("a command on the named task waits for one that was given before it had its name", async () => {
  serves(desk, []);
  net.will("/tasks", 201, { task: card("t11"), version: 11 });
  desk.addTask("plan", "new");
  const [{ task_id: temporary }] = desk.queue.pendings.value;
  desk.changeTask(card(temporary), { title: "first" });
  desk.on("settled", ({ kind }) => {
    if (kind !== "add") return;
    desk.become(temporary, "t11");
    desk.queue.rename(temporary, "t11");
  });
  await pass();
  desk.changeTask(card("t11"), { title: "second" });
  await pass();
  assert.deepEqual(
    net.asked.map((each) => each.body.title),
    ["new", "first"],
  );
  assert.equal(desk.task("t11").title, "second");
});

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { card, net, page, pass, serves } from "./desk.js";

const desk = await page();
const { toasts } = desk;
const STORE = "board-unsent/b/vera";

afterEach(() => {
  desk.queue.pendings.value = [];
  toasts.value = [];
});

/** What the tab would find after a reload now. */
function reload() {
  const left = sessionStorage.getItem(STORE);
  desk.queue.pendings.value = [];
  net.asked.length = 0;
  sessionStorage.setItem(STORE, left);
  desk.keepUnsent();
}

test("after a reload a command and what takes it back go one after the other, as they were given", async () => {
  const it = card("lease");
  serves(desk, [it]);
  desk.keepUnsent();
  const move = desk.moveTask(it, "work");
  desk.offerUndo(move);
  desk.undoLast();
  reload();
  await pass();
  assert.deepEqual(
    net.asked.map((each) => each.path),
    ["/api/v1/tasks/lease/move"],
  );
});

test("after a reload the taking back of a move that is refused is not sent at all", async () => {
  const it = card("gone");
  serves(desk, [it]);
  desk.offerUndo(desk.moveTask(it, "work"));
  desk.undoLast();
  reload();
  net.will("gone/move", 410, { type: "gone", detail: "" });
  await pass();
  desk.queue.hurry();
  await pass();
  assert.ok(net.asked.every((each) => !each.path.endsWith("/undo")));
});

test("a task added and taken back without a connection stays taken back after a reload", async () => {
  serves(desk, []);
  desk.offerUndo(desk.addTask("work", "a mistake"));
  desk.undoLast();
  reload();
  const [add, undo] = desk.queue.pendings.value;
  assert.equal(desk.queue.pendings.value.length, 2);
  await pass();
  assert.equal(net.asked.length, 1);
  assert.equal(undo.target, add.id);
});

test("a title that is refused after a reload is back in its line", async () => {
  serves(desk, []);
  desk.addTask("done", "typed before");
  const left = sessionStorage.getItem(STORE);
  desk.queue.pendings.value = [];
  sessionStorage.setItem(STORE, left);
  net.will("/tasks", 422, { type: "invalid", detail: "no" });
  desk.keepUnsent();
  await pass();
  assert.equal(desk.draft("done/add"), "typed before");
});

test("taking back from the list is said when the server has done it, and not when it refused", async () => {
  serves(desk, []);
  net.will("/undo", 409, { type: "cannot-undo", detail: "newer" });
  desk.undoListed("old", "lease");
  assert.deepEqual(toasts.value, []);
  await pass();
  assert.match(toasts.value[0].text, /^Not undone/);
  toasts.value = [];
  net.will("/undo", 200, { version: 11 });
  desk.undoListed("older", "report");
  assert.deepEqual(toasts.value, []);
  await pass();
  assert.deepEqual(
    toasts.value.map((each) => [each.text, each.title]),
    [["Undone", "report"]],
  );
});

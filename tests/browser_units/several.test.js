import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { event } from "./boards.js";
import { card, net, page, pass, serves } from "./desk.js";

const desk = await page();
const { connection, queue, shown } = desk;

afterEach(() => {
  queue.pendings.value = [];
});

const standing = () => Object.fromEntries(shown.value.tasks.map((each) => [each.id, each.column_id]));

/** The server's log goes on by one event of a task, as the connection lays it over what it knows. */
function hear(version, command_id, task) {
  const before = connection.state.peek();
  const told = event(version, "task.moved", { task }, { command_id });
  connection.state.value = {
    ...before,
    version,
    tasks: before.tasks.map((each) => (each.id === task.id ? task : each)),
  };
  queue.hear([told], version);
}

test("several tasks moved and taken back stay together while the server tells of one after the other", async () => {
  const [one, two] = [card("one"), card("two")];
  serves(desk, [one, two]);
  const from = connection.state.peek().version;
  net.will("/tasks/move", 200, { version: from + 2, tasks: [] });
  const moved = desk.moveTasks([one, two], "work");
  const command = desk.remember(moved);
  hear(from + 1, moved, { ...one, column_id: "work" });
  assert.deepEqual(standing(), { one: "work", two: "work" });
  hear(from + 2, moved, { ...two, column_id: "work" });
  await pass();
  const undone = desk.undoCommand(command);
  assert.deepEqual(standing(), { one: "plan", two: "plan" });
  hear(from + 3, undone, one);
  assert.deepEqual(standing(), { one: "plan", two: "plan" }, "the second has not sprung back");
});

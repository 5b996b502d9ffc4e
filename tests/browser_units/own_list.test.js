import assert from "node:assert/strict";
import { test } from "node:test";
import { columnNames, ofBoard } from "../../static/tasks/board/own_list.js";
import { column, event, task } from "./boards.js";

const HERE = "board:b";
const moved = (more) => event(11, "task.moved", { task: task("a", "work", 1) }, more);
const load = (more) => event(12, "person.load_changed", { person: { id: "vera" } }, more);
const command = (id, ...events) => ({ id, events });
const idsOf = (...commands) => ofBoard(commands, HERE).map((each) => each.id);

test("a task of another board is not listed, even where it made somebody's week on this one fuller", () => {
  const elsewhere = command("there", moved({ room: "board:other" }), load());
  assert.deepEqual(idsOf(command("here", moved(), load()), elsewhere), ["here"]);
});

test("an absence that was noted is no change of the board", () => {
  assert.deepEqual(idsOf(command("absence", load(), event(3, "absence.added", {}, { room: "people:u" }))), []);
});

test("settings of the board and its columns are listed", () => {
  const named = command("named", event(11, "board.changed", { board: {} }));
  const added = command("added", event(12, "column.added", { column: column("new", "review", 4) }));
  assert.deepEqual(idsOf(named, added), ["named", "added"]);
});

test("of a command on several boards only what happened to this one is told", () => {
  const [found] = ofBoard([command("both", moved({ room: "board:other" }), moved(), load())], HERE);
  assert.deepEqual(
    found.events.map(({ room, kind }) => [room, kind]),
    [[HERE, "task.moved"]],
  );
});

test("the list itself knows the name of a column that was taken away", () => {
  const removed = event(11, "column.removed", { column: column("old", "review", 4, { name: "Согласование" }) });
  assert.equal(columnNames([command("x", moved(), removed)]).get("old"), "Согласование");
});

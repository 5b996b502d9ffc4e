import assert from "node:assert/strict";
import { test } from "node:test";
import { NOBODY } from "../../static/tasks/wall/facts.js";
import { shortName, shortNames } from "../../static/wall/names.js";
import { share } from "../../static/tasks/wall/sharing.js";
import { weekOf } from "../../static/tasks/wall/weeks.js";
import { facts, job, people, person } from "./walls.js";

const cellOf = (wall, row, column) =>
  wall.rows.find((each) => each.id === row)?.cells.find((cell) => cell.columnId === column);
const ids = (cell) => cell.cards.map((card) => card.id);

test("what hurts stands first in its cell", () => {
  const mine = { assignee_id: "p00" };
  const tasks = [
    job("plain", "work", { ...mine, position: 1 }),
    job("urgent", "work", { ...mine, position: 2, priority: "urgent" }),
    job("lying", "work", { ...mine, position: 3, entered_column_at: "2026-11-16T02:00:00Z" }),
    job("late", "work", { ...mine, position: 4, due: "2026-11-24" }),
    job("stopped", "work", { ...mine, position: 5, blocked: { reason: "ждём", waiting_for: "БТИ" } }),
  ];
  const wall = facts(tasks, people(1));
  assert.deepEqual(ids(cellOf(wall, "p00", "work")), ["stopped", "late", "lying", "urgent", "plain"]);
  assert.deepEqual(wall.counters, { blocked: 1, overdue: 1, lying: 1 });
  const [stopped, late, lying] = cellOf(wall, "p00", "work").cards;
  assert.equal(stopped.whom, "БТИ");
  assert.equal(late.late, 1);
  assert.deepEqual([lying.lyingDays, lying.lyingTone], [7, "red"]);
});

test("the last column shows what came into it this week", () => {
  const tasks = [
    job("monday", "done", { assignee_id: "p00", entered_column_at: "2026-11-22T17:30:00Z" }),
    job("sunday", "done", { assignee_id: "p00", entered_column_at: "2026-11-22T16:30:00Z" }),
  ];
  const wall = facts(tasks, people(1));
  assert.deepEqual(ids(cellOf(wall, "p00", "done")), ["monday"]);
  assert.equal(wall.columns.at(-1).count, 1);
});

test("tasks of nobody, and of somebody the board does not know, have a row of their own at the end", () => {
  const wall = facts([job("a", "plan"), job("b", "plan", { assignee_id: "gone" })], people(2));
  assert.equal(wall.rows.at(-1).id, NOBODY);
  assert.deepEqual(ids(cellOf(wall, NOBODY, "plan")), ["a", "b"]);
  assert.ok(!facts([job("q", "queue")], people(2)).rows.some((row) => row.id === NOBODY));
});

test("who has left keeps a row as long as there are tasks", () => {
  const left = person("left", { active: false });
  assert.equal(facts([], [left]).rows.length, 0);
  assert.equal(facts([job("a", "plan", { assignee_id: "left" })], [left]).rows.length, 1);
});

test("a limit of each person is told in the cell, one of the column at its head", () => {
  const tasks = Array.from({ length: 5 }, (_each, at) => job(`t${at}`, "work", { assignee_id: "p00" }));
  const more = Array.from({ length: 9 }, (_each, at) => job(`r${at}`, "review", { assignee_id: "p00" }));
  const wall = facts([...tasks, ...more], people(1));
  assert.deepEqual(cellOf(wall, "p00", "work").over, { by: 2, limit: 3 });
  assert.equal(cellOf(wall, "p00", "review").over, null);
  const [, work, , review] = wall.columns;
  assert.deepEqual([work.isEach, review.isEach, review.over], [true, false, 2]);
  assert.ok(wall.rows[0].isException);
});

test("somebody is away from the first day of an absence to its last", () => {
  const away = (from_day, until_day) =>
    facts([], [person("p", { away: { from_day, until_day } })]).rows[0].person.awayUntil;
  assert.equal(away("2026-11-25", "2026-11-30"), "2026-11-30");
  assert.equal(away("2026-11-20", "2026-11-25"), "2026-11-25");
  assert.equal(away("2026-11-26", "2026-11-30"), null);
});

test("people are called by surname and initial, and by two where one is not enough", () => {
  assert.equal(shortName("Анна Ковалёва"), "Ковалёва\u00a0А.");
  assert.equal(shortName("Панфилов Игорь Дмитриевич"), "Панфилов\u00a0И.");
  assert.equal(shortName("Система"), "Система");
  const names = shortNames(["Иванова Анна Петровна", "Иванова Алла Сергеевна", "Лапин Борис"]);
  assert.deepEqual([...names.values()], ["Иванова\u00a0А.\u00a0П.", "Иванова\u00a0А.\u00a0С.", "Борис\u00a0Л."]);
});

test("weeks are counted from Monday, the first with the year's first Thursday", () => {
  assert.deepEqual(weekOf("2026-11-25"), {
    number: 48,
    monday: "2026-11-23",
    friday: "2026-11-27",
    sunday: "2026-11-29",
  });
  for (const [day, number] of [
    ["2026-01-01", 1],
    ["2027-01-01", 53],
    ["2027-01-03", 53],
    ["2027-01-04", 1],
    ["2024-12-30", 1],
  ])
    assert.equal(weekOf(day).number, number, day);
});

test("what did not change stays the very same thing", () => {
  const before = {
    rows: [
      { id: 1, cards: [1, 2] },
      { id: 2, cards: [] },
    ],
    name: "a",
  };
  const after = share(before, {
    rows: [
      { id: 1, cards: [1, 2] },
      { id: 2, cards: [3] },
    ],
    name: "a",
  });
  assert.equal(after.rows[0], before.rows[0]);
  assert.notEqual(after.rows[1], before.rows[1]);
  assert.deepEqual(after.rows[1], { id: 2, cards: [3] });
  assert.equal(share(before, structuredClone(before)), before);
  assert.deepEqual(share([1, 2, 3], [1, 2]), [1, 2]);
  assert.deepEqual(share({ a: 1, b: 2 }, { a: 1 }), { a: 1 });
  assert.deepEqual(share({ a: undefined }, { b: undefined }), { b: undefined });
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { cardHeight, COLUMN_HEAD, line, stack } from "../../static/tasks/wall/densities.js";
import { titleLines } from "../../static/tasks/wall/widths.js";
import { FULL_HD, facts, isWhole, job, jobs, people, person, plan, ruler } from "./walls.js";

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const openCells = (wall) => wall.rows.flatMap((row) => row.cells.filter((cell) => !cell.isDone));
const seen = (wall) => sum(openCells(wall).map((cell) => cell.cards.length));
const told = (wall) =>
  sum(openCells(wall).map((cell) => cell.more.count)) +
  sum((wall.rest?.cells ?? []).filter((cell) => !cell.isDone).map((cell) => cell.count));

/** How high the things in a cell are, by the lengths that the style sheet is given. */
function contentHeight(cell, step) {
  const heights = cell.cards.map((card) => cardHeight(step, card));
  const isLineBelow = !cell.isInline && (cell.more.count > 0 || cell.over);
  return stack([...heights, ...(isLineBelow ? [line(step)] : [])], step.gap) + 2 * step.cell;
}

function assertFits(wall, size) {
  const rows = sum(wall.rows.map((row) => row.height)) + (wall.rest?.height ?? 0);
  assert.ok(rows + COLUMN_HEAD * wall.step.scale <= size.height + 1e-6, `${rows} rem of rows in ${size.height}`);
  for (const row of wall.rows) {
    for (const cell of row.cells) {
      assert.ok(
        contentHeight(cell, wall.step) <= row.height + 1e-6,
        `${row.id}/${cell.columnId} is higher than its row`,
      );
    }
  }
}

for (const many of [0, 5, 20, 60, 200, 400]) {
  for (const heads of [1, 3, 8, 12, 16, 17, 30, 80]) {
    for (const size of [FULL_HD, { width: 120, height: 40 }, { width: 90, height: 60 }]) {
      test(`${many} tasks of ${heads} people fit into ${size.width}×${size.height}, and none is lost`, () => {
        const who = people(heads);
        const wall = plan(facts(jobs(many, who), who), size);
        assertFits(wall, size);
        assert.equal(seen(wall) + told(wall), many);
      });
    }
  }
}

test("little is shown big and whole, more of it closer, and only then is something left out", () => {
  const [few, some, many] = [5, 60, 200].map((count) => plan(facts(jobs(count, people(6)), people(6))));
  assert.equal(few.step.name, "large");
  assert.ok(isWhole(some) && some.step.scale < few.step.scale && some.step.gap < few.step.gap);
  assert.equal(told(some), 0);
  assert.ok(!isWhole(many) && told(many) > 0);
});

test("a stopped task keeps a readable title beside another one: its marks go below before everything becomes a line", () => {
  const who = people(9);
  const stopped = { blocked: { reason: "ждём", waiting_for: "заместитель главы" }, due: "2026-11-24" };
  const tasks = who.map((each) => job(`r-${each.id}`, "review", { assignee_id: each.id }));
  for (const [at, each] of who.slice(0, 4).entries()) {
    tasks.push(job(`a${at}`, "work", { assignee_id: each.id, title: "Комплексные кадастровые работы", ...stopped }));
    tasks.push(job(`b${at}`, "work", { assignee_id: each.id }));
  }
  const wall = plan(facts(tasks, who));
  const cards = openCells(wall).flatMap((cell) => cell.cards.filter((card) => card.isBlocked));
  assert.ok(isWhole(wall));
  assert.deepEqual(
    cards.map((card) => [card.markLines, card.isWhomSeen]),
    Array.from({ length: 4 }, () => [1, true]),
  );
});

test("a row with trouble gets more lines than one without", () => {
  const who = people(14);
  const tasks = jobs(200, who);
  tasks[3] = { ...tasks[3], blocked: { reason: "ждём", waiting_for: "БТИ" } };
  const wall = plan(facts(tasks, who));
  const lines = (row) => row.cells[0].cards.length;
  const troubled = wall.rows.find((row) => row.id === "p03");
  assert.ok(wall.rows.every((row) => row.isException || lines(row) <= lines(troubled)));
});

test("over sixteen people the ones with trouble have a row and the rest share one", () => {
  const who = people(30).map((each, at) => (at >= 25 ? { ...each, load: "overload" } : each));
  const wall = plan(facts(jobs(60, who), who));
  const shown = wall.rows.map((row) => row.id);
  assert.deepEqual(shown.slice(0, 5), ["p25", "p26", "p27", "p28", "p29"]);
  assert.equal(wall.rest.people, 30 - shown.length);
  assert.ok(shown.length <= 16);
});

test("of very many people those who have nothing to do have no row", () => {
  const who = people(30);
  const wall = plan(facts(jobs(5, who), who));
  assert.deepEqual(
    wall.rows.map((row) => row.id),
    ["p00", "p01", "p02", "p03", "p04"],
  );
  assert.equal(wall.rest.people, 25);
  assert.equal(plan(facts([], who)).rows.length, 16);
});

test("sixteen people have a row each where the screen is high enough", () => {
  const wall = plan(facts(jobs(200, people(16)), people(16)));
  assert.equal(wall.rest, null);
  assert.equal(wall.rows.length, 16);
});

test("what is left out says how many of it are in trouble, and who is over a limit by how many", () => {
  const who = people(1);
  const tasks = Array.from({ length: 60 }, (_each, at) =>
    job(`t${at}`, "work", { assignee_id: "p00", blocked: { reason: "ждём", waiting_for: null } }),
  );
  const cell = plan(facts(tasks, who)).rows[0].cells.find((each) => each.columnId === "work");
  assert.ok(cell.cards.length > 5);
  assert.deepEqual(cell.more, { count: 60 - cell.cards.length, blocked: 60 - cell.cards.length, late: 0, lying: 0 });
  assert.deepEqual(cell.over, { by: 57, limit: 3 });
});

test("columns too narrow for titles show numbers", () => {
  const who = people(3);
  const wall = plan(facts(jobs(20, who), who), { width: 45, height: 57.5 });
  assert.ok(openCells(wall).every((cell) => cell.isCounts && cell.cards.length === 0));
  assert.equal(told(wall), 20);
});

test("a column's short name is taken where the long one does not fit", () => {
  const who = people(2);
  const board = { columns: [] };
  board.columns = [
    {
      id: "plan",
      kind: "planned",
      name: "План недели на ближайшие пять дней",
      short_name: "План",
      position: 1,
      wip_limit: null,
    },
    { id: "work", kind: "in_progress", name: "В работе", short_name: "Раб.", position: 2, wip_limit: null },
  ];
  const labels = (size) => plan(facts([], who, { board }), size).columns.map((column) => column.label);
  assert.deepEqual(labels({ width: 120, height: 57 }), ["План недели на ближайшие пять дней", "В работе"]);
  assert.deepEqual(labels({ width: 60, height: 57 }), ["План", "В работе"]);
});

test("a change that fits leaves every height as it was", () => {
  const who = people(8);
  const pile = Array.from({ length: 8 }, (_each, at) => job(`pile${at}`, "plan", { assignee_id: "p00" }));
  const before = plan(facts(pile, who));
  const moved = facts([...pile.slice(1), { ...pile[0], column_id: "review" }], who);
  assert.notDeepEqual(plan(moved).heights, before.heights);
  assert.deepEqual(plan(moved, FULL_HD, before).heights, before.heights);
});

test("a change that does not fit any more gets heights of its own", () => {
  const who = people(8);
  const pile = (holder) => Array.from({ length: 8 }, (_each, at) => job(`pile${at}`, "plan", { assignee_id: holder }));
  const before = plan(facts(pile("p00"), who));
  const after = plan(facts(pile("p05"), who), FULL_HD, before);
  assert.equal(after.step.name, before.step.name);
  assert.notDeepEqual(after.heights, before.heights);
  assert.equal(told(after), 0);
  assertFits(after, FULL_HD);
});

test("the queue is told beside the table, the first ten of it", () => {
  const tasks = Array.from({ length: 14 }, (_each, at) => ({ ...job(`q${at}`, "queue"), position: at }));
  const { queue } = plan(facts(tasks, [person("p")], { options: { withQueue: true } }));
  assert.deepEqual(
    queue.cards.map((card) => card.id),
    Array.from({ length: 10 }, (_each, at) => `q${at}`),
  );
  assert.equal(queue.more.count, 4);
  assert.equal(plan(facts(tasks, [person("p")])).queue, null);
});

test("where there is room a title is read whole, as many lines as its words need", () => {
  const who = people(2);
  const title = "Пожарный водоём: очистить подъезд, проверить уровень и составить акт";
  const wall = plan(facts([job("t", "plan", { assignee_id: "p00", title })], who));
  const [shown] = openCells(wall).flatMap((cell) => cell.cards);
  assert.equal(shown.titleLines, 4);
  assertFits(wall, FULL_HD);
});

test("the lines of a title are counted by words, and a word too long for a line is broken", () => {
  const step = { scale: 1, titleLines: 4 };
  const width = (letters) => 3.25 + letters * 0.6 * 1.5 * 1.03 + 0.01;
  const lines = (title, letters) => titleLines(title, step, width(letters), ruler);
  assert.equal(lines("слово слово", 11), 1);
  assert.equal(lines("слово слово", 10), 2);
  assert.equal(lines("слово слово слово", 11), 2);
  assert.equal(lines("переосвидетельствование", 10), 3);
  assert.equal(lines("акт переосвидетельствование", 10), 4);
  assert.equal(lines("а б в г д е ж з", 1), 4);
});

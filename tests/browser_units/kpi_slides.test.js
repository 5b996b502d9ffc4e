import assert from "node:assert/strict";
import { test } from "node:test";
import { groupsOf, slidesOf } from "../../static/kpi/slides.js";
import { sparkline } from "../../static/kpi/sparkline.js";

const goals = ["a", "b", "c"].map((id) => ({ id }));
const facts = (count, goal, colour) =>
  Array.from({ length: count }, (_each, at) => ({ kpi: { id: `${goal}${at}`, goal_id: goal, position: at }, colour }));
const RANK = { red: 0, yellow: 1, green: 2, grey: 3 };
const compare = (one, other) => RANK[one.colour] - RANK[other.colour];

test("every KPI stands in exactly one panel, three to a panel, four panels to a slide", () => {
  const all = [...facts(20, "a", "green"), ...facts(1, "b", "red"), ...facts(39, "c", "grey")];
  const { slides, attention, total, turns } = slidesOf(all, goals, compare);
  const rows = slides.flat().flatMap((panel) => panel.rows);
  assert.deepEqual(rows.map(({ kpi }) => kpi.id).sort(), all.map(({ kpi }) => kpi.id).sort());
  assert.ok(slides.every((panels) => panels.length <= 4));
  assert.ok(slides.flat().every((panel) => panel.rows.length <= 3));
  assert.deepEqual([attention, total], [1, 60]);
  assert.ok(turns.every((each) => each.length === 1));
  assert.deepEqual(
    slides
      .flat()
      .filter((panel) => panel.goal.id === "a")
      .map(({ part, parts }) => `${part}/${parts}`),
    ["1/7", "2/7", "3/7", "4/7", "5/7", "6/7", "7/7"],
  );
});

test("the worst come first, and those for whom there is no room have their turn on the next slides", () => {
  const all = [...facts(2, "a", "yellow"), ...facts(3, "b", "red"), ...facts(2, "c", "yellow")];
  const { turns, attention, slides } = slidesOf(all, goals, compare);
  assert.deepEqual(
    turns.map((each) => each.map(({ colour }) => colour)),
    [
      ["red", "red", "red"],
      ["yellow", "yellow", "yellow", "yellow"],
    ],
  );
  assert.equal(attention, 7);
  assert.deepEqual(
    slides.map((panels) => panels.length),
    [3, 0],
  );
});

test("where few are urgent, the worst are seen on every slide", () => {
  const all = [...facts(40, "a", "green"), ...facts(4, "b", "red")];
  const { turns, slides } = slidesOf(all, goals, compare);
  assert.equal(slides.length, 4);
  assert.deepEqual(
    turns.map((each) => each.map(({ kpi }) => kpi.id)),
    [["b0", "b1", "b2"], ["b3"], ["b0", "b1", "b2"], ["b3"]],
  );
});

test("without a KPI there is one empty slide, without an exception there is room for six panels", () => {
  assert.deepEqual(slidesOf([], goals, compare).slides, [[]]);
  const calm = slidesOf(
    goals.flatMap(({ id }) => facts(6, id, "green")),
    goals,
    compare,
  );
  assert.deepEqual(
    calm.slides.map((panels) => panels.length),
    [6],
  );
});

test("a line runs through its box, with the aim in the same box", () => {
  const { points, aim, width, height } = sparkline([1, 2, 3], 5);
  assert.deepEqual(
    points.map(([x]) => x),
    [5, 100, 195],
  );
  assert.ok(points.every(([, y]) => y > 0 && y < height) && aim < points[2][1]);
  assert.equal(width, 200);
});

test("values that are no numbers are left out, equal ones and a single one are a line in the middle", () => {
  assert.equal(sparkline([1, Number.NaN, null, Number.POSITIVE_INFINITY, 3]).points.length, 2);
  assert.deepEqual(
    sparkline([4, 4]).points.map(([, y]) => y),
    [24, 24],
  );
  assert.deepEqual(sparkline([4]).points, [[100, 24]]);
  assert.deepEqual(sparkline([], 3), { points: [], aim: null, width: 200, height: 48 });
});

test("groups stand in the order of the catalogue, the worst of each first, and nothing is counted that is not there", () => {
  const some = (group, ...colours) => colours.map((colour) => ({ kpi: { group }, colour }));
  assert.deepEqual(groupsOf([...some("M", "green", "red"), ...some("S", "grey", "yellow", "grey")]), [
    {
      group: "S",
      counts: [
        { colour: "yellow", count: 1 },
        { colour: "grey", count: 2 },
      ],
    },
    {
      group: "M",
      counts: [
        { colour: "red", count: 1 },
        { colour: "green", count: 1 },
      ],
    },
  ]);
  assert.deepEqual(groupsOf([]), []);
});

test("a grid of many KPIs goes over slides on which every number has room", () => {
  const columns = Array.from({ length: 8 }, (_each, at) => ({ id: `k${at}` }));
  const rows = Array.from({ length: 20 }, (_each, at) => ({
    unit: { id: `u${at}` },
    cells: columns.map(({ id }) => `${id}.u${at}`),
  }));
  const { slides } = slidesOf(facts(1, "a", "red"), goals, compare, { columns, rows });
  const parts = slides.flat().filter((panel) => panel.columns);
  assert.deepEqual(
    parts.map((part) => [part.rows.length, part.columns.length]),
    [
      [10, 4],
      [10, 4],
      [10, 4],
      [10, 4],
    ],
  );
  const seen = parts.flatMap((part) => part.rows.flatMap(({ cells }) => cells));
  assert.deepEqual(seen.sort(), rows.flatMap(({ cells }) => cells).sort());
  for (const part of parts) {
    for (const { unit, cells } of part.rows) {
      assert.deepEqual(
        cells,
        part.columns.map(({ id }) => `${id}.${unit.id}`),
      );
    }
  }
  const calm = slidesOf(facts(1, "a", "green"), goals, compare, { columns, rows }).slides.flat();
  assert.equal(calm.filter((panel) => panel.columns).length, 2);
});

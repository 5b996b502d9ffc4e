import assert from "node:assert/strict";
import { test } from "node:test";
import { mapOf, mapSlides, RESTING, wholeMap } from "../../static/projects/wall_stages.js";
import { project, STATES, TODAY } from "./project_lines.js";

const units = (count) => Array.from({ length: count }, (_each, at) => ({ id: `u${at}`, name: `Отдел ${at}` }));
const idsIn = (slides) =>
  slides.flatMap((rows) =>
    rows.flatMap(({ cells }) => cells.flatMap(({ chips }) => chips.map((each) => each.project.id))),
  );
const moreIn = (slides) =>
  slides
    .flatMap((rows) => rows.flatMap(({ cells }) => cells.map(({ more }) => more)))
    .reduce((sum, one) => sum + one, 0);
const heightOf = (rows) => rows.reduce((sum, { height }) => sum + height, 0);

test("a project stands in the column of its stage, an idea before its passport, what is over nowhere", () => {
  const all = [
    ...STATES.map((state, at) => project(state, { id: `s${at}` })),
    project("idea", { id: "idea" }),
    project("suspended", { id: "rests" }),
    ...["sustained", "regressed", "rejected", "cancelled"].map((state) => project(state)),
  ];
  const { rows, counts, hasResting } = mapOf(all, units(2), TODAY);
  assert.deepEqual(
    rows[0].cells.map((chips) => chips.map((chip) => chip.project.id)),
    [["idea", "s0"], ...STATES.slice(1).map((_each, at) => [`s${at + 1}`]), ["rests"]],
  );
  assert.deepEqual(counts, [2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
  assert.ok(hasResting && rows[0].cells[0][0].isIdea && !rows[0].cells[0][1].isIdea);
  assert.equal(rows[0].cells.length, RESTING + 1);
});

test("the latest stands first, and what is not carried out is never late", () => {
  const all = [
    project("analysis", { id: "a" }),
    project("analysis", { id: "b", ends: { 3: "2026-11-20" } }),
    project("analysis", { id: "c", ends: { 3: "2026-11-01" } }),
    project("passport_review", { id: "d", ends: { 1: "2026-01-01" } }),
    project("stability_monitoring", { id: "e", next_check: TODAY, ends: { 10: "2026-01-01" } }),
    project("stability_monitoring", { id: "f", next_check: "2026-11-28" }),
  ];
  const [{ cells }] = mapOf(all, [], TODAY).rows;
  assert.deepEqual(
    cells[2].map(({ project: { id }, late }) => [id, late]),
    [
      ["c", 26],
      ["b", 7],
      ["a", 0],
    ],
  );
  assert.deepEqual([cells[0][0].late, cells[9][0].late, cells[9][0].isDue, cells[9][1].isDue], [0, 0, true, false]);
});

test("units come in their order, and one that is new after them", () => {
  const all = ["u2", "new", "u0"].map((id) => project("analysis", { unit_id: id, unit: id }));
  const { rows, kinds } = mapOf(all, units(3), TODAY);
  assert.deepEqual(
    rows.map(({ unit }) => unit.id),
    ["u0", "u2", "new"],
  );
  assert.deepEqual(kinds, ["pilot"]);
});

test("every project is seen or counted on exactly one slide, and no slide is higher than there is room", () => {
  for (const [count, each] of [
    [1, 1],
    [5, 3],
    [19, 3],
    [40, 12],
  ]) {
    const all = units(count).flatMap(({ id, name }, at) =>
      Array.from({ length: each }, (_one, number) =>
        project(STATES[(at * 3 + (number >> 2)) % 10], {
          id: `${id}-${number}`,
          unit_id: id,
          unit: `${name} по управлению имуществом`,
          ends: { 3: "2026-11-01", 7: "2026-10-01" },
        }),
      ),
    );
    const slides = mapSlides(mapOf(all, units(count), TODAY).rows);
    const seen = idsIn(slides);
    assert.equal(new Set(seen).size, seen.length);
    assert.equal(seen.length + moreIn(slides), all.length);
    assert.deepEqual(
      slides.flatMap((rows) => rows.map(({ unit }) => unit.id)),
      units(count).map(({ id }) => id),
    );
    for (const rows of slides) assert.ok(heightOf(rows) <= 49.5, `${count}: ${heightOf(rows)}`);
    assert.equal(idsIn(wholeMap(mapOf(all, units(count), TODAY).rows)).length, all.length);
  }
});

test("slides are about as full as each other, and where there is room titles have more lines", () => {
  const made = (count) =>
    mapSlides(
      mapOf(
        units(count).map(({ id, name }) => project("analysis", { unit_id: id, unit: name })),
        units(count),
        TODAY,
      ).rows,
    );
  const many = made(20);
  const lengths = many.map((rows) => rows.length);
  assert.ok(Math.max(...lengths) - Math.min(...lengths) <= 1, String(lengths));
  const linesOfFirst = (slides) => slides[0][0].cells[2].chips[0].lines;
  assert.equal(made(3).length, 1);
  assert.ok(linesOfFirst(made(3)) > linesOfFirst(many));
  assert.deepEqual(mapSlides([]), []);
});

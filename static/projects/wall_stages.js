/** The map of stages: which project stands where, and what is seen of it on which slide. Pure. */

import { daysLate, KINDS, isActive, isPrepared, stageInWork } from "./standing.js";

/** The stages of the decree's four phases (domain, 1.4), as the timelines group them. */
export const PHASES = [
  ["initiation", [1]],
  ["preparation", [2, 3, 4, 5, 6]],
  ["implementation", [7, 8]],
  ["completion", [9, 10]],
];
export const STAGES = PHASES.flatMap(([, stages]) => stages);
/** The column to the right of the last stage. */
export const RESTING = STAGES.length;

/**
 * `{rows: [{unit: {id, name}, cells: [[chip, …], …]}], counts, kinds, hasResting}`: a cell for each stage and one more for
 * what is suspended; ideas stand with those that have no passport yet, what has ended nowhere. Units come in the order of
 * `units`. A chip is `{project, late, isIdea, isDue}`: `late` in days, the latest first; `isDue` where stability was to be
 * checked by today.
 */
export function mapOf(projects, units, today) {
  const places = new Map(units.map(({ id }, at) => [id, at]));
  const rows = new Map();
  for (const project of projects) {
    const column = columnOf(project);
    if (column === null) continue;
    const { unit_id: id, unit: name } = project;
    if (!rows.has(id)) rows.set(id, { unit: { id, name }, cells: Array.from({ length: RESTING + 1 }, () => []) });
    rows.get(id).cells[column].push(chipOf(project, today));
  }
  const place = ({ unit }) => places.get(unit.id) ?? places.size;
  const inOrder = [...rows.values()].sort(
    (one, other) => place(one) - place(other) || one.unit.name.localeCompare(other.unit.name),
  );
  for (const { cells } of inOrder) for (const chips of cells) chips.sort(byUrgency);
  const counts = [...STAGES, null].map((_each, at) => inOrder.reduce((sum, { cells }) => sum + cells[at].length, 0));
  const there = new Set(inOrder.flatMap(({ cells }) => cells.flat().map(({ project }) => project.kind)));
  return { rows: inOrder, counts, kinds: KINDS.filter((kind) => there.has(kind)), hasResting: counts[RESTING] > 0 };
}

function columnOf(project) {
  if (project.state === "suspended") return RESTING;
  const stage = stageInWork(project);
  if (stage) return STAGES.indexOf(stage);
  return isPrepared(project) || isActive(project) ? 0 : null;
}

function chipOf(project, today) {
  const { state, next_check: check } = project;
  return {
    project,
    late: daysLate(project, today),
    isIdea: state === "idea",
    isDue: state === "stability_monitoring" && check !== null && check <= today,
  };
}

const byUrgency = (one, other) =>
  other.late - one.late || other.isDue - one.isDue || (one.project.code < other.project.code ? -1 : 1);

/** Sizes in the wall's own unit (120 of them are its width), as wall_map.css draws them. */
const ROOM = 49.5;
const [LINE, CHIP, GAP, MARK, ROW, NAME_LINE] = [1.75, 0.625, 0.375, 1.75, 0.875, 2];
/** How many letters stand in a line at least: of a chip, of a chip before the passport, of the name of a unit. */
const [LETTERS, FIRST_LETTERS, NAME_LETTERS] = [8, 11, 11];
/** From tight, which tells how many slides there are, to roomy: lines of a title, chips of a cell. */
const DENSITIES = [
  { lines: 2, most: 3 },
  { lines: 2, most: 4 },
  { lines: 3, most: 4 },
  { lines: 3, most: 6 },
  { lines: 4, most: 6 },
  { lines: 5, most: 6 },
];
/** On a phone nothing has to fit. */
const ENDLESS = { lines: 4, most: Number.POSITIVE_INFINITY };

/**
 * The rows of a map in slides, each about as full as the others, and each row as roomy as it can be: `[[{unit, height,
 * cells: [{chips, more}]}]]`. A chip has `lines`, how many its title may take; `more` is how many of a cell are not seen.
 */
export function mapSlides(rows, room = ROOM) {
  if (!rows.length) return [];
  const tight = rows.map((row) => fit(row, DENSITIES[0]));
  const heights = tight.map(({ height }) => height);
  const slides = evenly(heights, packed(heights, room).length, room);
  return slides.map((places) => loosened(places, rows, tight, room));
}

/** The rows at those places, as long as there is room for more of them: first where that takes the least. */
function loosened(places, rows, tight, room) {
  const fitted = new Map(places.map((at) => [at, tight[at]]));
  let left = room - places.reduce((sum, at) => sum + tight[at].height, 0);
  for (const density of DENSITIES.slice(1)) {
    const wanted = places.map((at) => [at, fit(rows[at], density)]);
    const dearer = ([at, row]) => row.height - fitted.get(at).height;
    for (const each of wanted.sort((one, other) => dearer(one) - dearer(other))) {
      if (dearer(each) > left) break;
      left -= dearer(each);
      fitted.set(...each);
    }
  }
  return [...fitted.values()];
}

/** Everything under one another, for a phone. */
export const wholeMap = (rows) => (rows.length ? [rows.map((row) => fit(row, ENDLESS))] : []);

function fit({ unit, cells }, { lines, most }) {
  const seen = cells.map((chips, column) => {
    const shown = chips.slice(0, most);
    return {
      chips: shown.map((chip) => ({ ...chip, lines: Math.min(lines, linesOf(chip.project.title, lettersIn(column))) })),
      more: chips.length - shown.length,
    };
  });
  const name = Math.min(3, linesOf(unit.name, NAME_LETTERS)) * NAME_LINE;
  return { unit, height: Math.max(name, ...seen.map(heightOf)) + ROW, cells: seen };
}

const lettersIn = (column) => (column === 0 ? FIRST_LETTERS : LETTERS);
const linesOf = (text, letters) => Math.ceil(text.length / letters);

function heightOf({ chips, more }) {
  const each = chips.map(({ lines, late, isDue, project }) => {
    const hasMark = late > 0 || isDue || project.state === "suspended";
    return lines * LINE + CHIP + GAP + (hasMark ? MARK : 0);
  });
  return each.reduce((sum, height) => sum + height, 0) + (more ? LINE : 0);
}

/** Places of the list in groups none of which is higher than that, from the first on. */
function packed(heights, most) {
  const groups = [];
  let left = 0;
  heights.forEach((height, at) => {
    if (!groups.length || height > left) {
      groups.push([]);
      left = most;
    }
    groups.at(-1).push(at);
    left -= height;
  });
  return groups;
}

/** So many groups, the highest of which is as low as it can be. */
function evenly(heights, count, room) {
  const least = Math.max(...heights, heights.reduce((sum, height) => sum + height, 0) / count);
  const steps = 24;
  for (let step = 0; step < steps; step++) {
    const groups = packed(heights, least + ((room - least) * step) / steps);
    if (groups.length <= count) return groups;
  }
  return packed(heights, room);
}

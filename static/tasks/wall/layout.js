/**
 * Fits what a wall tells into the room there is, whatever there is: first closer, then fewer cards in a cell and how
 * many more there are, then only their number; people beyond a number share a row. Pure.
 */

import { CAPPED, COLUMN_HEAD, leastRow, lineCard, STEPS } from "./densities.js";
import { fill, fillQueue, wholeHeight } from "./filling.js";
import { fold } from "./folding.js";
import { columnName, headWidth, isTooNarrow } from "./widths.js";

const HAIR = 1e-6;
const LAST = CAPPED.at(-1);

/**
 * The plan of a wall. `size` is `{width, height}` of the table in rem, with a `columnWidth`
 * where the columns do not share the width; `words` gives the texts whose widths matter:
 * `{person(row), rest(people), column(column): [longest, …], count(column)}`; `previous` is the last plan, whose heights
 * are kept as long as they do, so that a change moves nothing but what it changed.
 */
export function arrange(facts, size, { measure, words, previous = null }) {
  const room = size.height - COLUMN_HEAD;
  const { rows, rest } = fold(facts.rows, Math.floor(room / leastRow(LAST)));
  const tools = { facts, rows, rest, size, measure, words };
  const whole = STEPS.map((step) => (isHopeless(step, rows, rest, size) ? null : tryWhole(step, tools))).find(Boolean);
  const fresh = whole ?? capped(tools);
  return finish(settle(fresh, previous), tools);
}

const isHopeless = (step, rows, rest, size) => roomOf(step, rest, size) < rows.length * leastRow(step) - HAIR;

const restRow = (step) => leastRow({ ...LAST, scale: step.scale, cell: step.cell });

/** What is left for the rows of people. */
const roomOf = (step, rest, size) => size.height - COLUMN_HEAD * step.scale - (rest ? restRow(step) : 0);

function tryWhole(step, tools) {
  const look = lookOf(step, tools);
  if (look.isCounts) return null;
  const needs = tools.rows.map((row) => wholeRow(row, step, look));
  const left = roomOf(step, tools.rest, tools.size) - sum(needs);
  return left < -HAIR ? null : { step, look, needs, heights: spread(needs, left) };
}

/** The heads of the rows give way as far as that lets more be seen. */
function capped(tools) {
  const fitting = CAPPED.filter((step) => !isHopeless(step, tools.rows, tools.rest, tools.size));
  const plans = (fitting.length ? fitting : [LAST]).map((step) => cappedAt(step, tools));
  return plans.reduce((best, other) => (unseen(other, other.heights) < unseen(best, best.heights) ? other : best));
}

function cappedAt(step, tools) {
  const look = lookOf(step, tools);
  const whole = tools.rows.map((row) => (look.isCounts ? 0 : wholeRow(row, step, look)));
  const heights = tools.rows.map(() => leastRow(step));
  const left = giveLines(heights, whole, tools.rows, step, roomOf(step, tools.rest, tools.size) - sum(heights));
  return { step, look, needs: null, heights: spread(heights, left) };
}

/** Gives a line more to the row that shows least, one with trouble before the others, as long as there is room. */
function giveLines(heights, whole, rows, step, room) {
  const more = lineCard(step) + step.gap;
  let left = room;
  for (;;) {
    let neediest = -1;
    for (const [at, height] of heights.entries()) {
      if (height >= whole[at] - HAIR || Math.min(more, whole[at] - height) > left + HAIR) continue;
      if (neediest < 0 || seenOf(rows[at], height, more) < seenOf(rows[neediest], heights[neediest], more))
        neediest = at;
    }
    if (neediest < 0) return left;
    const given = Math.min(more, whole[neediest] - heights[neediest]);
    heights[neediest] += given;
    left -= given;
  }
}

const seenOf = (row, height, more) => height - (row.isException ? more : 0);

/** Keeps the heights of the last plan if they do as well for what is to be shown now. */
function settle(fresh, previous) {
  if (!previous || previous.key !== keyOf(fresh)) return fresh;
  const isEnough = fresh.needs
    ? fresh.needs.every((need, at) => need <= previous.heights[at] + HAIR)
    : unseen(fresh, previous.heights) <= unseen(fresh, fresh.heights);
  return isEnough ? { ...fresh, heights: previous.heights } : fresh;
}

function finish(chosen, tools) {
  const { step, look, heights } = chosen;
  const { facts, rest, size, words, measure } = tools;
  return {
    key: keyOf(chosen),
    heights,
    step,
    head: look.headWidth,
    columns: facts.columns.map((column) => ({
      ...column,
      label: columnName(words.column(column), step, look.columnWidth, measure, words.count(column), column.over > 0),
    })),
    rows: drawRows(chosen, heights),
    rest: rest && { ...rest, height: restRow(step) },
    queue: facts.queue && fillQueue(facts.queue, size.height - COLUMN_HEAD * step.scale, step),
    width: look.columnWidth,
  };
}

const drawRows = ({ look, step }, heights) =>
  look.rows.map((row, at) => ({
    ...row,
    height: heights[at],
    shape: shapeOf(heights[at], step),
    cells: row.cells.map((cell) => fill(cell, heights[at], step, look)),
  }));

/** A head in one line is written in two where its row has grown high enough. */
function shapeOf(height, step) {
  const isHigh = step.person === "line" && height >= leastRow({ ...step, person: "pair" });
  return isHigh ? "pair" : step.person;
}

function lookOf(step, { facts, rows, rest, size, measure, words }) {
  const texts = [...rows.map(words.person), ...(rest ? [[words.rest(rest.people), ""]] : [])];
  const head = headWidth(texts, step, measure);
  const count = facts.columns.length + (facts.queue ? 1 : 0);
  const columnWidth = size.columnWidth ?? (size.width - head) / Math.max(1, count);
  return { rows, measure, columnWidth, headWidth: head, isCounts: isTooNarrow(columnWidth), size };
}

/** What was done is shown as far as there is room, and asks for none. */
const wholeRow = (row, step, look) =>
  Math.max(leastRow(step), ...row.cells.filter((cell) => !cell.isDone).map((cell) => wholeHeight(cell, step, look)));

const unseen = (chosen, heights) =>
  sum(
    drawRows(chosen, heights).flatMap((row) => row.cells.filter((cell) => !cell.isDone).map((cell) => cell.more.count)),
  );

function keyOf({ step, look }) {
  const { width, height } = look.size;
  return [step.name, width, height, look.headWidth, ...look.rows.map((row) => row.id)].join("|");
}

const spread = (heights, left) => heights.map((height) => height + Math.max(0, left) / heights.length);

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

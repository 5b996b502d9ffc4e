/** How many cards of a cell are seen at a given height, and what its last line says about the others. Pure. */

import { cardHeight, line, lineCard, stack } from "./densities.js";
import { sumOf } from "./folding.js";
import { chipWidth, marksFor, NO_MARKS } from "./marking.js";
import { insideCard, titleLines } from "./widths.js";

const HAIR = 1e-6;
const WHOLE = { isInline: false, isCounts: false };
const ROOMIER = [
  { titleLines: 4, isBelow: true, isSplit: true },
  { titleLines: 3, isBelow: true, isSplit: true },
  { titleLines: 2, isBelow: true, isSplit: true },
  { titleLines: 1, isBelow: true, isSplit: true },
  { titleLines: 2, isBelow: true },
  { titleLines: 1, isBelow: true },
  { titleLines: 2 },
  {},
];
const NOTHING = { count: 0, blocked: 0, late: 0, lying: 0 };

/** The height a cell takes to show everything. */
export function wholeHeight(cell, step, look) {
  const heights = draw(cell, step, look).map((card) => cardHeight(step, card));
  if (cell.over) heights.push(line(step));
  return stack(heights, step.gap) + 2 * step.cell;
}

/**
 * What stands in a cell of a row so high: `{cards, more, over, isInline}`. `more` counts what is not seen; inline means
 * that it stands beside the only card there is room for. Where the row has room, titles and marks take more of it.
 */
export function fill(cell, height, step, look) {
  if (look.isCounts) return { ...cell, cards: [], more: sumOf(cell.cards), isInline: false, isCounts: true };
  const inner = height - 2 * step.cell + HAIR;
  for (const roomier of ROOMIER) {
    const drawn = draw(cell, { ...step, ...roomier }, look);
    const heights = [...drawn.map((card) => cardHeight(step, card)), ...(cell.over ? [line(step)] : [])];
    if (stack(heights, step.gap) <= inner) return { ...cell, cards: drawn, more: NOTHING, ...WHOLE };
  }
  return { ...cell, ...cut(cell, draw(cell, step, look), inner, step, look), isCounts: false };
}

function cut(cell, drawn, inner, step, look) {
  const heights = drawn.map((card) => cardHeight(step, card));
  let seen = heights.length;
  while (seen > 0 && stack([...heights.slice(0, seen), line(step)], step.gap) > inner) seen -= 1;
  const more = sumOf(cell.cards.slice(Math.max(1, seen)));
  if (seen > 0) return { cards: drawn.slice(0, seen), more, isInline: false };
  const chip = chipWidth(more.count, (cell.over ? 1 : 0) + (more.blocked + more.late > 0 ? 1 : 0));
  const marks = marksFor(cell.cards[0], insideCard(look.columnWidth) - chip * step.scale, { scale: step.scale });
  return { cards: [{ ...cell.cards[0], titleLines: 1, ...marks }], more, isInline: true };
}

/** How many cards fit one below the other in a column that is not divided into people. */
export function fillQueue(queue, height, step) {
  const most = Math.max(0, Math.floor((height - 2 * step.cell - line(step)) / (lineCard(step) + step.gap) + HAIR));
  const cards = queue.cards.slice(0, most).map((card) => ({ ...card, titleLines: 1, ...NO_MARKS, marks: "bare" }));
  return { ...queue, cards, more: { ...NOTHING, count: queue.count - cards.length } };
}

/** What is done is told quietly, in one line each. */
function draw(cell, step, look) {
  return cell.cards.map((card) => ({
    ...card,
    titleLines: cell.isDone || step.titleLines === 1 ? 1 : titleLines(card.title, step, look.columnWidth, look.measure),
    ...marksFor(card, insideCard(look.columnWidth), step),
  }));
}

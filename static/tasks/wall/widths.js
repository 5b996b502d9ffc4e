/** How wide the parts of a wall are, and which names fit. `measure(text, weight)` answers in widths of an em. Pure. */

import { COLUMN_TEXT, TEXT } from "./densities.js";

const REGULAR = 400;
const BOLD = 650;
const MEDIUM = 550;
const PAD = 1.5;
const AVATAR = 4.25;
const BAR = 5;
const GAP = 0.75;
const CARD_EDGES = 2.25;
const CELL_EDGES = 1;
const COUNT_AND_GAPS = 2.5;
const WARNING = 2;
const INDENT = 0.5;
const NARROWEST_HEAD = 15;
const WIDEST_HEAD = { stacked: 22, pair: 22, line: 25 };
const NARROWEST_CARD = 11;
const SAFETY = 1.03;

/** `words` are the texts at the heads of the rows: `[name, level]` each. */
export function headWidth(words, step, measure) {
  const em = TEXT * step.scale * SAFETY;
  const needed = words.map(([name, level]) => {
    const [first, second] = [measure(name, BOLD) * em, measure(level, MEDIUM) * em];
    if (step.person === "stacked") return AVATAR * step.scale + Math.max(first, second);
    return step.person === "pair" ? Math.max(first, second + BAR) : first + GAP + second;
  });
  return Math.min(WIDEST_HEAD[step.person], Math.max(NARROWEST_HEAD, PAD + Math.max(0, ...needed)));
}

/** Whether a card of that column would be too narrow to be read. */
export const isTooNarrow = (columnWidth) => columnWidth - CELL_EDGES < NARROWEST_CARD;

/** How many lines a title takes, at most as many as the step allows. A word too long for a line is broken. */
export function titleLines(title, step, columnWidth, measure) {
  const em = TEXT * step.scale * SAFETY;
  const room = insideCard(columnWidth);
  if (step.titleLines === 1 || measure(title, REGULAR) * em <= room) return 1;
  const space = measure(" ", REGULAR) * em;
  let [lines, filled] = [1, 0];
  for (const word of title.split(/\s+/)) {
    const width = measure(word, REGULAR) * em;
    const isFirst = filled === 0;
    filled += (isFirst ? 0 : space) + width;
    if (filled <= room) continue;
    const broken = Math.max(1, Math.ceil(width / room));
    lines += isFirst ? broken - 1 : broken;
    filled = width - (broken - 1) * room;
  }
  return Math.min(step.titleLines, lines);
}

/** The room inside a card that fills its column. */
export const insideCard = (columnWidth) => columnWidth - CELL_EDGES - CARD_EDGES;

/** The longest of a column's names that fits beside its count. */
export function columnName(names, step, columnWidth, measure, countText, isWarned) {
  const em = COLUMN_TEXT * step.scale * SAFETY;
  const room = columnWidth - COUNT_AND_GAPS - (isWarned ? WARNING : 0) - measure(countText, BOLD) * em;
  return names.find((name) => measure(name, BOLD) * em <= room) ?? names.at(-1);
}

/** The room that is left on a line of a cell beside a text. */
export const roomBeside = (text, step, columnWidth, measure) =>
  columnWidth - CELL_EDGES - INDENT - measure(text, BOLD) * TEXT * step.scale * SAFETY;

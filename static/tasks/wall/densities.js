/**
 * How big and how close things stand on a wall, from roomy to close: the steps by which it gives way when there is
 * more. Lengths in rem: 1/120 of a screen's width. The style sheets take every one of them from here. Pure.
 */

/** A line of the least text there is, 1.5 rem high. */
export const TEXT = 1.5;
export const LINE = 1.875;
export const COLUMN_TEXT = 1.625;
export const COLUMN_HEAD = 3.25;

const WIDE = { card: 0.375, gap: 0.5, cell: 0.5 };
const CLOSE = { card: 0.25, gap: 0.25, cell: 0.3125 };
const TIGHT = { card: 0.125, gap: 0.25, cell: 0.1875 };

/**
 * `titleLines`: how many lines a title may take; `isBelow`: marks stand on a line of their own, in whole words;
 * `person`: how the head of a row is written, "stacked" in three lines, "pair" in two, "line" in one.
 */
export const STEPS = [
  { name: "large", scale: 1.3, titleLines: 2, isBelow: true, person: "stacked", ...WIDE },
  { name: "bigger", scale: 1.15, titleLines: 2, isBelow: true, person: "stacked", ...WIDE },
  { name: "roomy", scale: 1, titleLines: 2, isBelow: true, person: "stacked", ...WIDE },
  { name: "closer", scale: 1, titleLines: 2, isBelow: true, person: "stacked", ...CLOSE },
  { name: "short titles", scale: 1, titleLines: 1, isBelow: true, person: "stacked", ...CLOSE },
  { name: "close short titles", scale: 1, titleLines: 1, isBelow: true, person: "stacked", ...TIGHT },
  { name: "lines", scale: 1, titleLines: 1, isBelow: false, person: "stacked", ...WIDE },
  { name: "close lines", scale: 1, titleLines: 1, isBelow: false, person: "stacked", ...CLOSE },
  { name: "tight lines", scale: 1, titleLines: 1, isBelow: false, person: "stacked", ...TIGHT },
  { name: "two-line heads", scale: 1, titleLines: 1, isBelow: false, person: "pair", ...TIGHT },
  { name: "one-line heads", scale: 1, titleLines: 1, isBelow: false, person: "line", ...TIGHT },
];

/** Where not everything can be shown: as high heads as there is room for, and `+N`. */
export const CAPPED = STEPS.slice(-3).map((step) => ({ ...step, name: `capped, ${step.person} heads` }));

const BARS = { stacked: 0.875, pair: 0, line: 0.4375 };
const LINES = { stacked: 2, pair: 2, line: 1 };

/** How high a row has to be for its head, and for one card. */
export const leastRow = (step) =>
  Math.max((LINES[step.person] * LINE + BARS[step.person]) * step.scale, lineCard(step)) + 2 * step.cell;

export const line = (step) => LINE * step.scale;

export const lineCard = (step) => line(step) + 2 * step.card;

export const cardHeight = (step, { titleLines, markLines }) => (titleLines + markLines) * line(step) + 2 * step.card;

/** The height of things that stand one below the other. */
export const stack = (heights, gap) =>
  heights.reduce((sum, height) => sum + height, 0) + gap * Math.max(0, heights.length - 1);

/** How much a card's marks say in the room there is: whole words, numbers, or only their shapes. Pure. */

const ICON = 1.875;
const LETTER = 0.95;
const SPACE = 0.625;
const LEAST_TITLE = { full: 6, short: 4, bare: 1.5 };
const LEAST_WHOM = 5;
const STYLES = ["full", "short", "bare"];

export const NO_MARKS = { marks: "full", markLines: 0, isWhomSeen: false };

/**
 * `{marks, markLines, isWhomSeen}` of a card that is so wide inside: `marks` is "full", "short" or "bare"; `markLines`
 * stand below the title, two where it is split: whom a stopped task waits for, then the rest.
 */
export function marksFor(card, room, { isBelow = false, isSplit = false, scale }) {
  if (card.isDone || !hasMarks(card)) return NO_MARKS;
  const split = isBelow && isSplit && Boolean(card.whom) && hasOthers(card);
  const left = (style) => room / scale - needs({ ...card, isBlocked: card.isBlocked && !split }, style, isBelow);
  const withWhom =
    card.whom && !split ? STYLES.find((style) => style !== "bare" && left(style) >= leastWhom(card.whom)) : null;
  const marks = withWhom ?? STYLES.find((style) => left(style) >= 0) ?? "bare";
  const isAlone = isBelow && !hasOthers(card);
  const isWhomSeen = Boolean(card.whom) && Boolean(split || isAlone || withWhom);
  return { marks, markLines: isBelow ? 1 + split : 0, isWhomSeen };
}

/** The width of "+N" beside a card, with a shape for each thing it warns of. */
export const chipWidth = (count, shapes) => 1 + LETTER * (String(count).length + 1) + ICON * shapes;

export const hasOthers = (card) => card.late > 0 || card.lyingDays > 0 || card.isUrgent;

/** The numbers of a sum that fit on a line of so much room, the worst first; what does not fit counts as nothing. */
export function sumThatFits(sum, room, scale) {
  let left = room / scale;
  const shown = { ...sum };
  for (const name of ["blocked", "late", "lying"]) {
    if (sum[name] === 0) continue;
    left -= ICON + LETTER * digits(sum[name]) + SPACE;
    if (left < 0) shown[name] = 0;
  }
  return shown;
}

const leastWhom = (whom) => Math.min(LEAST_WHOM, LETTER * (whom.length + 1));

const hasMarks = (card) => card.isBlocked || hasOthers(card);

function needs(card, style, isBelow) {
  const isBare = style === "bare";
  const widths = [];
  if (card.isBlocked) widths.push(ICON);
  if (card.late > 0) widths.push(ICON + (isBare ? 0 : LETTER * (digits(card.late) + (style === "full" ? 4 : 1))));
  if (card.lyingDays > 0) widths.push(ICON + (isBare ? 0 : LETTER * digits(card.lyingDays)));
  if (card.isUrgent) widths.push(ICON + (isBelow && style === "full" ? LETTER * 7 : 0));
  const title = isBelow ? 0 : LEAST_TITLE[style] + SPACE;
  return title + widths.reduce((sum, width) => sum + width, 0) + SPACE * (widths.length - 1);
}

const digits = (number) => String(number).length;

/** How wide a text is in the font of the page, in widths of an em. */

const MOST_KEPT = 5_000;
const PIXELS = 100;
const known = new Map();
let paper = null;

export function measure(text, weight) {
  const key = `${weight} ${text}`;
  if (!known.has(key)) {
    // A wall runs for weeks: what it has once measured must not pile up.
    if (known.size >= MOST_KEPT) known.clear();
    paper ??= document.createElement("canvas").getContext("2d");
    paper.font = `${weight} ${PIXELS}px ${getComputedStyle(document.body).fontFamily}`;
    known.set(key, paper.measureText(text).width / PIXELS);
  }
  return known.get(key);
}

/** Another font has come: everything has other widths. */
export const forgetWidths = () => known.clear();

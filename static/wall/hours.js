/** What the hour of the day means for a wall. Pure. */

import { clock } from "../dates.js";

const NIGHT_BEGINS = 20 * 60;
const NIGHT_ENDS = 7 * 60;
const RENEWAL = 4 * 60;
const AROUND = 15;
const SHIFT_MS = 3 * 60_000;

/** How much room the walk of the sheet takes. */
export const WALK_PX = 2;

/** A walk round a square of two pixels, one step at a time. */
const WALK = [
  [0, 0],
  [1, 0],
  [2, 0],
  [2, 1],
  [2, 2],
  [1, 2],
  [0, 2],
  [0, 1],
];

/** The minute of the day where the board is. */
export function minuteOf(ms, timeZone) {
  const [hours, minutes] = clock(ms, "en", timeZone).split(":").map(Number);
  return hours * 60 + minutes;
}

export function isNight(ms, timeZone) {
  const minute = minuteOf(ms, timeZone);
  return minute >= NIGHT_BEGINS || minute < NIGHT_ENDS;
}

/** How many pixels the sheet is moved, right and down. */
export const shiftAt = (ms) => WALK[Math.floor(ms / SHIFT_MS) % WALK.length];

/** The minute of the day at which a page is loaded anew: not all of them at once. */
export const renewalMinute = (random) => RENEWAL - AROUND + Math.floor(random() * (2 * AROUND + 1));

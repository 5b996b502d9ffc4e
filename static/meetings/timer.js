/** The clock of a meeting by the server's time. Pure (domain, 4.1). */

const SECOND = 1_000;
export const LENGTH_S = 30 * 60;
const YELLOW_S = 25 * 60;
const RED_S = 28 * 60;

/**
 * What the clock of a meeting shows at an instant (ms of the server): `{left, tone, isOver, block}`. `left` is seconds of
 * the half hour, negative beyond it; `tone` "calm", "soon" (from minute 25), "late" (from 28) or "over" (from 30);
 * `block` the seconds left of the present block. Null before it begins.
 */
export function timeOf(meeting, at) {
  if (!meeting.started_at) return null;
  const end = meeting.ended_at ? Date.parse(meeting.ended_at) : at;
  const gone = Math.max(0, (end - Date.parse(meeting.started_at)) / SECOND);
  return { left: Math.ceil(LENGTH_S - gone), tone: toneAt(gone), block: blockLeft(meeting, end) };
}

function toneAt(gone) {
  if (gone >= LENGTH_S) return "over";
  if (gone >= RED_S) return "late";
  return gone >= YELLOW_S ? "soon" : "calm";
}

function blockLeft({ blocks, block, block_at: since }, at) {
  const planned = (blocks[block]?.minutes ?? 0) * 60;
  return Math.ceil(planned - Math.max(0, (at - Date.parse(since)) / SECOND));
}

/** "27:04", beyond the end "−1:30". */
export function clockText(seconds) {
  const whole = Math.abs(seconds);
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  return seconds < 0 ? `\u2212${text}` : text;
}

/** Whole minutes that a meeting took, at least one. */
export const minutesOf = ({ started_at: from, ended_at: to }) =>
  Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / (60 * SECOND)));

/**
 * Which events may be applied now, which must wait, and what to ask the server for.
 *
 * A line is `{epoch, version, held}`: what has been applied, and newer events that wait for the gap before them.
 * Every function is pure and answers `{line, apply, need}`; `need` is null, "events" (fill the gap) or "snapshot".
 */

export const MOST_HELD = 500;

export const beginLine = ({ epoch, version }) => ({ epoch, version, held: [] });

/** One live frame. */
export function takeFrame(line, frame) {
  if (frame.epoch !== line.epoch) return { line, apply: [], need: "snapshot" };
  return release(holding(line, [frame]));
}

/** The answer to "events since": everything newer up to `answer.version`. */
export function takeEvents(line, answer) {
  if (answer.epoch !== line.epoch) return { line, apply: [], need: "snapshot" };
  const step = release(holding(line, answer.events));
  return step.need === null && answer.version > step.line.version ? { ...step, need: "events" } : step;
}

/** How the server's word on where the room stands compares: "even", "behind", "ahead" of it, or "foreign". */
export function compareTo(line, { epoch, version }) {
  if (epoch !== line.epoch) return "foreign";
  if (version === line.version) return "even";
  return version > line.version ? "behind" : "ahead";
}

function holding(line, frames) {
  const known = new Set(line.held.map((each) => each.version));
  const fresh = frames.filter((each) => each.version > line.version && !known.has(each.version));
  return { ...line, held: [...line.held, ...fresh].sort((a, b) => a.version - b.version) };
}

function release(line) {
  let ready = 0;
  while (ready < line.held.length && line.held[ready].version === line.version + ready + 1) ready += 1;
  const next = { ...line, version: line.version + ready, held: line.held.slice(ready) };
  if (next.held.length > MOST_HELD) return { line: { ...next, held: [] }, apply: [], need: "snapshot" };
  return { line: next, apply: line.held.slice(0, ready), need: next.held.length ? "events" : null };
}

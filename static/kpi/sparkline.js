/** The line of a KPI's newest values as points of a box; the aim is a level in the same box. Pure. */

const [WIDTH, HEIGHT, MARGIN] = [200, 48, 5];

/**
 * `{points: [[x, y], …], aim: y | null, width, height}` for values, the oldest first. A value that is no number is left
 * out; equal values make a line in the middle.
 */
export function sparkline(values, aim = null) {
  const known = values.filter(Number.isFinite);
  const level = Number.isFinite(aim) ? aim : null;
  const all = level === null ? known : [...known, level];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const span = high - low || 1;
  const y = (value) =>
    round(high === low ? HEIGHT / 2 : HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN));
  const step = known.length > 1 ? (WIDTH - 2 * MARGIN) / (known.length - 1) : 0;
  const points = known.map((value, at) => [round(known.length > 1 ? MARGIN + at * step : WIDTH / 2), y(value)]);
  return { points, aim: level === null || !known.length ? null : y(level), width: WIDTH, height: HEIGHT };
}

const round = (number) => Math.round(number * 10) / 10;

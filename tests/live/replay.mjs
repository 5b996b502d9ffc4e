// Replays recorded cases through the browser's own reducer: `node replay.mjs CASES.json`; prints the names of those that differ.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { apply } from "../../static/live/apply.js";

const byId = (one, other) => (one.id < other.id ? -1 : 1);
const canonical = (snapshot) =>
  Object.fromEntries(
    Object.entries(snapshot).map(([name, value]) => [name, Array.isArray(value) ? [...value].sort(byId) : value]),
  );

const cases = JSON.parse(readFileSync(process.argv[2], "utf8"));
const wrong = cases.filter(({ before, events, after }) => {
  const once = events.reduce(apply, before);
  const twice = events.reduce(apply, once);
  return ![once, twice].every((found) => isDeepStrictEqual(canonical(found), canonical(after)));
});
console.log(JSON.stringify({ replayed: cases.length, wrong: wrong.map(({ name }) => name) }));

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { expected, isStale, verdict } from "../../static/verdicts.js";

const EXAMPLES = JSON.parse(readFileSync(new URL("../kpi/verdicts.json", import.meta.url), "utf8"));
const NOTHING = { value: null, green: null, yellow: null };

for (const example of EXAMPLES) {
  test(`a value has the colour of the example: ${example.why}`, () => {
    const target = example.target && { ...NOTHING, ...example.target };
    const wanted = expected(example.rule, target, example.day);
    if (example.expected === null) assert.equal(wanted, null);
    else assert.ok(Math.abs(wanted - example.expected) < 5e-5, `${wanted}`);
    assert.equal(verdict({ ...example, target }), example.colour);
  });
}

test("a value is out of date when one and a half of its periods have gone by since its end", () => {
  const week = { first_day: "2026-11-16", last_day: "2026-11-22" };
  assert.equal(isStale(week, "2026-12-02"), false);
  assert.equal(isStale(week, "2026-12-03"), true);
  const day = { first_day: "2026-11-22", last_day: "2026-11-22" };
  assert.equal(isStale(day, "2026-11-23"), false);
  assert.equal(isStale(day, "2026-11-24"), true);
});

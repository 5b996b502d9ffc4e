import assert from "node:assert/strict";
import { test } from "node:test";
import { signal } from "@preact/signals";
import { turning } from "../../static/wall/turns.js";

const FROM = 1_800_000_000_000;

function turns(count, lasts) {
  const [now, slides] = [signal(FROM), signal(count)];
  const own = turning({ now, count: slides, lasts });
  const after = (seconds) => {
    for (let past = 0; past < seconds; past++) {
      now.value += 1_000;
      own.turn();
    }
    return own.slide.value;
  };
  own.turn();
  return { ...own, now, slides, after };
}

test("slides turn by themselves every twenty seconds, and begin again after the last", () => {
  const { after, seen } = turns(3);
  assert.deepEqual([after(19), after(1), after(20), after(20), after(10)], [0, 1, 2, 0, 0]);
  assert.equal(seen.value, 0.5);
});

test("a slide that a hand has chosen rests for a minute, and one that is gone is not shown", () => {
  const { after, choose, seen, slide, slides } = turns(4);
  choose(3);
  assert.deepEqual([slide.value, seen.value, after(59), after(1)], [3, null, 3, 0]);
  choose(3);
  slides.value = 2;
  assert.equal(slide.value, 1);
  assert.equal(after(60), 0);
});

test("a clock that is set back does not hold a slide, and without slides nothing turns", () => {
  const { after, now } = turns(2);
  now.value -= 3_600_000;
  assert.deepEqual([after(1), after(20)], [1, 0]);
  assert.equal(turns(0).after(45), 0);
});

test("a wall whose slides are seen for longer than a hand lets one rest turns all the same, whatever the clock does", () => {
  const { after, choose, now, seen } = turns(3, () => 90_000);
  assert.deepEqual([after(89), after(1)], [0, 1]);
  choose(0);
  assert.deepEqual([seen.value, after(1), after(89), after(2)], [null, 0, 0, 1]);
  now.value -= 3_600_000;
  assert.deepEqual([after(1), after(90)], [2, 0]);
});

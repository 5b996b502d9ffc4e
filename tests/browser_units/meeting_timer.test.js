import assert from "node:assert/strict";
import { test } from "node:test";
import { clockText, minutesOf, timeOf } from "../../static/meetings/timer.js";

const BEGAN = Date.parse("2026-11-25T02:00:00Z");
const BLOCKS = [2, 4, 4, 10, 5, 3, 2].map((minutes, at) => ({ code: `b${at}`, minutes }));
const meeting = (more = {}) => ({
  started_at: "2026-11-25T02:00:00Z",
  ended_at: null,
  blocks: BLOCKS,
  block: 0,
  block_at: "2026-11-25T02:00:00Z",
  ...more,
});
const after = (seconds, more) => timeOf(meeting(more), BEGAN + seconds * 1_000);

test("before it begins there is no time", () => {
  assert.equal(timeOf(meeting({ started_at: null }), BEGAN), null);
});

test("half an hour runs down, is yellow from 25:00, red from 28:00, over from 30:00 and beyond", () => {
  const found = [0, 1, 1499, 1500, 1679, 1680, 1799, 1800, 1890].map((seconds) => after(seconds));
  assert.deepEqual(
    found.map(({ left }) => left),
    [1800, 1799, 301, 300, 121, 120, 1, 0, -90],
  );
  assert.deepEqual(
    found.map(({ tone }) => tone),
    ["calm", "calm", "calm", "soon", "soon", "late", "late", "over", "over"],
  );
});

test("a clock that is behind the server's shows the whole half hour, not more", () => {
  assert.equal(after(-3).left, 1800);
});

test("a block has its own minutes from when it was begun, and runs over", () => {
  const more = { block: 3, block_at: "2026-11-25T02:10:00Z" };
  assert.equal(after(600, more).block, 600);
  assert.equal(after(1230, more).block, -30);
});

test("one that has ended stands still", () => {
  const ended = { ended_at: "2026-11-25T02:28:30Z" };
  assert.equal(after(5_000, ended).left, 90);
  assert.equal(minutesOf(meeting(ended)), 29);
  assert.equal(minutesOf(meeting({ ended_at: "2026-11-25T02:00:05Z" })), 1);
});

test("a clock is written with two figures of seconds and a true minus", () => {
  assert.deepEqual([1624, 60, 5, 0, -90].map(clockText), ["27:04", "1:00", "0:05", "0:00", "\u22121:30"]);
});

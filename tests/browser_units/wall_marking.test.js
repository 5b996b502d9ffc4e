import assert from "node:assert/strict";
import { test } from "node:test";
import { marksFor, sumThatFits } from "../../static/tasks/wall/marking.js";

const card = (more) => ({
  isDone: false,
  isBlocked: false,
  whom: null,
  late: 0,
  lyingDays: 0,
  isUrgent: false,
  ...more,
});
const beside = (room, more) => marksFor(card(more), room, { scale: 1 });
const below = (room, more, isSplit = false) => marksFor(card(more), room, { scale: 1, isBelow: true, isSplit });

test("marks say less the narrower their card is", () => {
  const bad = { late: 2, lyingDays: 14 };
  assert.deepEqual(
    [30, 16, 8].map((room) => beside(room, bad).marks),
    ["full", "short", "bare"],
  );
});

test("whom a task waits for is told before the words of the other marks, where there is room for some of it", () => {
  const stopped = { isBlocked: true, whom: "Управление Росреестра", late: 2 };
  assert.deepEqual(beside(26, stopped), { marks: "full", markLines: 0, isWhomSeen: true });
  assert.deepEqual(beside(17.5, stopped), { marks: "short", markLines: 0, isWhomSeen: true });
  assert.equal(beside(12, stopped).isWhomSeen, false);
  assert.ok(beside(13, { isBlocked: true, whom: "БТИ" }).isWhomSeen);
  assert.ok(!beside(11, { isBlocked: true, whom: "Росреестр" }).isWhomSeen);
});

test("marks stand on one line below the title, on two where it is split, on none where there is nothing to tell", () => {
  const stopped = { isBlocked: true, whom: "БТИ", late: 2 };
  assert.equal(below(20, stopped).markLines, 1);
  assert.equal(below(20, stopped, true).markLines, 2);
  assert.equal(below(20, { late: 2 }, true).markLines, 1);
  assert.equal(below(20, {}).markLines, 0);
  assert.equal(below(20, { isDone: true, late: 2 }).markLines, 0);
});

test("of a sum the worst is told as far as there is room", () => {
  const sum = { count: 20, blocked: 3, late: 12, lying: 7 };
  assert.deepEqual(sumThatFits(sum, 20, 1), sum);
  assert.deepEqual(sumThatFits(sum, 9, 1), { ...sum, lying: 0 });
  assert.deepEqual(sumThatFits(sum, 9, 2), { ...sum, late: 0, lying: 0 });
});

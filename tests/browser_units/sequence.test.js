import assert from "node:assert/strict";
import { test } from "node:test";
import { beginLine, compareTo, MOST_HELD, takeEvents, takeFrame } from "../../static/live/sequence.js";

const frame = (version, epoch = "e1") => ({ epoch, version });
const line = (version = 10) => beginLine({ epoch: "e1", version });
const versions = (frames) => frames.map((each) => each.version);

test("the next frame is applied at once", () => {
  const step = takeFrame(line(), frame(11));
  assert.deepEqual(versions(step.apply), [11]);
  assert.equal(step.line.version, 11);
  assert.equal(step.need, null);
});

test("an older frame and the same frame again are dropped", () => {
  assert.deepEqual(takeFrame(line(), frame(9)), { line: line(), apply: [], need: null });
  assert.deepEqual(takeFrame(line(), frame(10)).apply, []);
});

test("a newer frame is held and the gap is asked for", () => {
  const step = takeFrame(line(), frame(12));
  assert.deepEqual(step.apply, []);
  assert.deepEqual(versions(step.line.held), [12]);
  assert.equal(step.need, "events");
});

test("frames out of order are applied in order once the gap is closed", () => {
  let step = takeFrame(line(), frame(13));
  step = takeFrame(step.line, frame(12));
  assert.deepEqual(step.apply, []);
  step = takeFrame(step.line, frame(11));
  assert.deepEqual(versions(step.apply), [11, 12, 13]);
  assert.deepEqual(step.line, { epoch: "e1", version: 13, held: [] });
});

test("a held frame that comes twice is held once", () => {
  const step = takeFrame(takeFrame(line(), frame(12)).line, frame(12));
  assert.deepEqual(versions(step.line.held), [12]);
  assert.equal(step.need, "events");
});

test("a frame of another epoch is never applied and asks for a snapshot", () => {
  const step = takeFrame(line(), frame(11, "e2"));
  assert.deepEqual(step, { line: line(), apply: [], need: "snapshot" });
});

test("more held frames than the limit ask for a snapshot", () => {
  let step = { line: line() };
  for (let version = 12; version < 12 + MOST_HELD; version += 1) step = takeFrame(step.line, frame(version));
  assert.equal(step.need, "events");
  step = takeFrame(step.line, frame(12 + MOST_HELD));
  assert.equal(step.need, "snapshot");
  assert.deepEqual(step.apply, []);
});

test("caught-up events close the gap before what was held", () => {
  const held = takeFrame(line(), frame(13)).line;
  const step = takeEvents(held, { epoch: "e1", version: 13, events: [frame(11), frame(12), frame(13)] });
  assert.deepEqual(versions(step.apply), [11, 12, 13]);
  assert.equal(step.need, null);
});

test("caught-up events that are known already are not applied again", () => {
  const step = takeEvents(line(12), { epoch: "e1", version: 12, events: [frame(11), frame(12)] });
  assert.deepEqual(step.apply, []);
});

test("an answer that stops short of the room's version asks again", () => {
  const step = takeEvents(line(), { epoch: "e1", version: 14, events: [frame(11), frame(12)] });
  assert.deepEqual(versions(step.apply), [11, 12]);
  assert.equal(step.need, "events");
});

test("an answer of another epoch asks for a snapshot and applies nothing", () => {
  const step = takeEvents(line(), { epoch: "e2", version: 11, events: [frame(11, "e2")] });
  assert.deepEqual([step.apply, step.need], [[], "snapshot"]);
});

test("a beat says whether we are even, behind, ahead or in another epoch", () => {
  assert.equal(compareTo(line(), frame(10)), "even");
  assert.equal(compareTo(line(), frame(11)), "behind");
  assert.equal(compareTo(line(), frame(9)), "ahead");
  assert.equal(compareTo(line(), frame(10, "e2")), "foreign");
});

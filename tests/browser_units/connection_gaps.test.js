import assert from "node:assert/strict";
import { test } from "node:test";
import { board, task } from "./boards.js";
import { beat, changed, connected, live, network, pass, title, unconnected } from "./network.js";

test("it watches first and fetches the snapshot then", async () => {
  const net = await connected();
  assert.deepEqual(net.asked, ["watch", "snapshot"]);
  assert.equal(live.status.value, "live");
});

test("frames that come before the snapshot wait for it, and only the newer ones are applied", async () => {
  const net = network();
  let answer;
  net.snapshot = () => new Promise((resolve) => (answer = resolve));
  await connected(net);
  net.listeners.event(changed(10, "старое"));
  net.listeners.event(changed(11, "новое"));
  answer({ kind: "ok", status: 200, body: board([task("lease", "plan", 100)]) });
  await pass();
  assert.equal(title(), "новое");
  assert.equal(live.state.value.version, 11);
});

test("without a socket the snapshot is fetched after a moment and events are polled every ten seconds", async () => {
  const net = network();
  unconnected(net);
  await pass(300);
  assert.deepEqual(net.asked, ["snapshot"]);
  assert.equal(live.status.value, "polling");
  net.events = () => ({ kind: "ok", status: 200, body: { epoch: "e1", version: 11, events: [changed(11)] } });
  await pass(11_000);
  assert.deepEqual(net.asked, ["snapshot", "events?since=10&epoch=e1"]);
  assert.equal(title(), "Аренда");
});

test("a gap is filled from the log after 200 ms", async () => {
  const net = await connected();
  net.events = () => ({
    kind: "ok",
    status: 200,
    body: { epoch: "e1", version: 12, events: [changed(11), changed(12, "вторая")] },
  });
  net.listeners.event(changed(12, "вторая"));
  assert.equal(live.status.value, "catching-up");
  assert.equal(live.state.value.version, 10);
  await pass(200);
  assert.equal(net.asked.at(-1), "events?since=10&epoch=e1");
  assert.equal(title(), "вторая");
  assert.equal(live.status.value, "live");
});

test("a gap that closes by itself asks for nothing", async () => {
  const net = await connected();
  net.listeners.event(changed(12, "вторая"));
  net.listeners.event(changed(11));
  await pass(400);
  assert.deepEqual(net.asked, ["watch", "snapshot"]);
  assert.equal(title(), "вторая");
});

test("events that are no longer kept lead to a new snapshot", async () => {
  const net = await connected();
  net.events = () => ({ kind: "refused", status: 410, body: { type: "too-old" } });
  net.snapshot = () => ({
    kind: "ok",
    status: 200,
    body: board([task("lease", "plan", 100, { title: "заново" })], { version: 40 }),
  });
  net.listeners.event(changed(30));
  await pass(300);
  assert.equal(title(), "заново");
  assert.equal(live.state.value.version, 40);
});

test("a frame of another epoch brings a new snapshot and is not applied to the old state", async () => {
  const net = await connected();
  net.snapshot = () => ({
    kind: "ok",
    status: 200,
    body: board([task("lease", "plan", 100, { title: "вчера" })], { epoch: "e2", version: 3 }),
  });
  net.listeners.event({ ...changed(11, "чужое"), epoch: "e2" });
  await pass();
  assert.equal(title(), "вчера");
  assert.equal(live.state.value.epoch, "e2");
});

test("while a new snapshot is on its way no frame touches the old picture", async () => {
  const net = await connected();
  let answer;
  net.snapshot = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  net.listeners.event({ ...changed(11, "новая эпоха"), epoch: "e2" });
  await pass();
  net.listeners.event(changed(11, "старая эпоха"));
  net.listeners.event({ ...changed(4, "после снимка"), epoch: "e2" });
  assert.equal(title(), "lease");
  assert.equal(live.status.value, "catching-up");
  answer({ kind: "ok", status: 200, body: board([task("lease", "plan", 100)], { epoch: "e2", version: 3 }) });
  await pass();
  assert.equal(title(), "после снимка");
  assert.equal(live.state.value.version, 4);
});

test("a beat that stays newer for two seconds makes it catch up", async () => {
  const net = await connected();
  net.events = () => ({ kind: "ok", status: 200, body: { epoch: "e1", version: 11, events: [changed(11)] } });
  net.listeners.beat(beat(11));
  await pass(1_500);
  assert.deepEqual(net.asked, ["watch", "snapshot"]);
  await pass(600);
  assert.equal(title(), "Аренда");
});

test("a beat that is newer only until the frame comes asks for nothing", async () => {
  const net = await connected();
  net.listeners.beat(beat(11));
  net.listeners.event(changed(11));
  await pass(3_000);
  assert.deepEqual(net.asked, ["watch", "snapshot"]);
});

test("a beat that is older than what was long known brings a new snapshot", async () => {
  const net = await connected();
  await pass(3_000);
  net.listeners.beat(beat(7));
  await pass();
  assert.deepEqual(net.asked, ["watch", "snapshot", "snapshot"]);
});

test("a beat overtaken by an event is not taken for the past", async () => {
  const net = await connected();
  net.listeners.event(changed(11));
  net.listeners.beat(beat(10));
  await pass();
  assert.deepEqual(net.asked, ["watch", "snapshot"]);
});

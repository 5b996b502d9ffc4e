import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { event } from "./boards.js";
import { changed, connected, live, network, pass, title } from "./network.js";

test("after 25 seconds without a frame it dials again", async () => {
  const net = await connected();
  await pass(24_000);
  assert.equal(net.dials, 0);
  await pass(3_000);
  assert.ok(net.dials > 0);
});

test("after a break it watches from where it stood and applies what it missed", async () => {
  const net = await connected();
  net.listeners.lost();
  assert.equal(live.status.value, "catching-up");
  net.watch = () => ({ ok: true, room: "board:b", epoch: "e1", version: 11, events: [changed(11)] });
  net.listeners.connected();
  await pass();
  assert.equal(net.asked.at(-1), "watch since 10");
  assert.equal(title(), "Аренда");
  assert.equal(live.status.value, "live");
});

test("with the server away it says offline, keeps the picture and comes back by itself", async () => {
  const net = await connected();
  const fresh = live.lastFreshAt.value;
  net.events = () => ({ kind: "retry", status: 502, body: null });
  net.listeners.lost();
  await pass(2_000);
  assert.equal(live.status.value, "offline");
  assert.equal(title(), "lease");
  assert.equal(live.lastFreshAt.value, fresh);
  net.events = () => ({ kind: "ok", status: 200, body: { epoch: "e1", version: 10, events: [] } });
  await pass(12_000);
  assert.equal(live.status.value, "polling");
  assert.ok(live.lastFreshAt.value > fresh);
});

test("signed out, it says so, asks no more, and goes on after a new sign-in", async () => {
  let back = 0;
  const net = await connected(network(), { onSignedIn: () => (back += 1) });
  net.events = () => ({ kind: "signed-out", status: 401, body: {} });
  net.listeners.lost();
  await pass(2_000);
  assert.equal(live.status.value, "signed-out");
  const before = net.asked.length;
  await pass(30_000);
  assert.equal(net.asked.length, before);
  net.events = () => ({ kind: "ok", status: 200, body: { epoch: "e1", version: 10, events: [] } });
  live.check();
  await pass();
  assert.equal(back, 1);
  assert.notEqual(live.status.value, "signed-out");
});

test("when the right to watch is withdrawn it says so and stops", async () => {
  const net = await connected();
  net.snapshot = () => ({ kind: "refused", status: 404, body: {} });
  net.listeners.gone({ room: "board:b", reason: "not-allowed" });
  await pass();
  assert.equal(live.status.value, "gone");
  assert.equal(net.closed, true);
  const before = net.asked.length;
  await pass(60_000);
  assert.equal(net.asked.length, before);
});

test("a computer that slept asks at once when it wakes", async () => {
  const net = await connected();
  await pass(1_000);
  mock.timers.setTime(Date.now() + 3_600_000);
  await pass(1_000);
  assert.equal(net.asked.at(-1), "events?since=10&epoch=e1");
  assert.ok(net.dials > 0);
});

test("an event that cannot be applied brings one new snapshot, and a second one a reload", async () => {
  mock.method(console, "error", () => {});
  let reloads = 0;
  const net = await connected(network(), { reload: () => (reloads += 1) });
  net.listeners.event(event(11, "task.changed", null));
  await pass();
  assert.deepEqual(net.asked, ["watch", "snapshot", "snapshot"]);
  assert.equal(reloads, 0);
  net.listeners.event(event(11, "task.changed", null));
  await pass();
  assert.equal(reloads, 1);
});

test("a watch refused for the moment is tried again later, and is not the end", async () => {
  const net = network();
  net.watch = () => ({ ok: false, error: { type: "busy", status: 503, title: "" } });
  await connected(net);
  await pass(400);
  assert.deepEqual(net.asked, ["watch", "drop", "snapshot"]);
  assert.equal(live.status.value, "polling");
});

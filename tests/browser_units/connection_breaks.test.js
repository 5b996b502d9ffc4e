import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { event, task } from "./boards.js";
import { beat, changed, connected, live, network, pass, title, unconnected } from "./network.js";

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
  const before = net.dials;
  await pass(12_000);
  assert.equal(live.status.value, "polling");
  assert.ok(live.lastFreshAt.value > fresh);
  assert.equal(net.dials, before + 1, "a server that answers again is dialled at once, and once");
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

for (const [what, outcome] of [
  ["answered with an error", { kind: "retry", status: 503, body: null }],
  ["not answered", { kind: "retry", status: 0, body: null }],
]) {
  test(`a new snapshot that is ${what} is asked for again while the socket is well`, async () => {
    const net = await connected();
    const whole = net.snapshot;
    net.snapshot = () => outcome;
    net.listeners.beat(beat(3, "restored"));
    await pass(8_000);
    net.snapshot = () => {
      const { body } = whole();
      return {
        kind: "ok",
        status: 200,
        body: { ...body, epoch: "restored", version: 3, tasks: [task("new", "plan", 1)] },
      };
    };
    net.listeners.beat(beat(3, "restored"));
    await pass(12_000);
    assert.equal(title(), "new");
    assert.equal(live.status.value, "live");
  });
}

test("when the board can still be read after the right was withdrawn, it watches anew with the new sign-in", async () => {
  let back = 0;
  const net = await connected(network(), { onSignedIn: () => (back += 1) });
  net.listeners.gone({ room: "board:b", reason: "signed-out" });
  await pass();
  assert.notEqual(live.status.value, "gone");
  assert.equal(back, 1);
  assert.equal(net.asked.at(-1), "drop");
  net.listeners.lost();
  net.listeners.connected();
  await pass();
  assert.equal(live.status.value, "live");
});

test("a withdrawal that cannot be looked into at once is looked into again", async () => {
  const net = await connected();
  net.snapshot = () => ({ kind: "retry", status: 503, body: null });
  net.listeners.gone({ room: "board:b", reason: "not-allowed" });
  await pass(1_000);
  assert.notEqual(live.status.value, "gone");
  net.snapshot = net.events = () => ({ kind: "refused", status: 404, body: {} });
  await pass(12_000);
  assert.equal(live.status.value, "gone");
});

test("what was kept is shown with its time until the server has told something newer", async () => {
  const net = network();
  net.snapshot = () => ({ kind: "retry", status: 502, body: null });
  unconnected(net);
  await pass(500);
  const at = Date.now() - 3_600_000;
  live.recall({ state: { version: 3 }, at: at + 7_000, offset: 7_000 });
  assert.deepEqual([live.state.value.version, live.lastFreshAt.value, live.offset.value], [3, at, 7_000]);
  assert.ok(live.isRecalled.value);
  await pass(20_000);
  assert.deepEqual([live.status.value, live.lastFreshAt.value, live.isRecalled.value], ["offline", at, true]);
  net.snapshot = network().snapshot;
  await pass(12_000);
  assert.equal(title(), "lease");
  assert.equal(live.isRecalled.value, false);
  assert.ok(live.lastFreshAt.value > at);
});

test("what was kept never takes the place of what the server has told", async () => {
  await connected();
  live.recall({ state: { version: 3 }, at: 0, offset: 0 });
  assert.equal(title(), "lease");
  assert.equal(live.isRecalled.value, false);
});

test("the server's clock is known with the first picture", async () => {
  const net = network({ ...network().snapshot().body, at: new Date(Date.now() + 86_400_000).toISOString() });
  await connected(net);
  assert.equal(live.offset.value, 86_400_000);
});

test("a question that is stuck on a silent line is asked anew when the server answers on another", async () => {
  const net = network();
  const answer = net.snapshot;
  net.snapshot = () => new Promise(() => {});
  unconnected(net);
  await pass(4_000);
  net.listeners.connected();
  await pass();
  assert.equal(net.asked.filter((each) => each === "snapshot").length, 1, "four seconds may be a slow line");
  await pass(3_000);
  net.snapshot = answer;
  net.listeners.lost();
  net.listeners.connected();
  await pass();
  assert.equal(title(), "lease");
  assert.equal(live.status.value, "live");
});

test("a clock that is set back makes nothing younger and hides no silence", async (t) => {
  const net = await connected();
  await pass(10_000);
  const [fresh, offset] = [Date.now() - live.lastFreshAt.value, live.offset.value];
  const before = Date.now;
  t.after(() => {
    Date.now = before;
  });
  Date.now = () => before() - 86_400_000;
  await pass(1_000);
  assert.ok(Math.abs(Date.now() - live.lastFreshAt.value - fresh) <= 2_000);
  assert.ok(Math.abs(live.offset.value - offset - 86_400_000) <= 2_000);
  assert.equal(net.dials, 0);
  await pass(17_000);
  assert.ok(net.dials > 0, "25 seconds of silence are noticed by whatever clock");
});

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { openSocket } from "../../static/live/socket.js";

/** As the library behaves: nothing is said of an attempt that is broken off, and a dropped line fails what waits on it. */
function library() {
  const handlers = {};
  const waiting = [];
  const made = {
    connected: false,
    id: undefined,
    attempts: 0,
    isOpening: false,
    on(name, handler) {
      handlers[name] = handler;
    },
    connect() {
      made.attempts += 1;
      made.isOpening = true;
    },
    opens() {
      if (!made.isOpening) return;
      made.isOpening = false;
      made.connected = true;
      made.id = `line ${made.attempts}`;
      handlers.connect();
    },
    disconnect() {
      made.isOpening = false;
      if (!made.connected) return;
      made.connected = false;
      made.id = undefined;
      for (const fail of waiting.splice(0)) fail(new Error("disconnected"));
      handlers.disconnect();
    },
    timeout: () => ({ emitWithAck: () => new Promise((_, fail) => waiting.push(fail)) }),
    breaks: () => handlers.disconnect(),
    timesOut: () => {
      for (const fail of waiting.splice(0)) fail(new Error("timeout"));
    },
  };
  return made;
}

function opened() {
  const socket = library();
  const seen = [];
  const line = openSocket(
    { connected: () => seen.push("connected"), lost: () => seen.push("lost") },
    { make: () => socket },
  );
  return { socket, line, seen };
}

async function settle() {
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => mock.timers.reset());

test("a watch that was asked on a dropped line does not break off the next attempt", async () => {
  const { socket, line } = opened();
  socket.opens();
  const answer = line.watch({ room: "board:b" });
  line.redial();
  assert.equal(await answer, null);
  socket.opens();
  await settle();
  assert.ok(socket.connected);
  assert.equal(socket.attempts, 2);
});

test("an attempt of which nothing is heard is given up after six seconds, and another is made", async () => {
  const { socket, seen } = opened();
  mock.timers.tick(5_900);
  assert.equal(socket.attempts, 1);
  mock.timers.tick(100);
  assert.deepEqual(seen, ["lost"]);
  mock.timers.tick(2_000);
  assert.equal(socket.attempts, 2);
});

test("however long a line has been silent, another attempt begins every thirteen seconds", async () => {
  const { socket } = opened();
  for (let round = 1; round <= 20; round += 1) {
    for (let tenth = 0; tenth < 130; tenth += 1) mock.timers.tick(100);
    assert.ok(socket.attempts > round);
  }
});

test("a watch without an answer drops its line", async () => {
  const { socket, line, seen } = opened();
  socket.opens();
  const answer = line.watch({ room: "board:b" });
  socket.timesOut();
  assert.equal(await answer, null);
  assert.equal(socket.connected, false);
  assert.deepEqual(seen, ["connected", "lost"]);
});

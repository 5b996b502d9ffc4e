import { afterEach, beforeEach, mock } from "node:test";
import { Connection } from "../../static/live/connection.js";
import { board, event, task } from "./boards.js";

/** A server that answers what the test wants and notes what it was asked. */
export function network(snapshot = board([task("lease", "plan", 100)])) {
  const asked = [];
  const net = {
    asked,
    snapshot: () => ({ kind: "ok", status: 200, body: snapshot }),
    events: () => ({ kind: "ok", status: 200, body: { epoch: "e1", version: 10, events: [] } }),
    watch: () => ({ ok: true, room: "board:b", epoch: "e1", version: 10, events: null }),
    dials: 0,
  };
  net.deps = {
    async getJson(url) {
      asked.push(url.includes("/events") ? url.replace(/.*\?/, "events?") : "snapshot");
      return url.includes("/events") ? net.events(url) : net.snapshot();
    },
    openSocket(listeners) {
      net.listeners = listeners;
      return {
        async watch(request) {
          asked.push(request.since === undefined ? "watch" : `watch since ${request.since}`);
          return net.watch(request);
        },
        redial() {
          net.dials += 1;
        },
        drop() {
          asked.push("drop");
        },
        close() {
          net.closed = true;
        },
      };
    },
  };
  return net;
}

/** The connection of the running test. */
export let live = null;

/** Lets waiting promises run while the clock goes on. */
export async function pass(ms = 0) {
  for (let left = ms; left > 0; left -= 100) {
    mock.timers.tick(Math.min(left, 100));
    for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
  }
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

/** A connection whose socket has come up. */
export async function connected(net = network(), options = {}) {
  live = new Connection({ room: "board:b", snapshotUrl: "/api/v1/boards/b", ...options }, net.deps);
  live.start();
  net.listeners.connected();
  await pass();
  return net;
}

export const beat = (version, epoch = "e1") => ({
  epoch,
  rooms: { "board:b": version },
  now: new Date().toISOString(),
  build: "1",
});
export const changed = (version, title = "Аренда") =>
  event(version, "task.changed", { task: task("lease", "plan", 100, { title }) });
export const title = () => live.state.value.tasks[0].title;

/** A connection whose socket has not come up. */
export function unconnected(net) {
  live = new Connection({ room: "board:b", snapshotUrl: "/api/v1/boards/b" }, net.deps);
  live.start();
}

beforeEach(() =>
  mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"], now: Date.parse("2026-11-23T02:00:00Z") }),
);
afterEach(() => {
  live?.stop();
  mock.timers.reset();
});

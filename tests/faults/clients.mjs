/**
 * Several pages without a browser: the very scripts of the pages, on one board, over a line that loses, doubles and
 * disorders what is pushed. Started with JSON `{url, token, board, clients, seed, lost, doubled, late, breaks}`, where
 * the four are shares of frames and the seconds between two breaks of a line (0: none). Answers every line on its
 * standard input with one line: what each page shows now, `[{status, state}]`. Lines break for `breaks_for` seconds.
 */
import readline from "node:readline";
import { Connection } from "../../static/live/connection.js";
import { openSocket } from "../../static/live/socket.js";

const asked = JSON.parse(process.argv[2]);
const here = globalThis.fetch;
const authorization = { Authorization: `Bearer ${asked.token}` };
globalThis.fetch = (path, options) =>
  here(new URL(path, asked.url), { ...options, headers: { ...options.headers, ...authorization } });

/** Mulberry32: the same seed, the same faults. */
function chance(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LATE_MS = 400;
const ends = Date.now() + asked.breaks_for * 1000;

function faulty(listeners, random) {
  const heard = (frame) => (random() < asked.late ? setTimeout(listeners.event, random() * LATE_MS, frame) : listeners.event(frame));
  const event = (frame) => {
    if (random() < asked.lost) return;
    heard(frame);
    if (random() < asked.doubled) heard(frame);
  };
  return { ...listeners, event };
}

function page(number) {
  const random = chance(asked.seed * 1000 + number);
  let socket = null;
  const connection = new Connection(
    { room: `board:${asked.board}`, snapshotUrl: `/api/v1/boards/${asked.board}` },
    {
      openSocket(listeners) {
        socket = openSocket(faulty(listeners, random), { url: asked.url, auth: { token: asked.token } });
        return socket;
      },
    },
  );
  connection.start();
  const breakLater = () =>
    setTimeout(
      () => {
        if (Date.now() > ends) return;
        socket.redial();
        breakLater();
      },
      asked.breaks * 1000 * (0.5 + random()),
    );
  if (asked.breaks) breakLater();
  return connection;
}

const pages = Array.from({ length: asked.clients }, (_, number) => page(number));
// Whole states of a large board take seconds to be written down: where a word is enough, a word is told.
for await (const wanted of readline.createInterface({ input: process.stdin })) {
  const shown = pages.map(({ status, state }) =>
    wanted === "words"
      ? { status: status.value, version: state.value?.version ?? 0 }
      : { status: status.value, state: state.value },
  );
  process.stdout.write(`${JSON.stringify(shown)}\n`);
}
process.exit(0);

/** A passport on a server that saves what it is sent, and as much of a browser as what is typed into it needs. */
import { beforeEach, mock } from "node:test";

const KEPT = "board-passport p vera";
const heard = {};
const hear = (name, run) => {
  heard[name] = [...(heard[name] ?? []), run];
};

/** What the browser keeps. */
export const held = new Map();
Object.assign(globalThis, {
  addEventListener: hear,
  document: { addEventListener: hear, visibilityState: "visible", getElementById: () => null },
  localStorage: {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, text) => held.set(key, text),
    removeItem: (key) => held.delete(key),
  },
});
export const keptDraft = () => JSON.parse(held.get(KEPT) ?? "null");
export const keep = (typed, base) => held.set(KEPT, JSON.stringify({ typed, base }));

/** What the server was asked, how it answers next (else it saves), and what it has. */
export const server = {};
globalThis.fetch = async (path, { method, body, headers }) => {
  if (path !== "/api/v1/projects/p" || method !== "PATCH") throw new Error("no such address here");
  const asked = { ...JSON.parse(body), key: headers["Idempotency-Key"] };
  server.asked.push(asked);
  return (server.answers.shift() ?? saves)(asked);
};

/** Texts are cleaned at their ends, as the server does it. */
function saves(asked) {
  for (const name of ["process", "title"]) if (name in asked) server[name] = asked[name].trim();
  const { process, title } = server;
  return json(200, { project: { process, title, goal_list: [], customer_text: null }, version: ++server.version });
}

/** It takes effect, and nobody hears of it. */
export const lost = (asked) => {
  saves(asked);
  throw new Error("the line is cut");
};
export const refuses = (status, body) => () => json(status, body);

const json = (status, body) => ({
  status,
  headers: new Headers({ "Content-Type": "application/json" }),
  json: async () => body,
});

const { DraftStore } = await import("../../static/projects/draft_store.js");

/** The passport as somebody opens it. */
export function opened({ isOpen = true } = {}) {
  const store = new DraftStore("p", "vera", () => {});
  store.follow(isOpen);
  return store;
}

/** Time goes on, and what is asked meanwhile is answered. */
export async function pass(ms = 700) {
  mock.timers.tick(ms);
  await answered();
}

export async function answered() {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

/** The page is left for good: nothing of it goes on. */
export function left() {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
}

/** Something happens to the page. */
export const fire = (name) => {
  for (const run of heard[name] ?? []) run();
};

beforeEach(() => {
  left();
  held.clear();
  for (const name of Object.keys(heard)) delete heard[name];
  Object.assign(server, { asked: [], answers: [], process: "", title: "Справки", version: 1 });
});

/**
 * The modules of the board page with as much of a browser around them as they need: a board on the server, an address,
 * a storage that outlives a reload, and a network that answers what the test wants.
 */
import { afterEach, beforeEach, mock } from "node:test";
import { board, column, task } from "./boards.js";

export const ME = { id: "vera", name: "Вера М." };

const storage = new Map();
const none = () => {};
const element = { addEventListener: none, querySelector: () => null, querySelectorAll: () => [], activeElement: null };
const told = {
  textContent: JSON.stringify({ room: "board:b", board: { id: "b" }, me: ME, may_write: true, csrf: "c" }),
};

Object.assign(globalThis, {
  document: { ...element, getElementById: (id) => (id === "page" ? told : null) },
  window: element,
  location: new URL("http://office.test/boards/b"),
  history: { pushState: none, replaceState: none },
  sessionStorage: { getItem: (key) => storage.get(key) ?? null, setItem: (key, text) => storage.set(key, text) },
  localStorage: { getItem: () => null, setItem: none },
  requestAnimationFrame: none,
  CSS: { escape: (text) => text },
  fetch: (path, options) => net.answer({ path, ...options }),
});

/** What the server is asked: `{path, method, body, key}`, and how it answers; without a word from the test, never. */
export const net = {
  asked: [],
  answers: [],
  /** `answer` of the request whose path contains `part`; what is asked meanwhile waits for it. */
  async answer({ path, method = "GET", body, headers }) {
    const asked = { path, method, body: body && JSON.parse(body), key: headers["Idempotency-Key"] };
    net.asked.push(asked);
    const found = net.answers.findIndex(([part]) => path.includes(part));
    if (found < 0) return new Promise(none);
    const [[, status, said]] = net.answers.splice(found, 1);
    return json(status, await said);
  },
  /** The next request whose path contains `part` is answered so; `said` may be a promise. */
  will(part, status, said) {
    net.answers.push([part, status, said]);
  },
};

const json = (status, body) => ({
  status,
  headers: new Headers({ "Content-Type": "application/json" }),
  json: async () => body,
});

const MODULES =
  "store commands many_commands moving/questions give_back drafts undo unsent board/picking selection details lift panel/detail_commands";

/** Everything the board page is made of, as far as it needs no page to be drawn on. */
export async function page() {
  const names = [...MODULES.split(" "), "identity", "typed", "../web/toasts"];
  return Object.assign({}, ...(await Promise.all(names.map((name) => import(`../../static/tasks/${name}.js`)))));
}

/** A board on the server with these tasks, as the page has loaded it. */
export const serves = ({ connection }, tasks, more = {}) => {
  connection.state.value = board(tasks, {
    columns: [column("plan", "planned", 1), column("work", "in_progress", 2), column("done", "done", 3)],
    ...more,
  });
};

export const card = (id, more = {}) => task(id, "plan", 100, more);

/** Lets answers arrive. */
export async function pass(ms = 0) {
  if (ms) mock.timers.tick(ms);
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "setInterval", "Date"] }));
afterEach(() => {
  mock.timers.reset();
  net.asked.length = net.answers.length = 0;
});

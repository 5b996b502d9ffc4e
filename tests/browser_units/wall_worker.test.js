import assert from "node:assert/strict";
import { test } from "node:test";
import { KEPT } from "../../static/web/kept_names.js";
import { answerFile, answerPage } from "../../static/wall/worker_answers.js";
import { MemoryCaches, pathsIn } from "./caches.js";

const WALL = "/boards/b/wall";
const asked = { url: `https://board.test${WALL}?queue=1` };

/** A worker whose browser keeps two walls, and whose server does what `fetch` does. */
async function worker(fetch, { isKept = true } = {}) {
  const caches = new MemoryCaches();
  const told = { patience: null };
  if (isKept) {
    const kept = await caches.open(KEPT);
    for (const each of ["b", "c"])
      for (const part of ["", "/picture", "/seen"])
        await kept.put(`/boards/${each}/wall${part}`, new Response(`kept ${each}${part}`));
  }
  const after = (ms) => {
    told.patience = ms;
    return new Promise((resolve) => setTimeout(resolve, 20));
  };
  return { told, caches, deps: { caches, fetch, after, nothing: () => new Response("nothing", { status: 503 }) } };
}

const answering = (status) => async () => new Response(`answered ${status}`, { status });
const textOf = async (answer) => (await answer).text();

test("the server's page comes first", async () => {
  const { deps, caches } = await worker(answering(200));
  assert.equal(await textOf(answerPage(asked, deps)), "answered 200");
  assert.equal((await pathsIn(caches, KEPT)).length, 6);
});

for (const status of [500, 502, 503, 504, 429])
  test(`instead of an answer ${status} the kept page is shown`, async () => {
    const { deps, caches } = await worker(answering(status));
    assert.equal(await textOf(answerPage(asked, deps)), "kept b");
    assert.equal((await pathsIn(caches, KEPT)).length, 6);
  });

test("a server that is not there is no error", async () => {
  const { deps } = await worker(async () => Promise.reject(new TypeError("Failed to fetch")));
  assert.equal(await textOf(answerPage(asked, deps)), "kept b");
});

test("a server that keeps silent is waited for a little, and let go of", async () => {
  let signal = null;
  const { deps, told } = await worker((_asked, options) => {
    signal = options.signal;
    return new Promise(() => {});
  });
  assert.equal(await textOf(answerPage(asked, deps)), "kept b");
  assert.equal(told.patience, 4_000);
  assert.ok(signal.aborted);
});

test("where nothing is kept the server is waited for longer, and then said to be away", async () => {
  const { deps, told } = await worker(() => new Promise(() => {}), { isKept: false });
  assert.equal(await textOf(answerPage(asked, deps)), "nothing");
  assert.equal(told.patience, 12_000);
  assert.deepEqual(await deps.caches.keys(), []);
});

test("who is sent to sign in loses all that was kept", async () => {
  const redirect = { type: "opaqueredirect", status: 0 };
  const { deps, caches } = await worker(async () => redirect);
  assert.equal(await answerPage(asked, deps), redirect);
  assert.equal(await caches.has(KEPT), false);
});

test("who may not see this wall any more loses it, and no other", async () => {
  for (const status of [403, 404, 410]) {
    const { deps, caches } = await worker(answering(status));
    assert.equal(await textOf(answerPage(asked, deps)), `answered ${status}`);
    assert.deepEqual(await pathsIn(caches, KEPT), ["/boards/c/wall", "/boards/c/wall/picture", "/boards/c/wall/seen"]);
  }
});

test("a built file comes from what was kept, else from the server", async () => {
  const { deps, caches } = await worker(answering(200));
  await (await caches.open("board-wall-files 1")).add("/static/a.js");
  const file = (name) => textOf(answerFile({ url: `https://board.test/static/${name}` }, deps));
  assert.deepEqual([await file("a.js"), await file("b.js")], ["file /static/a.js", "answered 200"]);
});

import assert from "node:assert/strict";
import { afterEach, mock, test } from "node:test";
import { retryDelay } from "../../static/live/backoff.js";
import { classify, getJson, newKey, sendCommand } from "../../static/live/requests.js";

const answer = (status, type, body = "{}") => new Response(body, { status, headers: { "Content-Type": type } });

afterEach(() => mock.restoreAll());

test("a page in place of JSON is something on the way, whatever its status", async () => {
  for (const status of [200, 401, 404, 502]) {
    mock.method(globalThis, "fetch", async () => answer(status, "text/html", "<h1>proxy</h1>"));
    assert.equal((await getJson("/x")).kind, "retry");
    mock.restoreAll();
  }
});

test("broken JSON and a broken line are tried again", async () => {
  mock.method(globalThis, "fetch", async () => answer(200, "application/json", "{"));
  assert.equal((await getJson("/x")).kind, "retry");
  mock.restoreAll();
  mock.method(globalThis, "fetch", async () => Promise.reject(new TypeError("failed")));
  assert.deepEqual(await getJson("/x"), { kind: "retry", status: 0, body: null });
});

test("what is final and what is not", () => {
  assert.deepEqual(
    [200, 201, 401, 403, 409, 410, 422].map((status) => classify(status, true)),
    ["ok", "ok", "signed-out", "refused", "refused", "refused", "refused"],
  );
  for (const status of [408, 425, 429, 500, 502, 503, 504]) assert.equal(classify(status, true), "retry");
});

test("a problem document is read", async () => {
  mock.method(globalThis, "fetch", async () => answer(409, "application/problem+json", '{"type":"wip-limit"}'));
  assert.deepEqual(await getJson("/x"), { kind: "refused", status: 409, body: { type: "wip-limit" } });
});

test("a command carries its key and the form token", async () => {
  const sent = mock.method(globalThis, "fetch", async () => answer(200, "application/json"));
  await sendCommand({ method: "POST", path: "/x", body: { a: 1 }, key: "k", csrf: "t" });
  const [path, options] = sent.mock.calls[0].arguments;
  assert.deepEqual([path, options.method, options.body], ["/x", "POST", '{"a":1}']);
  assert.equal(options.headers["Idempotency-Key"], "k");
  assert.equal(options.headers["X-CSRF-Token"], "t");
});

test("keys are UUIDs and do not repeat", () => {
  const keys = Array.from({ length: 200 }, newKey);
  for (const key of keys) assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(keys).size, 200);
});

test("pauses lie between one and thirty seconds, and grow", () => {
  assert.deepEqual(
    [0, 1, 2, 10, 100].map((attempt) => retryDelay(attempt, () => 1)),
    [2000, 4000, 8000, 30000, 30000],
  );
  assert.deepEqual(
    [0, 5, 100].map((attempt) => retryDelay(attempt, () => 0)),
    [1000, 1000, 1000],
  );
});

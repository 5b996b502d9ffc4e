import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { say, toasts } from "../../static/web/toasts.js";

const texts = () => toasts.value.map((each) => each.text);

beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => {
  mock.timers.reset();
  toasts.value = [];
});

test("an error stays, whatever is said after it and however long it takes", () => {
  say("not saved", { tone: "error" });
  for (const text of ["one", "two", "three"]) say(text);
  assert.deepEqual(texts(), ["not saved", "two", "three"]);
  mock.timers.tick(60_000);
  assert.deepEqual(texts(), ["not saved"]);
});

test("the same said again of the same task is shown once, of another task twice", () => {
  say("moved", { title: "lease" });
  say("moved", { title: "lease" });
  assert.deepEqual(texts(), ["moved"]);
  say("moved", { title: "report" });
  assert.deepEqual(texts(), ["moved", "moved"]);
});

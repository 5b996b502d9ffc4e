import assert from "node:assert/strict";
import { test } from "node:test";

const answers = [];
globalThis.fetch = () => new Promise((answer) => answers.push(answer));
const { source } = await import("../../static/web/source.js");

const told = (body) => ({
  status: 200,
  headers: new Headers({ "Content-Type": "application/json" }),
  json: async () => body,
});

test("who asked while another asks too is told what the last question was answered, not what was known before", async () => {
  const labels = source("/labels");
  const first = labels.load();
  answers.shift()(told(["old"]));
  assert.deepEqual(await first, ["old"]);
  const [mine, theirs] = [labels.load(), labels.load()];
  answers.shift()(told(["old"]));
  answers.shift()(told(["old", "new"]));
  assert.deepEqual(await mine, ["old", "new"]);
  assert.deepEqual(await theirs, ["old", "new"]);
  assert.deepEqual(labels.data.value, ["old", "new"]);
});

test("what the answer to a command says is not written over by what was asked before it", async () => {
  const labels = source("/labels");
  const asked = labels.load();
  labels.tell(["written"]);
  answers.shift()(told(["old"]));
  assert.deepEqual(await asked, ["written"]);
  assert.deepEqual(labels.data.value, ["written"]);
});

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { CommandQueue } from "../../static/live/commands.js";
import { event, task } from "./boards.js";

const OK = (version = 11) => ({ kind: "ok", status: 200, body: { task: task("a", "work", 100), version } });
const RETRY = { kind: "retry", status: 0, body: null };

function queueWith(...outcomes) {
  const told = [];
  const sent = [];
  const queue = new CommandQueue({
    csrf: "token",
    hooks: {
      version: () => 10,
      settled: (command) => told.push(`settled ${command.kind}`),
      refused: (command, problem) => told.push(`refused ${command.kind}: ${problem?.type}`),
      signedOut: () => told.push("signed out"),
    },
    async send(request) {
      sent.push(request);
      const next = outcomes.shift();
      return next ?? new Promise(() => {});
    },
  });
  return { queue, told, sent };
}

const move = (more = {}) => ({
  kind: "move",
  touches: ["a"],
  task_id: "a",
  column_id: "work",
  place: {},
  send: () => ({ method: "POST", path: "/api/v1/tasks/a/move", body: { column_id: "work" } }),
  ...more,
});

async function pass(ms = 0) {
  if (ms) mock.timers.tick(ms);
  for (let turn = 0; turn < 8; turn += 1) await Promise.resolve();
}

beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }));
afterEach(() => mock.timers.reset());

test("the page does not wait: a command is pending before anything was answered", () => {
  const { queue } = queueWith();
  queue.issue(move());
  assert.equal(queue.unsaved.value.length, 1);
});

test("an answered command is no longer unsaved", async () => {
  const { queue, told } = queueWith(OK());
  queue.issue(move());
  await pass();
  assert.equal(queue.unsaved.value.length, 0);
  assert.deepEqual(told, ["settled move"]);
});

test("without an answer the same request goes again with the same key", async () => {
  const { queue, sent } = queueWith(RETRY, { ...RETRY, status: 503 }, OK());
  let asked = 0;
  const send = () => ({ method: "POST", path: "/api/v1/tasks/a/move", body: { place: ++asked } });
  const id = queue.issue(move({ send }));
  await pass();
  await pass(2_000);
  await pass(4_000);
  assert.equal(sent.length, 3);
  assert.deepEqual(
    sent.map((each) => each.key),
    [id, id, id],
  );
  assert.deepEqual(
    sent.map((each) => each.body.place),
    [1, 1, 1],
  );
  assert.equal(queue.unsaved.value.length, 0);
});

test("when the server is back the next attempt is made at once", async () => {
  const { queue, sent } = queueWith(RETRY, OK());
  queue.issue(move());
  await pass();
  queue.hurry();
  await pass();
  assert.equal(sent.length, 2);
  await pass(60_000);
  assert.equal(sent.length, 2);
});

for (const status of [403, 409, 410, 422]) {
  test(`a refusal with ${status} takes the command away and says why`, async () => {
    const { queue, told } = queueWith({ kind: "refused", status, body: { type: "wip-limit" } });
    queue.issue(move());
    await pass();
    assert.deepEqual(queue.pendings.value, []);
    assert.deepEqual(told, ["refused move: wip-limit"]);
  });
}

test("a server that fails at the same command five times is believed", async () => {
  const failure = { kind: "retry", status: 500, body: { type: "internal-error" } };
  const { queue, told, sent } = queueWith(failure, failure, failure, failure, failure);
  queue.issue(move());
  for (let turn = 0; turn < 6; turn += 1) await pass(30_000);
  assert.equal(sent.length, 5);
  assert.deepEqual(told, ["refused move: internal-error"]);
});

test("signed out, the command is kept and sent after the new sign-in with the new token", async () => {
  const { queue, told, sent } = queueWith({ kind: "signed-out", status: 401, body: {} }, OK());
  const id = queue.issue(move());
  await pass();
  assert.deepEqual(told, ["signed out"]);
  assert.equal(queue.unsaved.value.length, 1);
  queue.resume("new token");
  await pass();
  assert.deepEqual(
    sent.map((each) => [each.key, each.csrf]),
    [
      [id, "token"],
      [id, "new token"],
    ],
  );
});

test("a stale form token is a reason to renew it, not to refuse", async () => {
  const { queue, told } = queueWith({ kind: "refused", status: 400, body: { type: "csrf" } });
  queue.issue(move());
  await pass();
  assert.deepEqual(told, ["signed out"]);
  assert.equal(queue.unsaved.value.length, 1);
});

test("the own event settles a command whose answer was lost, once", async () => {
  const { queue, told } = queueWith();
  const id = queue.issue(move());
  const own = event(11, "task.moved", { task: task("a", "work", 100) }, { command_id: id });
  queue.hear([own], 11);
  queue.hear([own], 11);
  assert.deepEqual(told, ["settled move"]);
  assert.deepEqual(queue.pendings.value, []);
});

test("a second command on the same task waits for the first", async () => {
  let answer;
  const { queue, sent } = queueWith(new Promise((resolve) => (answer = resolve)), OK(12));
  queue.issue(move());
  queue.issue(move({ kind: "change" }));
  await pass();
  assert.equal(sent.length, 1);
  answer(OK());
  await pass();
  assert.equal(sent.length, 2);
});

test("a withdrawn command is not sent", async () => {
  const { queue, sent } = queueWith();
  queue.issue(move());
  const second = queue.issue(move({ kind: "change" }));
  queue.withdraw(second);
  queue.hear([event(11, "task.moved", {}, { command_id: queue.pendings.value[0].id })], 11);
  await pass();
  assert.equal(sent.length, 1);
});

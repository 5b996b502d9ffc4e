import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { answered, fire, keep, keptDraft, left, lost, opened, pass, refuses, server } from "./drafts.js";

test("a space at the end stays under the hand while somebody is in the field, and what follows is no colleague's", async () => {
  const store = opened();
  store.enter("process");
  store.set("process", "Сократить ", "");
  await pass();
  assert.equal(store.status.value, "saved");
  assert.equal(store.shown("process", "Сократить"), "Сократить ");
  store.set("process", "Сократить срок", "Сократить");
  await pass();
  assert.deepEqual(server.asked[1].was, { process: "Сократить" });
  store.set("process", "Сократить срок ", "Сократить срок");
  await pass();
  store.leave("process");
  assert.equal(store.shown("process", "Сократить срок"), "Сократить срок");
});

test("what a colleague writes is shown in place of a space that was only cleaned away", async () => {
  const store = opened();
  store.enter("process");
  store.set("process", "Сократить ", "");
  await pass();
  assert.equal(store.shown("process", "Сократить срок"), "Сократить срок");
});

test("what is typed while it is being saved stands on what the server answered", async () => {
  const store = opened();
  store.set("process", "Сократить ", "");
  mock.timers.tick(700);
  store.set("process", "Сократить срок", "");
  await answered();
  await pass();
  assert.deepEqual(server.asked[1].was, { process: "Сократить" });
  assert.equal(server.process, "Сократить срок");
});

test("what is taken back while it is being saved is taken back on the server too", async () => {
  const store = opened();
  store.set("process", "Сократить", "");
  mock.timers.tick(700);
  store.set("process", "", "");
  await answered();
  await pass();
  assert.equal(server.process, "");
  assert.equal(store.isWaiting, false);
});

test("what was not answered is repeated unchanged before anything else is sent", async () => {
  const store = opened();
  server.answers.push(lost);
  store.set("process", "Сократить", "");
  await pass();
  assert.match(store.trouble, /kept in this browser/);
  store.set("process", "Сократить срок", "");
  await pass();
  const [first, again] = server.asked;
  assert.deepEqual(again, first);
  await pass();
  assert.deepEqual(server.asked[2].was, { process: "Сократить" });
  assert.notEqual(server.asked[2].key, first.key);
  assert.equal(store.trouble, null);
});

test("a page opened anew repeats unchanged what was not answered to the one before", async () => {
  server.answers.push(lost);
  const before = opened();
  before.set("process", "Сократить", "");
  await pass();
  before.set("process", "Сократить срок", "");
  left();
  opened();
  await pass();
  assert.deepEqual(server.asked[1], server.asked[0]);
});

test("what the program gave up is not repeated unchanged for ever", async () => {
  const store = opened();
  server.answers.push(refuses(500, { title: "Something went wrong" }));
  store.set("process", "Сократить", "");
  await pass();
  store.set("process", "Другое", "");
  await pass();
  assert.equal(server.asked[1].process, "Другое");
});

test("who is signed in again finds it sent when they look at the page, or when they press", async () => {
  const store = opened();
  const out = refuses(401, { type: "not-signed-in" });
  server.answers.push(out, out);
  store.set("process", "Сократить", "");
  await pass();
  assert.match(store.trouble, /signed out/);
  await pass(60_000);
  assert.equal(server.asked.length, 1, "it is not sent again and again in vain");
  fire("focus");
  await pass(0);
  assert.equal(server.asked.length, 2);
  store.tryAgain();
  await answered();
  assert.equal(store.status.value, "saved");
  assert.equal(store.trouble, null);
});

test("nothing is sent of a passport that is not written any more, and it is kept until somebody lets it go", async () => {
  keep({ process: "Без сети" }, { process: "" });
  const store = opened({ isOpen: false });
  await pass();
  fire("focus");
  await pass();
  assert.equal(server.asked.length, 0);
  assert.equal(await store.flush(), true, "it does not stand in the way of the next step");
  const putBack = store.discard("process");
  assert.equal(keptDraft(), null);
  putBack();
  assert.deepEqual(keptDraft().typed, { process: "Без сети" });
});

test("it is sent once the passport is written again", async () => {
  keep({ process: "Без сети" }, { process: "" });
  const store = opened({ isOpen: false });
  await pass();
  store.follow(true);
  await pass();
  assert.equal(server.process, "Без сети");
});

test("a tab in which nothing was typed leaves alone what another keeps", () => {
  opened();
  keep({ process: "Другая вкладка" }, { process: "" });
  fire("pagehide");
  assert.equal(keptDraft().typed.process, "Другая вкладка");
});

test("a field that is refused does not hold back the others, and goes once it is mended", async () => {
  const store = opened();
  const errors = [{ field: "title", type: "empty", message: "must not be empty" }];
  server.answers.push(refuses(422, { detail: "Some fields are wrong", errors }));
  store.set("title", "", "Справки");
  store.set("process", "Сократить", "");
  await pass();
  await pass(0);
  assert.deepEqual(Object.keys(server.asked[1]).sort(), ["key", "process", "was"]);
  assert.equal(server.process, "Сократить");
  assert.deepEqual(store.errors.value, errors);
  assert.match(store.trouble, /Some fields are wrong/);
  assert.equal(await store.flush(), false);
  fire("focus");
  await pass();
  assert.equal(server.asked.length, 2, "a refusal stands until something else is typed");
  store.set("title", "Справки архива", "Справки");
  await pass();
  assert.equal(server.title, "Справки архива");
  assert.deepEqual([store.errors.value, store.trouble], [[], null]);
});

test("before a step everything goes, also what was typed during the saving", async () => {
  const store = opened();
  store.set("process", "Сократить", "");
  mock.timers.tick(700);
  store.set("process", "Сократить срок", "");
  assert.equal(await store.flush(), true);
  assert.equal(server.process, "Сократить срок");
});

test("a step does not go on from a number that is none", async () => {
  const store = opened();
  store.mark("goals.a.target", true);
  assert.equal(await store.flush(), false);
  assert.match(store.trouble, /not a number/);
  store.mark("goals.a.target", false);
  assert.equal(await store.flush(), true);
});

test("a colleague's text waits for a choice, and what is chosen goes", async () => {
  const store = opened();
  server.answers.push(refuses(409, { type: "overtaken", field: "process", now: "Чужое" }));
  store.set("process", "Моё", "");
  await pass();
  assert.deepEqual(store.conflicts.value, { process: "Чужое" });
  assert.equal(await store.flush(), false);
  store.insist("process");
  await pass(0);
  assert.deepEqual(server.asked[1].was, { process: "Чужое" });
  assert.equal(server.process, "Моё");
});

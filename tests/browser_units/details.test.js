import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { card, net, page, pass, serves } from "./desk.js";

const desk = await page();
const { details } = desk;
const told = (description) => ({ task: card("lease"), description, history: [] });

beforeEach(() => {
  desk.queue.pendings.value = [];
  serves(desk, [card("lease")]);
  desk.openId.value = "lease";
  details.value = { id: "lease", state: "there", body: told("old"), isOld: false };
});

const later = () => {
  let say;
  const said = new Promise((resolve) => (say = resolve));
  return { said, say };
};

test("of two loads the one begun last counts, in whatever order they come", async () => {
  const [slow, quick] = [later(), later()];
  net.will("lease", 200, slow.said);
  net.will("lease", 200, quick.said);
  desk.load("lease");
  desk.load("lease");
  quick.say(told("new"));
  await pass();
  slow.say(told("old"));
  await pass();
  assert.equal(desk.descriptionOf("lease"), "new");
});

test("what could not be loaded anew is marked as old, and is asked for until it comes", async () => {
  net.will("lease", 503, {});
  await desk.load("lease");
  assert.equal(details.value.isOld, true);
  assert.equal(desk.descriptionOf("lease"), "old");
  net.will("lease", 200, told("new"));
  await pass(3_000);
  assert.equal(details.value.isOld, false);
  assert.equal(desk.descriptionOf("lease"), "new");
});

test("a description that somebody else has changed meanwhile is found out before one's own is sent", async () => {
  net.will("lease", 200, told("old"));
  assert.equal(await desk.isOvertaken("lease", "old"), false);
  net.will("lease", 200, told("a colleague's"));
  net.will("lease", 200, told("a colleague's"));
  assert.equal(await desk.isOvertaken("lease", "old"), true);
  assert.equal(desk.descriptionOf("lease"), "a colleague's");
});

test("one's own description is shown while it is under way, and not taken for somebody else's", async () => {
  desk.changeTask(card("lease"), { description: "mine" });
  net.will("lease", 200, told("old"));
  await desk.load("lease");
  assert.equal(desk.descriptionOf("lease"), "mine");
  assert.equal(await desk.isOvertaken("lease", "mine"), false);
});

test("a refused description is not shown as saved", async () => {
  net.will("lease", 422, { type: "invalid", detail: "no" });
  desk.changeTask(card("lease"), { description: "mine" });
  assert.equal(desk.descriptionOf("lease"), "mine");
  net.will("lease", 200, told("the server's"));
  await pass();
  assert.equal(desk.descriptionOf("lease"), "the server's");
  assert.equal(desk.draft("lease/description"), "mine");
});

test("what was read before is there at once, and marked as old where nothing can be asked", async () => {
  net.will("lease", 200, told("kept"));
  await desk.load("lease");
  desk.openId.value = null;
  details.value = null;
  desk.connection.status.value = "offline";
  net.will("lease", 503, {});
  desk.openId.value = "lease";
  desk.watchDetails();
  assert.equal(desk.descriptionOf("lease"), "kept");
  assert.equal(details.value.isOld, true);
  desk.openId.value = null;
});

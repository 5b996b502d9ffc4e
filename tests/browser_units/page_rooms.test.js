import assert from "node:assert/strict";
import { test } from "node:test";

/** A fresh copy of the module for each test: a page has one. */
let copies = 0;
const fresh = () => import(`../../static/live/page_rooms.js?copy=${copies++}`);

const line = (version = 0) => {
  const asked = [];
  return { asked, watch: async ({ room }) => asked.push(room) && { ok: true, epoch: "e1", version } };
};
const settled = () => new Promise((done) => setTimeout(done));

test("a room is watched on the page's line as soon as that is up, and again when it comes back", async () => {
  const { watchOnPage, carryRooms, carried } = await fresh();
  const own = line();
  carryRooms(own);
  watchOnPage("notices:p1", () => {});
  await settled();
  carried.up(own);
  await settled();
  assert.deepEqual(own.asked, ["notices:p1", "notices:p1"]);
});

test("the first line carries, others of the same page do not", async () => {
  const { watchOnPage, carryRooms, carried } = await fresh();
  const [first, second] = [line(), line()];
  carryRooms(first);
  carryRooms(second);
  watchOnPage("notices:p1", () => {});
  carried.up(second);
  await settled();
  assert.deepEqual(second.asked, []);
  assert.deepEqual(first.asked, ["notices:p1"]);
});

test("an event and a newer beat are told once each", async () => {
  const { watchOnPage, carryRooms, carried } = await fresh();
  let times = 0;
  carryRooms(line(3));
  watchOnPage("notices:p1", () => (times += 1));
  await settled();
  const seen = times;
  carried.event({ room: "notices:p1", epoch: "e1", version: 4 });
  carried.event({ room: "board:b1", epoch: "e1", version: 9 });
  carried.beat({ epoch: "e1", rooms: { "notices:p1": 4 } });
  assert.equal(times - seen, 1);
  carried.beat({ epoch: "e1", rooms: { "notices:p1": 5 } });
  assert.equal(times - seen, 2);
});

test("when its line is closed for good the next one that opens carries", async () => {
  const { watchOnPage, carryRooms, carried, hasLine } = await fresh();
  const [first, second] = [line(), line()];
  assert.equal(hasLine(), false);
  carryRooms(first);
  watchOnPage("notices:p1", () => {});
  carried.closed(second);
  assert.equal(hasLine(), true);
  carried.closed(first);
  assert.equal(hasLine(), false);
  carryRooms(second);
  carried.up(second);
  await settled();
  assert.deepEqual(second.asked, ["notices:p1"]);
});

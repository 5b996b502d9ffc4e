import assert from "node:assert/strict";
import { test } from "node:test";
import { SideRooms } from "../../static/live/side_rooms.js";
import { beat, changed, connected, live, network, pass } from "./network.js";

const ROOM = "terms:all";

/** Side rooms with the one room, and how often it was told. */
function watching(version) {
  const rooms = new SideRooms();
  const heard = { times: 0 };
  rooms.add(ROOM, () => (heard.times += 1), version);
  return { rooms, heard, frame: (number, epoch = "e1") => rooms.take({ room: ROOM, epoch, version: number }) };
}

const line = (answer) => ({ watch: async () => answer });

test("what happened between the page and its watch is told", async () => {
  const { rooms, heard } = watching(4);
  await rooms.watch(line({ ok: true, epoch: "e1", version: 4 }));
  assert.equal(heard.times, 0);
  await rooms.watch(line({ ok: true, epoch: "e1", version: 5 }));
  assert.equal(heard.times, 1);
});

test("a page that does not know where the room stood is told when it sees it first", async () => {
  const { rooms, heard } = watching();
  await rooms.watch(line({ ok: true, epoch: "e1", version: 0 }));
  assert.equal(heard.times, 1);
});

test("an event is told once, and an older beat after it not at all", () => {
  const { rooms, heard, frame } = watching(4);
  frame(5);
  frame(5);
  rooms.takeBeat({ epoch: "e1", rooms: { [ROOM]: 4 } });
  assert.equal(heard.times, 1);
  rooms.takeBeat({ epoch: "e1", rooms: { [ROOM]: 6, "board:b": 9 } });
  assert.equal(heard.times, 2);
});

test("another epoch is told even where the number is the same", () => {
  const { heard, frame } = watching(4);
  frame(4);
  assert.equal(heard.times, 0);
  frame(4, "e2");
  assert.equal(heard.times, 1);
});

test("a room that may not be watched, and an answer that does not come, are passed over", async () => {
  const { rooms, heard } = watching(4);
  await rooms.watch(line({ ok: false, error: { status: 404 } }));
  await rooms.watch(line(null));
  assert.equal(heard.times, 0);
});

test("a page's line carries them: they are watched after its own room, and heard in events and beats", async () => {
  const { rooms, heard } = watching(4);
  const net = network();
  const asked = [];
  net.watch = (request) => {
    asked.push(request.room);
    return { ok: true, epoch: "e1", version: request.room === ROOM ? 4 : 10, events: null };
  };
  await connected(net, { beside: rooms });
  assert.deepEqual(asked, ["board:b", ROOM]);
  net.listeners.event({ ...changed(5), room: ROOM });
  await pass();
  assert.equal(heard.times, 1);
  assert.equal(live.state.value.version, 10);
  const now = beat(10);
  net.listeners.beat({ ...now, rooms: { ...now.rooms, [ROOM]: 6 } });
  assert.equal(heard.times, 2);
  net.listeners.gone({ room: ROOM, reason: "not-allowed" });
  await pass();
  assert.equal(live.status.value, "live");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { healthOf } from "../../static/screens/health.js";
import { pathOf, playing } from "../../static/screens/playing.js";

const ZONE = "Asia/Novokuznetsk";
/** Monday, 23 November 2026, by the clock of the organisation (UTC+7). */
const monday = (time) => Date.parse(`2026-11-23T${time}+07:00`);
const thing = (kind, id) => ({ kind, id });
const WALL = thing("wall", "w");
const BOARD = thing("board", "b");
const screen = (more = {}) => ({ playlist: [{ ...WALL, seconds: 60 }], calendar: [], shown_now: null, ...more });
const shown = (it, at) => playing(it, at, ZONE)?.thing;

test("one thing is shown all the time", () => {
  assert.deepEqual(playing(screen(), monday("09:00:00"), ZONE), { thing: WALL, why: "playlist", part: null });
});

test("several take turns by the clock, each for its time", () => {
  const it = screen({
    playlist: [
      { ...WALL, seconds: 20 },
      { ...BOARD, seconds: 40 },
    ],
  });
  const begin = Math.ceil(monday("09:00:00") / 60_000) * 60_000;
  const found = [0, 19, 20, 59, 60, 80].map((seconds) => shown(it, begin + seconds * 1000).kind);
  assert.deepEqual(found, ["wall", "wall", "board", "board", "wall", "board"]);
  assert.equal(playing(it, begin + 40_000, ZONE).part, 0.5);
});

test("the calendar comes before the list, from its first minute until before its last", () => {
  const slot = { ...BOARD, weekdays: [1, 3], begins: "09:00", ends: "09:30" };
  const it = screen({ calendar: [slot] });
  const at = ["08:59:59", "09:00:00", "09:29:59", "09:30:00"].map((time) => shown(it, monday(time)).kind);
  assert.deepEqual(at, ["wall", "board", "board", "wall"]);
  const day = 86_400_000;
  assert.deepEqual(
    [1, 2, 6, 7].map((days) => shown(it, monday("09:10:00") + days * day).kind),
    ["wall", "board", "wall", "board"],
  );
});

test("the day of the week is the organisation's, also where UTC has another", () => {
  const slot = { ...BOARD, weekdays: [1], begins: "00:10", ends: "01:00" };
  assert.equal(shown(screen({ calendar: [slot] }), monday("00:30:00")).kind, "board");
  const sunday = { ...BOARD, weekdays: [7], begins: "09:00", ends: "10:00" };
  assert.equal(shown(screen({ calendar: [sunday] }), monday("09:30:00") - 86_400_000).kind, "board");
});

test("what is asked for now comes before everything, until its time is over", () => {
  const slot = { ...WALL, weekdays: [1], begins: "09:00", ends: "10:00" };
  const it = screen({ calendar: [slot], shown_now: { ...BOARD, until: new Date(monday("09:20:00")).toISOString() } });
  assert.equal(playing(it, monday("09:19:59"), ZONE).why, "asked");
  assert.equal(playing(it, monday("09:20:00"), ZONE).why, "calendar");
});

test("nothing to show is nothing", () => {
  assert.equal(playing(screen({ playlist: [] }), monday("09:00:00"), ZONE), null);
});

test("each thing has its page", () => {
  assert.deepEqual([pathOf(WALL), pathOf(BOARD)], ["/walls/w", "/boards/b/wall"]);
});

const AT = Date.parse("2026-11-23T02:00:00Z");
const WELL = {
  at: "2026-11-23T01:59:30Z",
  is_fresh: true,
  build: "b1",
  frames_per_second: 60,
  memory_mb: 40,
  faults: 0,
};
const health = (more, alarm_at = null) =>
  healthOf({ screen: { alarm_at }, health: more && { ...WELL, ...more }, build: "b1", at: AT });

test("how a screen is follows from what it last said", () => {
  assert.deepEqual(health({}), { state: "fine", faults: [] });
  assert.deepEqual(health({ at: "2026-11-23T01:57:00Z", faults: 3 }), { state: "silent", faults: [] });
  assert.deepEqual(health(null), { state: "never", faults: [] });
  assert.deepEqual(health(null, "2026-11-23T01:00:00Z"), { state: "attention", faults: ["alarm"] });
  for (const [more, fault] of [
    [{ is_fresh: false }, "stale"],
    [{ build: "b0" }, "build"],
    [{ frames_per_second: 5 }, "slow"],
    [{ memory_mb: 900 }, "memory"],
    [{ faults: 1 }, "faults"],
  ])
    assert.deepEqual(health(more), { state: "attention", faults: [fault] });
  assert.equal(health({ frames_per_second: null, memory_mb: null }).state, "fine");
});

const LIST = [
  { ...WALL, seconds: 100_000 },
  { ...BOARD, seconds: 1 },
];

test("the meeting of a board that is not its any more is not opened", () => {
  const meeting = { id: "m", board_id: "x", state: "in_progress", starts_at: "2026-11-23T02:00:00Z", ended_at: null };
  assert.equal(shown(screen({ playlist: LIST, meetings: [meeting] }), monday("09:10:00")).kind, "wall");
});

test("the meeting of a board opens two minutes before its time, stays while it goes on, and a while after it", () => {
  const meeting = { id: "m", board_id: "b", state: "preparing", starts_at: "2026-11-23T02:00:00Z", ended_at: null };
  const at = (time, more = {}) => shown(screen({ playlist: LIST, meetings: [{ ...meeting, ...more }] }), monday(time));
  assert.deepEqual(
    ["08:57:59", "08:58:00", "09:34:59", "09:35:00"].map((time) => at(time).kind),
    ["wall", "meeting", "meeting", "wall"],
  );
  assert.equal(at("08:30:00", { state: "in_progress" }).id, "m");
  assert.equal(at("09:50:00", { state: "in_progress" }).id, "m");
  const ended = { state: "closed", ended_at: "2026-11-23T02:28:00Z" };
  assert.deepEqual([at("09:30:59", ended).kind, at("09:31:00", ended).kind], ["meeting", "wall"]);
  assert.equal(pathOf(thing("meeting", "m")), "/meetings/m/wall");
});

test("what somebody wants seen now comes before a meeting, a meeting before the calendar", () => {
  const meeting = { id: "m", board_id: "b", state: "in_progress", starts_at: "2026-11-23T02:00:00Z", ended_at: null };
  const slot = { ...BOARD, weekdays: [1], begins: "08:00", ends: "10:00" };
  const now = { ...WALL, until: "2026-11-23T03:00:00Z" };
  const it = screen({ calendar: [slot], meetings: [meeting] });
  assert.equal(shown(it, monday("09:10:00")).kind, "meeting");
  assert.equal(shown({ ...it, shown_now: now }, monday("09:10:00")).kind, "wall");
});

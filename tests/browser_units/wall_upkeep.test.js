import assert from "node:assert/strict";
import { test } from "node:test";
import { isNight, renewalMinute, shiftAt } from "../../static/wall/hours.js";
import { Upkeep } from "../../static/wall/upkeep.js";

const ZONE = "Asia/Novokuznetsk";
const at = (time, day = "2026-11-25") => Date.parse(`${day}T${time}:00+07:00`);
const SAME = { own: "1", servers: "1" };
const OTHER = { own: "1", servers: "2" };

/** A page that was loaded at noon; `reloads` counts, `look` asks it at a time of the server's clock. */
function page({ ready = true, random = () => 0.5, born = at("12:00"), isKept = false } = {}) {
  const told = { reloads: 0, asked: 0, ready };
  let age = 0;
  const deps = {
    random,
    isKept,
    age: () => age,
    reload: () => {
      told.reloads += 1;
    },
    isReady: async () => {
      told.asked += 1;
      return told.ready;
    },
  };
  const upkeep = new Upkeep(deps);
  const look = (now, builds = SAME) => {
    age = now - born;
    return upkeep.look(now, ZONE, builds);
  };
  return { told, look };
}

test("a page is loaded anew at four in the night, and at no other hour", async () => {
  const { told, look } = page();
  for (const time of ["13:30", "20:00", "23:59"]) await look(at(time));
  for (const time of ["00:00", "03:59", "05:30"]) await look(at(time, "2026-11-26"));
  assert.equal(told.reloads, 0);
  await look(at("04:00", "2026-11-26"));
  assert.equal(told.reloads, 1);
});

test("a page that was loaded a moment ago is left alone", async () => {
  const { told, look } = page({ born: at("03:50") });
  await look(at("04:05"));
  assert.equal(told.reloads, 0);
});

test("a wall whose own clock is hours behind is loaded anew once in a night, not again and again", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: at("20:00") });
  let [wall, reloads] = [page({ born: at("23:00") }), 0];
  for (let now = at("23:00"); now < at("23:00") + 8 * 3_600_000; now += 60_000) {
    t.mock.timers.setTime(now - 3 * 3_600_000);
    await wall.look(now);
    if (!wall.told.reloads) continue;
    reloads += 1;
    wall = page({ born: now });
  }
  assert.equal(reloads, 1);
});

test("nothing is loaded from a server that is not ready; it is asked again", async () => {
  const { told, look } = page({ ready: false });
  const night = at("04:00", "2026-11-26");
  await look(night);
  await look(night + 1_000);
  assert.deepEqual([told.asked, told.reloads], [1, 0]);
  told.ready = true;
  await look(night + 31_000);
  assert.equal(told.reloads, 1);
});

test("another program on the server is fetched within two minutes, not by all at once", async () => {
  const { told, look } = page({ random: () => 0.5 });
  await look(at("13:00"), { own: "1", servers: null });
  await look(at("13:00"), OTHER);
  await look(at("13:00") + 59_000, OTHER);
  assert.equal(told.asked, 0);
  await look(at("13:00") + 61_000, OTHER);
  assert.equal(told.reloads, 1);
});

test("a page that was kept in the browser gives way to another program within seconds", async () => {
  const { told, look } = page({ random: () => 0.999, isKept: true });
  await look(at("13:00"), OTHER);
  assert.equal(told.reloads, 0);
  await look(at("13:00") + 8_000, OTHER);
  assert.equal(told.reloads, 1);
});

test("a program that was only there for a moment is not waited for", async () => {
  const { told, look } = page();
  await look(at("13:00"), OTHER);
  await look(at("13:01"));
  await look(at("13:30"), OTHER);
  assert.equal(told.reloads, 0);
});

test("the night is loaded anew between a quarter to four and a quarter past", () => {
  assert.deepEqual(
    [0, 0.5, 0.999].map((number) => renewalMinute(() => number)),
    [225, 240, 255],
  );
});

test("it is night from eight to seven where the board is", () => {
  const nights = ["19:59", "20:00", "00:00", "06:59", "07:00"].map((time) => isNight(at(time), ZONE));
  assert.deepEqual(nights, [false, true, true, true, false]);
});

test("the sheet is moved by two pixels at most, one at a time, and comes back", () => {
  const walk = Array.from({ length: 9 }, (_each, step) => shiftAt(step * 180_000));
  assert.deepEqual(walk[0], walk[8]);
  assert.equal(new Set(walk.map(String)).size, 8);
  for (const [at_, [x, y]] of walk.slice(1).entries()) {
    assert.ok(x >= 0 && x <= 2 && y >= 0 && y <= 2);
    assert.equal(Math.abs(x - walk[at_][0]) + Math.abs(y - walk[at_][1]), 1);
  }
});

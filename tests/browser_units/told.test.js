import assert from "node:assert/strict";
import { test } from "node:test";
import { newestFirst, unreadOf, whenTold } from "../../static/notices/told.js";

const ZONE = { today: "2026-11-27", zone: "Asia/Novokuznetsk", locale: "ru" };

test("when something was told is the time today, yesterday with the time, else the day", () => {
  assert.equal(whenTold("2026-11-27T02:05:00Z", ZONE), "09:05");
  // Seven minutes past midnight in Novokuznetsk is still the day before in UTC.
  assert.equal(whenTold("2026-11-26T17:07:00Z", ZONE), "00:07");
  assert.match(whenTold("2026-11-26T10:00:00Z", ZONE), /17:00/);
  assert.equal(whenTold("2026-11-20T10:00:00Z", ZONE), "20 нояб.");
  assert.equal(whenTold("2026-01-01T10:00:00Z", { ...ZONE, today: "2026-01-02" }).includes("17:00"), true);
});

test("the newest stands first, and what was seen is not counted", () => {
  const notices = [
    { id: "a", at: "2026-11-20T10:00:00.000Z", read_at: null },
    { id: "b", at: "2026-11-21T10:00:00.000Z", read_at: "2026-11-21T10:01:00.000Z" },
  ];
  assert.deepEqual(
    newestFirst(notices).map(({ id }) => id),
    ["b", "a"],
  );
  assert.deepEqual(
    unreadOf(notices).map(({ id }) => id),
    ["a"],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import * as dates from "../../static/dates.js";

test("today is the day of the board's time zone, not of the reader's", () => {
  const evening = Date.parse("2026-11-23T18:30:00Z");
  assert.equal(dates.dayOf(evening, "Asia/Novokuznetsk"), "2026-11-24");
  assert.equal(dates.dayOf(evening, "Europe/Moscow"), "2026-11-23");
});

test("days are counted whole over the turn of a month and of summer time", () => {
  assert.equal(dates.daysBetween("2026-11-29", "2026-12-02"), 3);
  assert.equal(dates.daysBetween("2026-03-28", "2026-03-30"), 2);
  assert.equal(dates.daysBetween("2026-11-24", "2026-11-22"), -2);
});

test("a day is written as on paper", () => {
  assert.equal(dates.longDay("2026-11-27", "ru"), "27 ноября");
  assert.equal(dates.shortDay("2026-11-27", "ru"), "27 нояб.");
  assert.equal(dates.dayWithWeekday("2026-11-27", "ru"), "27 ноября, пт");
  assert.equal(dates.longDay("2026-11-27", "en"), "27 November");
});

test("a day of another year says which", () => {
  assert.equal(dates.shortDay("2027-01-12", "ru", "2026-11-24"), "12 янв. 2027");
  assert.equal(dates.shortDay("2026-12-12", "ru", "2026-11-24"), "12 дек.");
});

test("the time is the board's", () => {
  assert.equal(dates.clock("2026-11-23T01:41:00Z", "ru", "Asia/Novokuznetsk"), "08:41");
  assert.equal(dates.clock("2026-11-22T17:05:00Z", "ru", "Asia/Novokuznetsk"), "00:05");
});

test("figures have a comma and a true minus", () => {
  assert.equal(dates.figure(2.5, "ru"), "2,5");
  assert.equal(dates.signed(-2), "\u22122");
  assert.equal(dates.signed(3), "3");
});

test("a span of days names a month and a year no more often than it has to", () => {
  assert.equal(dates.span("2026-11-25", "2026-11-25", "ru"), "25 ноября");
  assert.equal(dates.span("2026-11-25", "2026-11-27", "ru", "2026-11-26"), "25–27 ноября");
  assert.equal(dates.span("2026-11-25", "2026-12-03", "ru", "2026-11-26"), "25 ноября – 3 декабря");
  assert.equal(dates.span("2026-12-28", "2027-01-09", "ru", "2026-11-26"), "28 декабря – 9 января 2027");
  assert.equal(dates.span("2026-12-14", "2027-12-18", "ru", "2026-11-26"), "14 декабря 2026 – 18 декабря 2027");
  assert.equal(dates.span("2026-12-14", "2029-01-18", "ru", "2026-11-26"), "14 декабря 2026 – 18 января 2029");
  assert.equal(dates.span("2026-11-25", "2026-11-27", "en", "2026-11-26"), "25–27 November");
});

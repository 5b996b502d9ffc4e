import assert from "node:assert/strict";
import { test } from "node:test";
import { browserName } from "../../static/people/agents.js";
import { daysOfYear, later, weeksOfMonth } from "../../static/calendar/year.js";
import { codeFor } from "../../static/tasks/codes.js";
import { moved } from "../../static/web/order.js";

const CODE = /^[a-z][a-z0-9_]*$/;

test("a code is made of the letters of the name and is never one that is taken", () => {
  assert.equal(codeFor("Выезд на объект", new Set()), "vyezd_na_obekt");
  assert.equal(codeFor("5С, уборка", new Set()), "s_uborka");
  assert.equal(codeFor("Отчёт", new Set(["otchet"])), "otchet_2");
  assert.equal(codeFor("Отчёт", new Set(["otchet", "otchet_2"])), "otchet_3");
  for (const name of ["№ 1", "—", "Щ".repeat(60), "Проверка поручений прокуратуры района по земле"]) {
    const code = codeFor(name, new Set());
    assert.match(code, CODE);
    assert.ok(code.length <= 30);
  }
  const long = "а".repeat(60);
  assert.equal(codeFor(long, new Set([codeFor(long, new Set())])).length, 30);
});

test("a browser is called by the name that people know", () => {
  const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0";
  assert.equal(browserName(`${windows} YaBrowser/24.10 Safari/537.36`), "Yandex Browser, Windows");
  assert.equal(browserName(`${windows} Safari/537.36 Edg/130.0`), "Edge, Windows");
  assert.equal(browserName(`${windows} Safari/537.36`), "Chrome, Windows");
  assert.equal(browserName("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0"), "Firefox, Linux");
  assert.equal(
    browserName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1"),
    "Safari, iPhone",
  );
  assert.equal(browserName(""), "an unknown browser");
});

test("a month has whole weeks from Monday, and a year all its days", () => {
  assert.equal(daysOfYear(2026).length, 365);
  assert.equal(daysOfYear(2028).length, 366);
  const november = weeksOfMonth(2026, 10);
  assert.deepEqual(november[0], [null, null, null, null, null, null, "2026-11-01"]);
  assert.equal(november.at(-1)[0], "2026-11-30");
  assert.ok(november.every((week) => week.length === 7));
  assert.equal(later("2026-12-31", 1), "2027-01-01");
  assert.equal(later("2028-03-01", -1), "2028-02-29");
});

test("a row moves by one place and not beyond the ends", () => {
  assert.deepEqual(moved(["a", "b", "c"], 0, 1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, -1), ["a", "c", "b"]);
  assert.equal(moved(["a", "b"], 0, -1), null);
  assert.equal(moved(["a", "b"], 1, 1), null);
});

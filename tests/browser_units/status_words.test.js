import assert from "node:assert/strict";
import { test } from "node:test";
import { sizeText, spanText } from "../../static/status/amounts.js";
import { stateWord, summary, words } from "../../static/status/wording.js";

const thing = (name, state, facts) => words({ name, state, facts });

test("sizes are told in the unit that people use, and never as nothing", () => {
  assert.equal(sizeText(0), "0,1 MB");
  assert.equal(sizeText(6.54 * 2 ** 20), "6,5 MB");
  assert.equal(sizeText(2 ** 30 - 1), "1\u00a0024 MB");
  assert.equal(sizeText(78.14 * 2 ** 30), "78,1 GB");
});

test("a span is told in its largest whole unit", () => {
  assert.deepEqual([-3, 0, 59.9, 60, 3_599, 3_600, 86_399, 86_400 * 8.9].map(spanText), [
    "0 seconds",
    "0 seconds",
    "59 seconds",
    "1 minute",
    "59 minutes",
    "1 hour",
    "23 hours",
    "8 days",
  ]);
});

test("what to do is told only where something can be done", () => {
  const facts = { at: null, bytes: null, age_seconds: null };
  assert.match(thing("backup", "attention", facts).todo, /board backup/);
  assert.equal(thing("backup", "fine", { at: "x", bytes: 1, age_seconds: 60 }).todo, "");
  assert.equal(thing("program", "fine", { version: "1", build: "b", uptime_seconds: 5 }).todo, "");
});

test("a database says which of its faults it has", () => {
  const facts = { kind: "sqlite", bytes: 2 ** 20, write_ms: 700, fault: null };
  const said = [null, "schema", "database"].map((fault) => thing("database", "attention", { ...facts, fault }));
  assert.equal(new Set(said.map(({ is }) => is)).size, 3);
  assert.equal(new Set(said.map(({ todo }) => todo)).size, 3);
  assert.match(said[0].is, /^SQLite, 1 MB\. .*700 ms/);
});

test("open pages are told by role, the mighty first, and nobody as nobody", () => {
  const is = (roles) => thing("sockets", "fine", { roles, rooms: 2 }).is;
  assert.match(is({ specialist: 4, admin: 1 }), /^5 open pages: administrators \(1\), specialists \(4\)\./);
  assert.match(is({}), /^Nobody/);
});

test("a clock says what is wrong with it", () => {
  const is = (drift, behind) =>
    thing("clock", "attention", { zone: "Asia/Novokuznetsk", drift_seconds: drift, behind_seconds: behind }).is;
  assert.match(is(0, 7_200), /2 hours/);
  assert.match(is(-9, 0), /9 seconds/);
  assert.match(is(0, 0), /right.*Asia\/Novokuznetsk/);
});

test("a thing that this page does not know yet is named all the same", () => {
  assert.deepEqual(thing("printer", "attention", {}), { name: "printer", is: "", todo: "" });
});

test("the sentence on top counts", () => {
  assert.equal(summary(0), "All is well");
  assert.equal(summary(1), "1 needs attention");
  assert.equal(summary(2), "2 need attention");
  assert.deepEqual(["fine", "note", "attention"].map(stateWord), ["all right", "good to know", "needs attention"]);
});

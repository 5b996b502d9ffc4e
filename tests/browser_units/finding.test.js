import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERYTHING, isNarrowed, NOBODY, passes } from "../../static/tasks/finding.js";
import { task } from "./boards.js";

const FACTS = { late: 0, lying: null, assignee: null };
const finds = (it, filter, facts = {}) => passes(it, { ...EVERYTHING, ...filter }, { ...FACTS, ...facts });

test("without a wish everything is shown", () => {
  assert.ok(finds(task("a", "work", 1), {}));
  assert.ok(!isNarrowed(EVERYTHING));
  assert.ok(isNarrowed({ ...EVERYTHING, kind: "service" }));
});

test("a person's tasks are found, and those that nobody does", () => {
  const veras = task("a", "work", 1, { assignee_id: "vera" });
  assert.ok(finds(veras, { who: "vera" }));
  assert.ok(!finds(veras, { who: "gleb" }));
  assert.ok(!finds(veras, { who: NOBODY }));
  assert.ok(finds(task("b", "work", 1), { who: NOBODY }));
});

test("a kind and a label are found", () => {
  const it = task("a", "work", 1, { kind: "service", labels: ["аренда"] });
  assert.ok(finds(it, { kind: "service", label: "аренда" }));
  assert.ok(!finds(it, { kind: "report" }));
  assert.ok(!finds(it, { label: "торги" }));
});

test("every mark is found, and only it", () => {
  const marked = {
    blocked: [task("a", "work", 1, { blocked: { reason: "ждём" } }), {}],
    overdue: [task("b", "work", 1), { late: 2 }],
    lying: [task("c", "work", 1), { lying: { days: 4, tone: "amber" } }],
    urgent: [task("d", "work", 1, { priority: "urgent" }), {}],
    missing: [task("e", "work", 1, { missing: ["due"] }), {}],
    returned: [task("f", "work", 1, { return_count: 1 }), {}],
  };
  for (const mark of Object.keys(marked)) {
    const found = Object.values(marked).filter(([it, facts]) => finds(it, { mark }, facts));
    assert.deepEqual(found, [marked[mark]], mark);
  }
  assert.ok(!finds(task("a", "work", 1), { mark: "nonsense" }));
});

test("a search does not care for capitals and the dots of «ё»", () => {
  const report = task("a", "work", 1, { title: "Отчёт за ноябрь" });
  assert.ok(finds(report, { text: "ОТЧЕТ" }));
  assert.ok(finds(report, { text: "отчёт" }));
  assert.ok(!finds(report, { text: "декабрь" }));
});

test("a search finds other forms of a word, also where a vowel comes and goes", () => {
  const lease = task("a", "work", 1, { title: "Договоры аренды двух участков, рынок у дороги" });
  for (const text of ["договор", "договором", "аренда", "участок", "участка", "рынка", "дорога", "участки аренда"]) {
    assert.ok(finds(lease, { text }), text);
  }
  for (const text of ["участковый врач", "аренда гаража", "школа"]) assert.ok(!finds(lease, { text }), text);
});

test("a search finds the beginning of a word while it is being typed", () => {
  const lease = task("a", "work", 1, { title: "Договор аренды" });
  for (const text of ["до", "дого", "аре"]) assert.ok(finds(lease, { text }), text);
});

test("a search finds a number however it is written, and no longer one", () => {
  const it = task("a", "work", 1, { title: "Письмо", number: 32 });
  for (const text of ["32", "№ 32", "№32", "#32"]) assert.ok(finds(it, { text }), text);
  assert.ok(!finds({ ...it, number: 320 }, { text: "№32" }));
});

test("a search finds who does it, whom it waits for, and labels", () => {
  const it = task("a", "work", 1, { labels: ["торги"], waiting_for: "Росреестр", blocked: { waiting_for: "СМЭВ" } });
  for (const text of ["торги", "росреестра", "смэв", "верой"]) {
    assert.ok(finds(it, { text }, { assignee: { name: "Вера Морозова" } }), text);
  }
});

test("English words are found in their other forms too", () => {
  assert.ok(finds(task("a", "work", 1, { title: "Contracts of lease" }), { text: "contract leases" }));
});

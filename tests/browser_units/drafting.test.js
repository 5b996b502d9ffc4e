import assert from "node:assert/strict";
import test from "node:test";
import { insisted, isChanged, merged, NOTHING, saved, type, yielded } from "../../static/projects/drafting.js";

test("what is typed is kept with what it began from", () => {
  const draft = type(NOTHING, "process", "Выдача", "");
  assert.deepEqual(draft, { typed: { process: "Выдача" }, base: { process: "" } });
  const more = type(draft, "process", "Выдача справки", "чужое, пришло позже");
  assert.deepEqual(more.base, { process: "" }, "the beginning stays the same while somebody types");
});

test("typing back what was there leaves nothing to be saved", () => {
  assert.deepEqual(type(type(NOTHING, "title", "А", "Б"), "title", "Б", "Б"), NOTHING);
});

test("what was typed while the rest was being saved stands on what the server made of it", () => {
  const sent = { process: "Выдача ", title: "Справки" };
  const typed = type(type(NOTHING, "process", "Выдача справки", ""), "title", "Справки", "");
  assert.deepEqual(saved(typed, sent, { process: "Выдача", title: "Справки" }), {
    typed: { process: "Выдача справки" },
    base: { process: "Выдача" },
  });
});

test("what is taken back while it is on its way is something to be saved", () => {
  const draft = type(type(NOTHING, "process", "Выдача", ""), "process", "", "", true);
  assert.deepEqual(draft, { typed: { process: "" }, base: { process: "" } });
  assert.deepEqual(saved(draft, { process: "Выдача" }, { process: "Выдача" }), {
    typed: { process: "" },
    base: { process: "Выдача" },
  });
});

test("another space at an end changes nothing, in a text or inside a list", () => {
  assert.equal(isChanged(type(NOTHING, "process", "Выдача ", "Выдача")), false);
  assert.equal(isChanged(type(NOTHING, "goals", [goal("a", { unit: "дн. " })], [goal("a")])), false);
  assert.equal(isChanged(type(NOTHING, "goals", [goal("a", { target: null })], [goal("a")])), true);
});

test("a colleague's text is taken, or one's own kept in sight of it", () => {
  const draft = type(NOTHING, "process", "моё", "было");
  assert.deepEqual(yielded(draft, "process"), NOTHING);
  assert.deepEqual(insisted(draft, "process", "чужое"), { typed: { process: "моё" }, base: { process: "чужое" } });
  assert.equal(insisted(draft, "process", "чужое", "чужое\nмоё").typed.process, "чужое\nмоё");
});

const goal = (id, more = {}) => ({ id, name: "Срок", unit: "дн.", baseline: 12, target: 3, ...more });

test("changes of different goals, and of different members of one, go together", () => {
  const base = [goal("a"), goal("b")];
  const mine = [goal("a", { target: 4 }), goal("b"), goal("c")];
  const theirs = [goal("a", { unit: "дней" }), goal("b", { name: "Возвраты" })];
  assert.deepEqual(merged(base, mine, theirs), [
    goal("a", { target: 4, unit: "дней" }),
    goal("b", { name: "Возвраты" }),
    goal("c"),
  ]);
});

test("what one has taken away and the other left is away", () => {
  assert.deepEqual(merged([goal("a"), goal("b")], [goal("b")], [goal("a"), goal("b")]), [goal("b")]);
});

test("two who write the same member have to look at both", () => {
  const base = [goal("a")];
  assert.equal(merged(base, [goal("a", { target: 4 })], [goal("a", { target: 5 })]), null);
  assert.equal(merged(base, [], [goal("a", { target: 5 })]), null, "taken away by one, changed by the other");
});

test("texts and lists of texts are never put together by themselves", () => {
  assert.equal(merged("a", "b", "c"), null);
  assert.equal(merged(["a"], ["b"], ["c"]), null);
});

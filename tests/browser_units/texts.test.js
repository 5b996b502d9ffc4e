import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, isFeminine, pluralForm, translator } from "../../static/texts.js";

const russian = translator({
  locale: "ru",
  messages: {
    Save: "Сохранить",
    "%(num)s task": ["%(num)s задача", "%(num)s задачи", "%(num)s задач"],
    "%(name)s moved it": "%(name)s {перенёс|перенесла} задачу",
  },
});

test("a text is said in the reader's language, and in English where it has no translation", () => {
  assert.equal(russian._("Save"), "Сохранить");
  assert.equal(russian._("Cancel"), "Cancel");
  assert.equal(translator({ locale: "en" })._("Moved to “%(column)s”", { column: "Done" }), "Moved to “Done”");
});

test("Russian has three forms for numbers", () => {
  const said = [1, 3, 5, 11, 21, 104].map((number) => russian.ngettext("%(num)s task", "%(num)s tasks", number));
  assert.deepEqual(said, ["1 задача", "3 задачи", "5 задач", "11 задач", "21 задача", "104 задачи"]);
});

test("English has two", () => {
  const english = translator({ locale: "en" });
  assert.equal(english.ngettext("%(num)s task", "%(num)s tasks", 1), "1 task");
  assert.equal(english.ngettext("%(num)s task", "%(num)s tasks", 21), "21 tasks");
  assert.equal(pluralForm("en", 0), 1);
});

test("what a person did is said in the form that fits the name", () => {
  assert.equal(russian._("%(name)s moved it", { name: "Вера М." }), "Вера М. перенесла задачу");
  assert.equal(russian._("%(name)s moved it", { name: "Глеб Н." }), "Глеб Н. перенёс задачу");
});

test("to the reader one speaks in the plural", () => {
  assert.equal(russian._("%(name)s moved it", { name: "Вы" }), "Вы перенесли задачу");
  assert.equal(fill("%(name)s назначил{|а}", { name: "Вы" }), "Вы назначили");
  assert.equal(fill("%(name)s {взялся|взялась}", { name: "Вы" }), "Вы взялись");
});

test("the patronymic decides, then the first word; known exceptions do not mislead", () => {
  for (const name of ["Рогачёва Жанна Михайловна", "Осипова Дина Рашитовна", "Анна К.", "Ильинична Мария"]) {
    assert.ok(isFeminine(name), name);
  }
  for (const name of ["Рябов Никита Андреевич", "Никита Р.", "Илья С.", "Егор П.", "Кузьмич Лука", ""]) {
    assert.ok(!isFeminine(name), name);
  }
});

test("braces and signs typed by a person stay as they are typed", () => {
  assert.equal(fill("«%(title)s»", { title: "{а|б} %(name)s 100 %" }), "«{а|б} %(name)s 100 %»");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { freeName } from "../../static/tasks/setup/free_name.js";

test("a name that nobody bears is taken as it is", () => {
  assert.equal(freeName("Архив", []), "Архив");
  assert.equal(freeName("Архив", ["Архивный отдел"]), "Архив");
});

test("a name that is borne already gets the first free number", () => {
  assert.equal(freeName("Архив", ["Архив"]), "Архив – 2");
  assert.equal(freeName("Архив", ["Архив – 3", "Архив", "Архив – 2"]), "Архив – 4");
});

test("letters and spaces do not make another name", () => {
  assert.equal(freeName("Архив", [" АРХИВ ", "архив – 2"]), "Архив – 3");
});

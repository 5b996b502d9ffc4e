import assert from "node:assert/strict";
import { test } from "node:test";
import { headFirst, sortedByName } from "../../static/names.js";

const people = (...names) => names.map((name) => ({ name }));
const namesOf = (list) => list.map(({ name }) => name);

test("ё stands beside е, not after я", () => {
  const sorted = sortedByName(people("Яковлев А.", "Ёлкин П.", "Жуков О.", "Егоров И.", "Журавлёв С."));
  assert.deepEqual(namesOf(sorted), ["Егоров И.", "Ёлкин П.", "Жуков О.", "Журавлёв С.", "Яковлев А."]);
});

test("sorting leaves the list it was given as it was", () => {
  const given = people("Б", "А");
  sortedByName(given);
  assert.deepEqual(namesOf(given), ["Б", "А"]);
});

test("a team begins with its head", () => {
  const team = [
    { name: "Ёлкин П.", role: "specialist" },
    { name: "Яковлева А.", role: "unit_head" },
    { name: "Белов Г.", role: "specialist" },
  ];
  assert.deepEqual(namesOf(headFirst(team)), ["Яковлева А.", "Белов Г.", "Ёлкин П."]);
});

import assert from "node:assert/strict";
import test from "node:test";
import { rightsOf } from "../../static/projects/rights.js";

const project = {
  leader_id: "boris",
  team_ids: ["vera"],
  unit_id: "land",
  customer_head_id: "anna",
  customer_unit_id: "top",
  author_id: "gleb",
  state: "passport_draft",
  approved_at: null,
};
const who = (id, more = {}) => ({ id, keeps: false, heads: [], deputises: [], ...more });
const named = (rights) =>
  Object.keys(rights)
    .filter((name) => rights[name])
    .sort();

test("each has what is theirs", () => {
  assert.deepEqual(named(rightsOf(project, who("boris"))), ["leads", "writes"]);
  assert.deepEqual(named(rightsOf(project, who("vera"))), ["writes"]);
  assert.deepEqual(named(rightsOf(project, who("anna"))), ["approves", "cancels", "returns"]);
  assert.deepEqual(named(rightsOf(project, who("gleb"))), []);
  assert.deepEqual(named(rightsOf(project, who("deputy", { deputises: ["top"] }))), ["approves", "cancels", "returns"]);
  assert.deepEqual(named(rightsOf(project, who("head", { heads: ["land"] }))), [
    "cancels",
    "disposes",
    "leads",
    "writes",
  ]);
});

test("the coordinator answers for all, and approves nothing but what a customer outside has signed", () => {
  const coordinator = who("dina", { keeps: true });
  assert.equal(rightsOf(project, coordinator).approves, false);
  assert.equal(rightsOf({ ...project, customer_head_id: null, customer_unit_id: null }, coordinator).approves, true);
});

test("an idea is also written by whoever had it, and an approved project is not ended by its own head", () => {
  assert.equal(rightsOf({ ...project, state: "idea" }, who("gleb")).writes, true);
  const approved = { ...project, approved_at: "2026-01-01T00:00:00Z" };
  assert.equal(rightsOf(approved, who("head", { heads: ["land"] })).cancels, false);
});

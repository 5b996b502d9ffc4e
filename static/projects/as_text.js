import { _ } from "../texts.js";
import { page } from "../web/page.js";
import { fieldName, sectorName, tagName } from "./words.js";

const joined = (...parts) => parts.filter((part) => part !== null && part !== "").join(" · ");
const nameIn = (list) => (id) => page[list].find((each) => each.id === id)?.name ?? id;
const ONE = { sector: sectorName, customer_unit_id: nameIn("units"), customer_head_id: nameIn("people") };
ONE.leader_id = ONE.customer_head_id;
const EACH = {
  goals: ({ name, unit, baseline, target }) => joined(name, unit, baseline, target),
  team: ({ name, duty }) => joined(name, duty),
  tags: tagName,
  rationale: (text) => text,
};

/** What stands in a field of the passport, as people read it. */
export function asText(name, value) {
  if (value === null || value === "") return "";
  if (name in EACH) return value.map(EACH[name]).join("\n");
  return name in ONE ? ONE[name](value) : String(value);
}

const LABELS = {
  customer: () => _("Customer outside of the administration"),
  customer_unit_id: () => fieldName("customer"),
  customer_head_id: () => fieldName("customer_head"),
  start_event: () => _("Begins with"),
  end_event: () => _("Ends with"),
};

/** How the field is called there. */
export const labelOf = (name) => (LABELS[name] ?? fieldName)(name);

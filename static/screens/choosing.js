import { _ } from "../texts.js";

/** Boards and walls as fields offer them: one text names a thing. */

export const keyOf = ({ kind, id }) => `${kind}:${id}`;

export function toThing(key) {
  const [kind, id] = key.split(":");
  return { kind, id };
}

const WORDS = { wall: () => _("KPIs"), board: () => _("Board") };

/** `[key, "Показатели: Холл"]` for each; the wall of lean projects is the only one of its kind and has no other name. */
export const thingOptions = (choices) =>
  choices.map((each) => [keyOf(each), WORDS[each.kind] ? `${WORDS[each.kind]()}: ${each.name}` : each.name]);

import { computed, effect, signal } from "@preact/signals";
import { byName } from "../names.js";
import { byPeople, fullestFirst } from "./filter.js";

/** In which order people's rows stand when the board is shown person by person. */

const FULLEST_FIRST = ["overload", "over", "full", "room"];

/** A Map from person to the place of the level, as it was when the rows were opened: no row moves under the hand. */
const ranks = signal(new Map());

/** People in the order of their rows; who came later has the row by name after the others. */
export const inRows = (people) => {
  const known = fullestFirst.value ? ranks.value : new Map();
  const rank = ({ id }) => known.get(id) ?? FULLEST_FIRST.length;
  return [...people].sort((a, b) => rank(a) - rank(b) || byName(a, b));
};

/** Looks how full the weeks are whenever the rows are opened or asked for in that order. `people` is a signal. */
export function watchLaneOrder(people) {
  const isWanted = computed(() => byPeople.value && fullestFirst.value && people.value.length > 0);
  effect(() => {
    if (!isWanted.value) return;
    ranks.value = new Map(people.peek().map(({ id, load }) => [id, FULLEST_FIRST.indexOf(load)]));
  });
}

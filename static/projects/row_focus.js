import { refocus } from "../web/focus.js";

const rowsOf = (id) => [...(document.getElementById(id)?.querySelectorAll("[data-row]") ?? [])];
const firstIn = (row) => row?.querySelector("input:enabled, select, textarea") ?? null;

/** Into the row of a field that was added to it last, once it is drawn. */
export const enterLastRow = (id) => requestAnimationFrame(() => firstIn(rowsOf(id).at(-1))?.focus());

/** Where the focus goes once a row is taken away: to what stands in its place, to the last one, to what adds one. */
export const afterRow = (id, place) =>
  refocus(
    () => firstIn(rowsOf(id)[place]),
    () => firstIn(rowsOf(id).at(-1)),
    () => document.getElementById(id)?.querySelector("[data-adds]") ?? null,
  );

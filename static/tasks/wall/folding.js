/** Which people get a row of their own when there are more than a wall can show, and what is told of the rest. Pure. */

import { NOBODY } from "./facts.js";

const MOST_PEOPLE = 16;
const IDLE = 2;

/** `{rows, rest}` for at most `room` rows; `rest` is null or `{people, cells}`. Who has trouble comes first. */
export function fold(all, room) {
  const people = all.filter((row) => row.id !== NOBODY);
  const nobody = all.filter((row) => row.id === NOBODY);
  if (people.length <= MOST_PEOPLE && all.length <= room) return { rows: all, rest: null };
  const sorted = [...people].sort((a, b) => rank(a) - rank(b));
  const busy = people.filter((row) => rank(row) < IDLE).length;
  const kept = Math.max(0, Math.min(MOST_PEOPLE, room - 1 - nobody.length, busy || MOST_PEOPLE));
  const rest = sorted.slice(kept);
  return { rows: [...sorted.slice(0, kept), ...nobody], rest: rest.length ? restOf(rest) : null };
}

/** What cards have to tell when only their number is shown. */
export const sumOf = (cards) => ({
  count: cards.length,
  blocked: cards.filter((card) => card.isBlocked).length,
  late: cards.filter((card) => card.late > 0).length,
  lying: cards.filter((card) => card.lyingDays > 0).length,
});

const rank = (row) => (row.isException ? 0 : row.open > 0 ? 1 : IDLE);

function restOf(rows) {
  const cells = rows[0].cells.map((cell, at) => ({
    columnId: cell.columnId,
    isDone: cell.isDone,
    ...sumOf(rows.flatMap((row) => row.cells[at].cards)),
    over: rows.reduce((sum, row) => sum + (row.cells[at].over?.by ?? 0), 0),
  }));
  return { people: rows.length, cells, overloaded: rows.filter((row) => row.person?.load === "overload").length };
}

/**
 * What of a board is told on its wall: rows of people, columns of the flow, cards with the marks that matter, and the
 * three numbers of the head. Nothing about sizes. Pure.
 */

import { dayOf } from "../../dates.js";
import { byName } from "../../names.js";
import { lying } from "../ages.js";
import { columnsInOrder, inOrder } from "../grouping.js";
import { crowding, daysLate, isDone } from "../marks.js";
import { shortNames } from "../../wall/names.js";
import { weekOf } from "./weeks.js";

export const NOBODY = "nobody";
const MOST_IN_QUEUE = 10;

/**
 * `{columns, rows, queue, counters}` of a snapshot. `when` is `{today, timeZone, exceptions}`; `colourOf` gives a kind's
 * colour; the queue is null unless it is wanted.
 */
export function factsOf({ columns, tasks, people }, when, { colourOf, withQueue = false }) {
  const byId = new Map(columns.map((column) => [column.id, column]));
  const cards = new Map(tasks.map((task) => [task.id, cardOf(task, byId.get(task.column_id), when, colourOf)]));
  const placed = placing(tasks, byId, when);
  const flow = columnsInOrder(columns).filter((column) => column.kind !== "backlog");
  return {
    columns: flow.map((column) => headOf(column, placed.in(column))),
    rows: rowsOf(flow, people, placed, cards, when.today),
    queue: withQueue ? queueOf(columnsInOrder(columns), placed, cards) : null,
    counters: countersOf([...cards.values()]),
  };
}

function cardOf(task, column, { today, timeZone, exceptions }, colourOf) {
  const lies = lying(task, column, today, timeZone, exceptions);
  return {
    id: task.id,
    title: task.title,
    colour: colourOf(task.kind),
    isDone: isDone(column),
    isBlocked: Boolean(task.blocked),
    whom: task.blocked?.waiting_for ?? null,
    late: daysLate(task, column, today),
    lyingDays: lies?.days ?? 0,
    lyingTone: lies?.tone ?? null,
    isUrgent: task.priority === "urgent" && !isDone(column),
  };
}

/** What is shown where: everything that is not done, and what was done this week. */
function placing(tasks, byId, { today, timeZone }) {
  const { monday } = weekOf(today);
  const inColumns = new Map();
  for (const task of tasks) {
    const column = byId.get(task.column_id);
    if (!column || (isDone(column) && dayOf(Date.parse(task.entered_column_at), timeZone) < monday)) continue;
    inColumns.set(column.id, [...(inColumns.get(column.id) ?? []), task]);
  }
  for (const list of inColumns.values()) list.sort(inOrder);
  return { in: (column) => inColumns.get(column.id) ?? [] };
}

function headOf(column, tasks) {
  const { count, limit, over } = crowding(column, tasks);
  const isEach = column.wip_scope === "person";
  return {
    id: column.id,
    kind: column.kind,
    name: column.name,
    shortName: column.short_name,
    count,
    limit,
    over,
    isEach,
  };
}

function rowsOf(flow, people, placed, cards, today) {
  const known = new Set(people.map((person) => person.id));
  const holder = (task) => (known.has(task.assignee_id) ? task.assignee_id : NOBODY);
  const cellsOf = (id) =>
    flow.map((column) =>
      cellOf(
        column,
        placed.in(column).filter((task) => holder(task) === id),
        cards,
        id,
      ),
    );
  const names = shortNames(people.map((person) => person.name));
  const rows = [...people]
    .sort((a, b) => Number(b.active) - Number(a.active) || byName(a, b) || (a.id < b.id ? -1 : 1))
    .map((person) => rowOf(person.id, personOf(person, names, today), cellsOf(person.id)))
    .filter((row) => row.person.isActive || hasCards(row));
  const nobody = rowOf(NOBODY, null, cellsOf(NOBODY));
  return hasCards(nobody) ? [...rows, nobody] : rows;
}

function rowOf(id, person, cells) {
  const open = cells.filter((cell) => !cell.isDone).flatMap((cell) => cell.cards);
  const isException =
    person?.load === "overload" || cells.some((cell) => cell.over) || open.some((card) => card.isBlocked || card.late);
  return { id, person, cells, isException, open: open.length };
}

function personOf({ name, initials, load, away, active }, names, today) {
  const isAway = away && away.from_day <= today && today <= away.until_day;
  const until = isAway ? away.until_day : null;
  return { name, short: names.get(name), initials, load, awayUntil: until, isActive: active };
}

function cellOf(column, tasks, cards, rowId) {
  const byPerson = column.wip_scope === "person" && column.wip_limit !== null && rowId !== NOBODY;
  const by = byPerson ? Math.max(0, tasks.length - column.wip_limit) : 0;
  const sorted = worstFirst(tasks.map((task) => cards.get(task.id)));
  return {
    columnId: column.id,
    isDone: isDone(column),
    cards: sorted,
    over: by > 0 ? { by, limit: column.wip_limit } : null,
  };
}

function queueOf(columns, placed, cards) {
  const backlog = columns.filter((column) => column.kind === "backlog");
  const all = backlog.flatMap((column) => placed.in(column)).map((task) => cards.get(task.id));
  return { name: backlog[0]?.name ?? "", count: all.length, cards: all.slice(0, MOST_IN_QUEUE) };
}

const countersOf = (cards) => ({
  blocked: cards.filter((card) => card.isBlocked).length,
  overdue: cards.filter((card) => card.late > 0).length,
  lying: cards.filter((card) => card.lyingDays > 0).length,
});

const RANKS = [
  (card) => card.isBlocked,
  (card) => card.late > 0,
  (card) => card.lyingDays > 0,
  (card) => card.isUrgent,
];
const rank = (card) => [...RANKS, () => true].findIndex((question) => question(card));

/** What hurts comes first, the rest in its order. */
const worstFirst = (cards) => [...cards].sort((a, b) => rank(a) - rank(b));

const hasCards = (row) => row.cells.some((cell) => cell.cards.length > 0);

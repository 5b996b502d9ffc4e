import { computed, effect, signal } from "@preact/signals";
import { dayOf } from "../dates.js";
import { sortedByName } from "../names.js";
import { CommandQueue } from "../live/commands.js";
import { Connection } from "../live/connection.js";
import { SideRooms } from "../live/side_rooms.js";
import { overlay } from "../live/pending.js";
import { exceptions } from "../calendar/exceptions.js";
import { lying } from "./ages.js";
import { EFFECTS } from "./effects.js";
import { byPeople, filter, isFiltered } from "./filter.js";
import { passes } from "./finding.js";
import { columnsInOrder, groupBy, groupByColumn, tasksOf } from "./grouping.js";
import { inRows } from "./lane_order.js";
import { daysLate } from "./marks.js";
import { page } from "../web/page.js";
import { cellKey, NOBODY } from "./places.js";

/**
 * The one way data flows: server's log → `connection.state` → pending commands laid over → `shown` → columns → cards.
 * Nothing below writes to what stands above; people's wishes go in through `queue` only.
 */

const listeners = { applied: [], settled: [], refused: [], "signed-in": [], "signed-out": [] };

/**
 * Calls back after "applied" (events), "settled" (command, answer), "refused" (command, problem), "signed-in" (again,
 * maybe as somebody else) or "signed-out" (a command was answered so); answers how to stop it.
 */
export function on(name, listener) {
  listeners[name].push(listener);
  return () => {
    listeners[name] = listeners[name].filter((each) => each !== listener);
  };
}

const tell = (name, ...facts) => {
  for (const listener of listeners[name]) listener(...facts);
};

/** What the whole organisation shares and a board shows: who keeps it says here what is to be looked at anew. */
export const beside = new SideRooms();

export const connection = new Connection({
  room: page.room,
  beside,
  snapshotUrl: `/api/v1/boards/${page.board.id}`,
  onApplied(events, version) {
    queue.hear(events, version);
    tell("applied", events);
  },
  onSignedIn: () => tell("signed-in"),
  reload: () => location.reload(),
});

export const queue = new CommandQueue({
  csrf: page.csrf,
  hooks: {
    version: () => connection.state.peek()?.version ?? 0,
    settled(command, answer) {
      tell("settled", command, answer);
      connection.expectNews();
    },
    refused: (command, problem) => tell("refused", command, problem),
    signedOut: () => tell("signed-out"),
  },
});

effect(() => {
  if (connection.status.value === "live" || connection.status.value === "polling") queue.hurry();
});

/** The tick of the wall clock, server's time, ms; moves once a second. */
export const now = signal(Date.now());
export const tick = () => {
  now.value = Date.now() + connection.offset.peek();
};

export const shown = computed(() => {
  const confirmed = connection.state.value;
  return confirmed && overlay(confirmed, queue.pendings.value, EFFECTS);
});

const same = (list, other) => list.length === other?.length && list.every((item, at) => item === other[at]);

function keeping(compute) {
  let last;
  return computed(() => {
    const next = compute();
    if (!same(next, last)) last = next;
    return last;
  });
}

export const columns = keeping(() => columnsInOrder(shown.value?.columns ?? []));
const peopleTold = keeping(() => shown.value?.people ?? []);
export const people = computed(() => sortedByName(peopleTold.value));
export const timeZone = computed(() => connection.state.value?.board.time_zone ?? "Asia/Novokuznetsk");
export const today = computed(() => dayOf(now.value, timeZone.value));
const columnById = computed(() => new Map(columns.value.map((column) => [column.id, column])));
const personById = computed(() => new Map(people.value.map((person) => [person.id, person])));
const taskById = computed(() => new Map((shown.value?.tasks ?? []).map((task) => [task.id, task])));

let allBefore;
export const allGroups = computed(() => {
  allBefore = groupByColumn(columns.value, shown.value?.tasks ?? [], allBefore);
  return allBefore;
});

const factsKnown = new WeakMap();

/**
 * What the board shows of a task beside what stands on it: how late it is, whether it lies too long, who does it. An
 * event changes one task of two thousand: of the others it is known already.
 */
export function factsOf(it) {
  const [place, assignee] = [column(it.column_id), person(it.assignee_id)];
  const grounds = [place, assignee, today.value, timeZone.value, exceptions.value];
  const before = factsKnown.get(it);
  if (before && same(grounds, before.grounds)) return before.facts;
  const facts = { late: daysLate(it, place, today.value), lying: lying(it, place, ...grounds.slice(2)), assignee };
  factsKnown.set(it, { grounds, facts });
  return facts;
}

let visibleBefore;
export const groups = computed(() => {
  if (!isFiltered()) return allGroups.value;
  const seen = (shown.value?.tasks ?? []).filter((task) => passes(task, filter.value, factsOf(task)));
  visibleBefore = groupByColumn(columns.value, seen, visibleBefore);
  return visibleBefore;
});

/** Who has a row when the board is shown person by person: those who work here or still have tasks, and nobody. */
export const lanes = keeping(() => {
  const busy = new Set((shown.value?.tasks ?? []).map((each) => each.assignee_id));
  const here = people.value.filter((each) => each.active || busy.has(each.id));
  const named = inRows(here).map((each) => each.id);
  return busy.has(null) ? [...named, NOBODY] : named;
});

let cellsBefore;
/** The board as it is walked and moved over: see places.js. */
export const grid = computed(() => {
  if (!byPeople.value) return { columns: columns.value, lanes: null, groups: groups.value };
  const tasks = [...groups.value.values()].flat();
  cellsBefore = groupBy(tasks, (each) => cellKey(each.column_id, each.assignee_id ?? NOBODY), [], cellsBefore);
  return { columns: columns.value, lanes: lanes.value, groups: cellsBefore };
});

export const column = (id) => columnById.value.get(id) ?? null;
export const person = (id) => personById.value.get(id) ?? null;
export const task = (id) => taskById.value.get(id) ?? null;
export const visibleIn = (columnId) => tasksOf(groups.value, columnId);
export const visibleInCell = (columnId, lane) => tasksOf(grid.value.groups, cellKey(columnId, lane));
export const allIn = (columnId) => tasksOf(allGroups.value, columnId);

/** Whether there are tasks and the filter hides every one. */
export const nothingFound = computed(() => {
  const some = (map) => columns.value.some((each) => tasksOf(map, each.id).length > 0);
  return some(allGroups.value) && !some(groups.value);
});

/** How many tasks the filter leaves. */
export const found = computed(() => [...groups.value.values()].reduce((sum, list) => sum + list.length, 0));

const count = (question) => computed(() => (shown.value?.tasks ?? []).filter(question).length);

export const counts = {
  mine: count((each) => each.assignee_id === page.me.id),
  blocked: count((each) => each.blocked),
  overdue: count((each) => factsOf(each).late > 0),
  lying: count((each) => factsOf(each).lying !== null),
};

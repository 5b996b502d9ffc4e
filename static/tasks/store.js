import { computed, effect, signal } from "@preact/signals";
import { dayOf } from "../dates.js";
import { CommandQueue } from "../live/commands.js";
import { Connection } from "../live/connection.js";
import { overlay } from "../live/pending.js";
import { EFFECTS } from "./effects.js";
import { columnsInOrder, groupByColumn, tasksOf } from "./grouping.js";
import { daysLate, passes } from "./marks.js";
import { page } from "./page.js";

/**
 * The one way data flows: server's log → `connection.state` → pending commands laid over → `shown` → columns → cards.
 * Nothing below writes to what stands above; people's wishes go in through `queue` only.
 */

const listeners = { applied: [], settled: [], refused: [], "signed-in": [], "signed-out": [] };

/**
 * Calls back after "applied" (events), "settled" (command, answer), "refused" (command, problem), "signed-in" (again,
 * maybe as somebody else) or "signed-out" (a command was answered so).
 */
export const on = (name, listener) => listeners[name].push(listener);

const tell = (name, ...facts) => {
  for (const listener of listeners[name]) listener(...facts);
};

export const connection = new Connection({
  room: page.room,
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

const EVERYTHING = { text: "", only: null };
export const filter = signal(EVERYTHING);
export const resetFilter = () => {
  filter.value = EVERYTHING;
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
export const people = keeping(() => shown.value?.people ?? []);
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

let visibleBefore;
export const groups = computed(() => {
  const { text, only } = filter.value;
  if (!text && !only) return allGroups.value;
  const seen = (shown.value?.tasks ?? []).filter((task) =>
    passes(task, filter.value, {
      me: page.me.id,
      column: column(task.column_id),
      today: today.value,
      assignee: person(task.assignee_id),
    }),
  );
  visibleBefore = groupByColumn(columns.value, seen, visibleBefore);
  return visibleBefore;
});

export const column = (id) => columnById.value.get(id) ?? null;
export const person = (id) => personById.value.get(id) ?? null;
export const task = (id) => taskById.value.get(id) ?? null;
export const visibleIn = (columnId) => tasksOf(groups.value, columnId);
export const allIn = (columnId) => tasksOf(allGroups.value, columnId);

/** Whether there are tasks and the filter hides every one. */
export const nothingFound = computed(() => {
  const some = (map) => columns.value.some((each) => tasksOf(map, each.id).length > 0);
  return some(allGroups.value) && !some(groups.value);
});

const count = (question) => computed(() => (shown.value?.tasks ?? []).filter(question).length);

export const counts = {
  mine: count((each) => each.assignee_id === page.me.id && column(each.column_id)?.kind !== "done"),
  blocked: count((each) => each.blocked),
  overdue: count((each) => daysLate(each, column(each.column_id), today.value) > 0),
};

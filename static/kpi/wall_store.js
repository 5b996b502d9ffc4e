import { computed } from "@preact/signals";
import { Connection } from "../live/connection.js";
import { ticking } from "../wall/ticking.js";
import { turning } from "../wall/turns.js";
import { page } from "../web/page.js";
import { byUrgency, factsOf } from "./facts.js";
import { gridOf } from "./grid.js";
import { groupsOf, slidesOf } from "./slides.js";

/** The one way data flows on a wall of KPIs: server's log → `connection.state` → facts → slides. */

export const connection = new Connection({
  room: page.room,
  snapshotUrl: page.preview ? "/api/v1/kpis" : `/api/v1/walls/${page.wall.id}`,
  reload: () => location.reload(),
});

/** What the wall is to show: as it is kept, or as somebody is trying it out. */
export const wall = computed(() => page.preview ?? connection.state.value?.wall ?? null);

/** Whether it was taken down while it was looked at. */
export const isRemoved = computed(() => connection.state.value !== null && wall.value === null);

export const { now, timeZone, today, tick } = ticking(connection, page.time_zone);

/** What the wall shows of its KPIs today: those it names, or all that have a value. */
export const shown = computed(() => {
  const state = connection.state.value;
  if (!state || !wall.value) return null;
  const named = new Set(wall.value.codes);
  const wanted = state.kpis.filter((kpi) => (named.size ? named.has(kpi.id) : kpi.values.length > 0));
  const facts = wanted
    .map((kpi) => factsOf(kpi, today.value))
    .sort((one, other) => one.kpi.position - other.kpi.position);
  const goals = [...state.goals].sort((one, other) => one.position - other.position);
  const inOrder = [...wanted].sort((one, other) => one.position - other.position);
  const grid = gridOf(inOrder, page.units, page.preview?.unit_values ?? state.unit_values ?? [], today.value);
  return { ...slidesOf(facts, goals, byUrgency, grid), groups: groupsOf(facts), facts };
});

export const turns = turning({
  now,
  count: computed(() => shown.value?.slides.length ?? 1),
  lasts: () => (wall.peek()?.slide_seconds ?? 20) * 1_000,
});

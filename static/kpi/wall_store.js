import { computed, signal } from "@preact/signals";
import { dayOf } from "../dates.js";
import { Connection } from "../live/connection.js";
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

/** The tick of the wall clock, server's time, ms; moves once a second. */
export const now = signal(Date.now());
export const tick = () => {
  now.value = Date.now() + connection.offset.peek();
};
export const timeZone = signal(page.time_zone);
export const today = computed(() => dayOf(now.value, timeZone.value));

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

/** On a phone everything is seen, one under the other: there are no slides. */
const narrow = matchMedia("(max-width: 799px)");
export const isNarrow = signal(narrow.matches);
narrow.addEventListener("change", () => {
  isNarrow.value = narrow.matches;
});

/** Which slide is seen; it goes on by itself, and rests for a while after a hand has chosen one. */
export const slide = signal(0);
const REST_MS = 60_000;
const turnAt = signal(0);
const lasts = () => (wall.peek()?.slide_seconds ?? 20) * 1_000;

/** How much of its time the slide has been seen, from 0 to 1; null while it rests under somebody's hand. */
export const seen = computed(() => {
  const left = turnAt.value - now.value;
  return left > lasts() ? null : Math.min(1, Math.max(0, 1 - left / lasts()));
});

export function choose(number) {
  slide.value = number;
  rest();
}

/** Somebody looks closer: what is seen stays for a while. */
export function rest() {
  turnAt.value = now.peek() + Math.max(REST_MS, lasts() + 1);
}

export function turn() {
  const count = shown.peek()?.slides.length ?? 1;
  if (!turnAt.peek()) turnAt.value = now.peek() + lasts();
  if (now.peek() < turnAt.peek()) return;
  turnAt.value = now.peek() + lasts();
  slide.value = (slide.peek() + 1) % count;
}

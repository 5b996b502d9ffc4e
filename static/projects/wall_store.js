import { computed } from "@preact/signals";
import { Connection } from "../live/connection.js";
import { isNarrow } from "../wall/narrow.js";
import { ticking } from "../wall/ticking.js";
import { trustIn } from "../wall/trust.js";
import { turning } from "../wall/turns.js";
import { page } from "../web/page.js";
import { monthOf, monthSlides, wholeMonth } from "./wall_month_facts.js";
import { mapOf, mapSlides, wholeMap } from "./wall_stages.js";
import { targets } from "./wall_targets.js";
import { yearOf } from "./wall_year_facts.js";

/** The one way data flows on the wall of projects: server's log → `connection.state` → facts → slides. */

export const connection = new Connection({
  room: page.room,
  snapshotUrl: "/api/v1/projects",
  reload: () => location.reload(),
});

export const { now, timeZone, today, tick } = ticking(connection, page.time_zone);

/** What the parts that every wall has are told of this one. */
export const life = { connection, now, timeZone, today };
export const freshness = trustIn(life);

/** What is told of all projects today; null until they are there. */
export const shown = computed(() => {
  const projects = connection.state.value?.projects;
  if (!projects) return null;
  const map = mapOf(projects, page.units, today.value);
  return {
    total: projects.length,
    map,
    year: yearOf(projects, targets.value, today.value),
    month: monthOf(projects, today.value),
  };
});

/** The slides in their order, `{kind: "map" | "year" | "month", part, parts, …}`. */
export const slides = computed(() => {
  if (!shown.value?.total) return [];
  const { map, month } = shown.value;
  const [toMaps, toMonths] = isNarrow.value ? [wholeMap, wholeMonth] : [mapSlides, monthSlides];
  return [
    ...inParts(toMaps(map.rows).map((rows) => ({ kind: "map", rows }))),
    { kind: "year", part: 1, parts: 1 },
    ...inParts(toMonths(month).map((own) => ({ kind: "month", ...own }))),
  ];
});

const inParts = (list) => list.map((each, at) => ({ ...each, part: at + 1, parts: list.length }));

export const turns = turning({ now, count: computed(() => slides.value.length) });

import { computed, effect, signal } from "@preact/signals";
import { getJson } from "../live/requests.js";
import { byPeople } from "./filter.js";
import { page } from "../web/page.js";
import { connection, on, shown, today } from "./store.js";
import { weightsOf, withMore } from "./weights.js";

/**
 * What the server told of those whose hours this reader may know: a Map from person to `{hours, capacity, percent,
 * unestimated}`; `weights` is what this board's tasks put on each week when it was told.
 */
const told = signal({ people: new Map(), weights: new Map() });

const weighed = (state) => weightsOf(state.tasks, new Map(state.columns.map((each) => [each.id, each])), today.value);
const weightsNow = computed(() => (shown.value ? weighed(shown.value) : new Map()));

/** Somebody's figures: as they were told, and what has changed on this board since; null where they are not ours to know. */
export function figuresOf(id) {
  const figures = told.value.people.get(id);
  if (!figures) return null;
  const more = (weightsNow.value.get(id) ?? 0) - (told.value.weights.get(id) ?? 0);
  return more === 0 ? figures : withMore(figures, more);
}

const SOON_MS = 400;
const SPREAD_MS = 1_200;

/**
 * Looks again after whatever may have changed a week that is ours to know, while the board is shown person by person;
 * not all pages at the same moment.
 */
export function watchLoads() {
  let timer = null;
  const look = async () => {
    const outcome = await getJson(`/api/v1/boards/${page.board.id}/loads`);
    const state = connection.state.peek();
    if (outcome.kind !== "ok" || !state) return;
    const people = new Map(outcome.body.people.map((each) => [each.id, each]));
    told.value = { people, weights: weighed(state) };
  };
  const soon = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(look, wait);
  };
  on("applied", (events) => {
    if (byPeople.peek() && events.some(isOurs)) soon(SOON_MS + Math.random() * SPREAD_MS);
  });
  effect(() => {
    if (byPeople.value && today.value && connection.status.value === "live") soon(0);
  });
}

/** Whether an event may have changed hours that this reader knows: the head's people, else one's own. */
function isOurs({ kind, body }) {
  if (!/^(task|person)\./.test(kind)) return false;
  if (page.heads) return true;
  const people = [body.person?.id, body.task?.assignee_id, body.from?.assignee_id, body.before?.assignee_id];
  return people.includes(page.me.id);
}

import { effect, signal } from "@preact/signals";
import { retryDelay } from "../live/backoff.js";
import { getJson } from "../live/requests.js";
import { isTemporary, realId } from "./identity.js";
import { openId } from "./selection.js";
import { connection, on, queue } from "./store.js";

/**
 * The open task's description and history: null, or `{id, state: "loading" | "there" | "gone" | "failed", body, isOld}`;
 * `isOld`: it has changed since, and the newer one could not be loaded yet.
 */
export const details = signal(null);

/** What was loaded last of the tasks that were open in this page, the oldest first: read on where nothing can be asked. */
const kept = new Map();
const MOST_KEPT = 50;

function keep(id, body) {
  kept.delete(realId(id));
  kept.set(realId(id), body);
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
}

const isConnected = () => ["live", "polling"].includes(connection.status.peek());

function asKept(id) {
  const body = kept.get(realId(id)) ?? null;
  return { id, state: body ? "there" : "loading", body, isOld: body !== null && !isConnected() };
}

const SOON_MS = 150;
const NOTHING_YET = Symbol("nothing yet");

export function watchDetails() {
  watchReturn();
  let timer = null;
  let shownTask = NOTHING_YET;
  effect(() => {
    const id = openId.value;
    const confirmed = id && connection.state.value?.tasks.find((task) => task.id === realId(id));
    if (details.peek()?.id !== id) {
      details.value = id ? asKept(id) : null;
      shownTask = NOTHING_YET;
    }
    if (!id || isTemporary(id) || !connection.state.value || confirmed === shownTask) return;
    clearTimeout(timer);
    timer = setTimeout(() => load(id), shownTask === NOTHING_YET ? 0 : SOON_MS);
    shownTask = confirmed;
  });
}

/** What could not be loaded is asked for again as soon as the server answers. */
function watchReturn() {
  effect(() => {
    const isBack = connection.status.value === "live" || connection.status.value === "polling";
    const now = details.peek();
    if (isBack && (now?.state === "failed" || now?.isOld)) load(now.id);
  });
}

let turn = 0;
let failures = 0;
let retryTimer = null;

const ask = (id) => getJson(`/api/v1/tasks/${encodeURIComponent(realId(id))}`);

/** Loads the open task anew; of several loads under way only the one begun last counts. */
export async function load(id) {
  const mine = ++turn;
  clearTimeout(retryTimer);
  const outcome = await ask(id);
  if (mine === turn && openId.peek() === id) take(id, outcome);
}

function take(id, outcome) {
  const body = details.peek()?.body ?? null;
  if (outcome.kind !== "retry") failures = 0;
  if (outcome.kind === "ok") {
    keep(id, outcome.body);
    details.value = { id, state: "there", body: outcome.body, isOld: false };
  } else if (outcome.status === 404 || outcome.status === 410) {
    kept.delete(realId(id));
    details.value = { id, state: "gone", body, isOld: false };
  } else {
    details.value = { id, state: body ? "there" : "failed", body, isOld: body !== null };
    if (outcome.kind === "retry") retryTimer = setTimeout(() => loadAgain(id), retryDelay(failures++));
  }
}

const loadAgain = (id) => openId.peek() === id && load(id);

/** The description as one's own commands under way will have made it, else as it was last loaded. */
export function descriptionOf(id) {
  const own = ownDescription(id);
  return (own ? own.changes.description : details.value?.body?.description) ?? "";
}

/** Whether the server has another description than this one; where it cannot be asked now, nobody knows better. */
export async function isOvertaken(id, text) {
  if (ownDescription(id)) return false;
  const outcome = await ask(id);
  const isOther = outcome.kind === "ok" && (outcome.body.description ?? "") !== text;
  if (isOther) await load(id);
  return isOther;
}

const ownDescription = (id) => queue.pendings.value.filter((each) => each.task_id === id && isDescribing(each)).at(-1);

const isDescribing = ({ changes }) => changes !== undefined && "description" in changes;

on("settled", (command) => {
  if (!isDescribing(command)) return;
  const id = realId(command.task_id);
  const before = kept.get(id);
  if (before) keep(id, { ...before, description: command.changes.description });
  const now = details.peek();
  if (now?.id !== id || !now.body) return;
  details.value = { ...now, body: { ...now.body, description: command.changes.description } };
});

on("refused", (command) => {
  const id = openId.peek();
  if (id && !isTemporary(id) && realId(id) === realId(command.task_id ?? "")) load(id);
});

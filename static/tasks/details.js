import { effect, signal } from "@preact/signals";
import { getJson } from "../live/requests.js";
import { isTemporary, realId } from "./identity.js";
import { openId } from "./selection.js";
import { connection } from "./store.js";

/** The open task's description and history: null, or `{id, state: "loading" | "there" | "gone" | "failed", body}`. */
export const details = signal(null);

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
      details.value = id ? { id, state: "loading", body: null } : null;
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
    if (isBack && now?.state === "failed") load(now.id);
  });
}

/** Shows a description at once that has just been sent. */
export function showDescription(description) {
  const now = details.peek();
  if (now?.body) details.value = { ...now, body: { ...now.body, description } };
}

export async function load(id) {
  const outcome = await getJson(`/api/v1/tasks/${encodeURIComponent(realId(id))}`);
  if (openId.peek() !== id) return;
  const before = details.peek()?.body ?? null;
  if (outcome.kind === "ok") details.value = { id, state: "there", body: outcome.body };
  else if (outcome.status === 404 || outcome.status === 410) details.value = { id, state: "gone", body: before };
  else details.value = { id, state: before ? "there" : "failed", body: before };
}

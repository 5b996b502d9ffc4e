import { computed, effect, signal } from "@preact/signals";
import { _ } from "../texts.js";
import { takeBack, tellDone } from "../web/act.js";
import { page } from "../web/page.js";
import { Attempt, explain, sendOnce } from "../web/sending.js";
import { say } from "../web/toasts.js";
import { connection, meeting } from "./meeting_store.js";

const DRIVES = `board-leads-${page.meeting?.id}`;

/**
 * Going from block to block: seen here at once, and by everybody as soon as the server knows. Without a network it goes
 * on here; the last step is sent when there is a network again.
 */

const AGAIN_MS = 3_000;
const SETTLES_MS = 1_500;

/** The block that this page shows for itself, or null: the one that everybody sees. */
export const own = signal(null);
/**
 * Whether this page takes everybody along: that of who is to lead it, of who has begun it here, and of who has said so.
 * Others look around without moving the wall.
 */
const took = signal(sessionStorage.getItem(DRIVES) !== null);
export const drives = computed(() => page.rights.leads && (took.value || meeting.value?.facilitator_id === page.me.id));
export function takeLead() {
  sessionStorage.setItem(DRIVES, "1");
  took.value = true;
  own.value = null;
}

/** Whether a step has not reached the server yet. */
export const isBehind = signal(false);
export const shownBlock = computed(() => own.value ?? meeting.value?.block ?? 0);

const path = (verb) => `/api/v1/meetings/${page.meeting.id}/${verb}`;
let wanted = null;
let timer = null;

/** Shows a block; who leads takes everybody along. */
export function stepTo(block) {
  own.value = block;
  if (drives.peek() && meeting.peek()?.state === "in_progress") {
    wanted = block;
    send();
  }
}

/** Back to what everybody sees. */
export const follow = () => {
  own.value = null;
};

const attempt = new Attempt();
let sending = false;

async function send() {
  clearTimeout(timer);
  if (sending) return;
  sending = true;
  const block = wanted;
  const outcome = await attempt.send({ method: "POST", path: path("step"), body: { block } });
  sending = false;
  if (wanted !== block) return send();
  isBehind.value = outcome.kind === "retry";
  if (outcome.kind === "retry") timer = setTimeout(send, AGAIN_MS);
  else if (outcome.kind === "ok") settle(block);
  else {
    own.value = null;
    say(explain(outcome), { tone: "error" });
  }
}

/** Somebody may have gone on since: what everybody sees counts again, a moment after the step was taken. */
function settle(block) {
  setTimeout(() => {
    if (own.peek() === block && wanted === block) own.value = null;
  }, SETTLES_MS);
}

effect(() => {
  // What everybody sees has come to where this page went ahead: from now on it follows again.
  if (own.value !== null && meeting.value?.block === own.value) own.value = null;
});

/** Does something with the meeting and says why where it does not work; with `said` it can be taken back. */
export async function lead(verb, body = {}, said = null) {
  const outcome = await sendOnce({ method: "POST", path: path(verb), body });
  if (outcome.kind !== "ok") say(explain(outcome), { tone: "error" });
  else if (said) tellDone(said, takeBack(outcome.body));
  connection.expectNews();
  return outcome;
}

/** Lets everybody look at one thing; the same once more lets go of it. */
export function point(kind, id) {
  const focus = meeting.peek().focus;
  const isSame = focus?.kind === kind && focus.id === id;
  return lead("point", isSame ? {} : { kind, id });
}

export const alone = computed(() =>
  own.value !== null && !drives.value && own.value !== meeting.value?.block
    ? _("You look at another block than the others.")
    : null,
);

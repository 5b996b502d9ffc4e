import { computed, signal } from "@preact/signals";
import { dayOf } from "../dates.js";
import { Connection } from "../live/connection.js";
import { page } from "../web/page.js";
import { playing } from "./playing.js";

/** The one way data flows on a screen: server's log → `connection.state` → what is to be seen now → the stage. */

export const connection = new Connection({
  room: page.screen?.room,
  snapshotUrl: "/api/v1/screen",
  auth: { screen: true },
  reload: () => location.reload(),
});

/** The server's time, ms; moves once a second. */
export const now = signal(Date.now());
export const tick = () => {
  now.value = Date.now() + connection.offset.peek();
};
export const timeZone = signal(page.time_zone);
export const today = computed(() => dayOf(now.value, timeZone.value));
export const life = { connection, now, timeZone, today };

export const screen = computed(() => connection.state.value?.screen ?? null);

/** Whether this device may show anything: it was let in, and not sent away since. */
export const isOut = computed(
  () => ["signed-out", "gone"].includes(connection.status.value) || screen.value?.revoked === true,
);

const REST_MS = 60_000;
const rest = signal({ until: 0, thing: null });

/** Somebody touches what is shown: it stays for a while. */
export function stay(thing) {
  rest.value = { until: now.peek() + REST_MS, thing };
}

/** What is to be seen now, as `playing` says, unless a hand holds what is there. */
export const wanted = computed(() => {
  if (!screen.value || isOut.value) return null;
  const found = playing(screen.value, now.value, timeZone.value);
  const { until, thing } = rest.value;
  return found?.why === "playlist" && thing && now.value < until ? { thing, why: "hand", part: null } : found;
});

/** Whether it is to say which one it is. */
export const isCalled = computed(
  () => Boolean(screen.value?.identified_until) && now.value < Date.parse(screen.value.identified_until),
);

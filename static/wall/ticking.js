import { computed, signal } from "@preact/signals";
import { dayOf } from "../dates.js";

/** The clock of a wall, by the server's time: `now` (ms) and `today` move with `tick()`, which is called once a second. */
export function ticking(connection, zone) {
  const now = signal(Date.now());
  const timeZone = signal(zone);
  const today = computed(() => dayOf(now.value, timeZone.value));
  const tick = () => {
    now.value = Date.now() + connection.offset.peek();
  };
  return { now, timeZone, today, tick };
}

import { computed, signal } from "@preact/signals";

/** Slides that turn by themselves, and rest for a while after a hand has chosen one. */

const LASTS_MS = 20_000;
const REST_MS = 60_000;

/**
 * Of `now` (a signal, ms) and `count` (a signal: how many slides there are) makes `{slide, seen, choose, rest, turn}`.
 * `slide` is the number of the one that is seen; `seen` how much of its time has gone by, from 0 to 1, null while it
 * rests under somebody's hand; `turn()` is to be called every second or so. `lasts()` is how long one is seen, ms.
 */
export function turning({ now, count, lasts = () => LASTS_MS }) {
  const chosen = signal(0);
  const turnAt = signal(0);
  const rests = () => Math.max(REST_MS, lasts() + 1);
  const rest = () => {
    turnAt.value = now.peek() + rests();
  };
  return {
    slide: computed(() => Math.min(chosen.value, Math.max(0, count.value - 1))),
    seen: computed(() => {
      const left = turnAt.value - now.value;
      return left > lasts() ? null : Math.min(1, Math.max(0, 1 - left / lasts()));
    }),
    rest,
    choose(number) {
      chosen.value = number;
      rest();
    },
    turn() {
      if (!turnAt.peek()) turnAt.value = now.peek() + lasts();
      // A clock that was set back would otherwise hold one slide for as long as it was ahead.
      const isOver = now.peek() >= turnAt.peek() || turnAt.peek() - now.peek() > rests();
      if (!isOver) return;
      turnAt.value = now.peek() + lasts();
      chosen.value = (Math.min(chosen.peek(), count.peek() - 1) + 1) % Math.max(1, count.peek());
    },
  };
}

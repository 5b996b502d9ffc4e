import { computed, effect } from "@preact/signals";
import { isNight, shiftAt } from "./hours.js";

/** Spares the eyes at night and the screen always: dark colours, and a sheet that is never long in the same place. */
export function watchNight({ now, timeZone }) {
  const night = computed(() => isNight(now.value, timeZone.value));
  const shift = computed(() => shiftAt(now.value).join(" "));
  const root = document.documentElement;
  effect(() => {
    root.toggleAttribute("data-night", night.value);
  });
  effect(() => {
    const [x, y] = shift.value.split(" ");
    root.style.setProperty("--shift-x", `${x}px`);
    root.style.setProperty("--shift-y", `${y}px`);
  });
}

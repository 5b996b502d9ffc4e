import { signal } from "@preact/signals";

/** On a phone everything of a wall is seen, one under the other: there are no slides. */

const narrow = matchMedia("(max-width: 799px)");
export const isNarrow = signal(narrow.matches);
narrow.addEventListener("change", () => {
  isNarrow.value = narrow.matches;
});

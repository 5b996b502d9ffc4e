import { computed, signal } from "@preact/signals";
import { exceptions } from "../../calendar/exceptions.js";
import { shown, timeZone, today } from "../store.js";
import { termOf } from "../terms.js";
import { factsOf } from "./facts.js";
import { WALK_PX } from "../../wall/hours.js";
import { arrange } from "./layout.js";
import { forgetWidths, measure } from "./measure.js";
import { share } from "./sharing.js";
import { columnNames, countText, levelText, nobodyText, restText } from "./wording.js";

/** What stands where on this screen now: the board's state → facts → plan; parts that stay alike stay the same. */

const TOP = 5.75;
const BOTTOM = 4.25;
const NARROW_PX = 800;
const withQueue = new URLSearchParams(location.search).get("queue") === "1";

const screen = signal(look());
const fonts = signal(0);

function look() {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const [own, high] = [(width - WALK_PX) / rem, (height - WALK_PX) / rem];
  return { isNarrow: width < NARROW_PX, width: own, height: high - TOP - BOTTOM };
}

/** Follows the size of the screen and the coming of the font. */
export function watchScreen() {
  window.addEventListener("resize", () => {
    screen.value = share(screen.peek(), look());
  });
  document.fonts?.addEventListener("loadingdone", () => {
    forgetWidths();
    fonts.value += 1;
  });
}

let factsBefore = null;
const facts = computed(() => {
  if (!shown.value) return null;
  const when = { today: today.value, timeZone: timeZone.value, exceptions: exceptions.value };
  factsBefore = share(
    factsBefore,
    factsOf(shown.value, when, { colourOf: (kind) => termOf("kind", kind).colour, withQueue }),
  );
  return factsBefore;
});

const wordsOf = (day) => ({
  person: ({ person }) => (person ? [person.short, levelText(person, day)] : [nobodyText(), ""]),
  rest: restText,
  column: columnNames,
  count: countText,
});

let planBefore = null;

/** The plan, null before the first picture. */
export const plan = computed(() => {
  fonts.value;
  if (!facts.value) return null;
  const options = { measure, words: wordsOf(today.value), previous: planBefore };
  planBefore = share(planBefore, arrange(facts.value, sizeOf(screen.value), options));
  return planBefore;
});

export const counters = computed(() => facts.value?.counters ?? null);

/** A narrow screen scrolls, one column below the other: nothing on it has to give way. */
const sizeOf = ({ isNarrow, width, height }) =>
  isNarrow ? { width, height: Number.MAX_SAFE_INTEGER, columnWidth: width } : { width, height };

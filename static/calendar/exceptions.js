import { effect, signal } from "@preact/signals";
import { getJson } from "../live/requests.js";

/** The days that differ from an ordinary week, as a Map for `working_days.js`; empty until the server has told them. */
export const exceptions = signal(new Map());

const AGAIN_MS = 6 * 3_600_000;
const SOON_MS = 30_000;

let lookAgain = () => {};

/** Asks anew, because somebody has changed the calendar. */
export const lookAtCalendar = () => lookAgain();

/** Keeps `exceptions` as the server has them: now, when the day turns, and a few times a day. `today` is a signal. */
export function watchCalendar(today) {
  let timer = null;
  const look = async (year) => {
    clearTimeout(timer);
    const outcome = await getJson(`/api/v1/calendar?first=${year - 1}-01-01&last=${year + 1}-12-31`);
    if (outcome.kind === "ok")
      exceptions.value = new Map(outcome.body.days.map(({ date, is_working: worked }) => [date, worked]));
    timer = setTimeout(() => look(year), outcome.kind === "ok" ? AGAIN_MS : SOON_MS);
  };
  effect(() => {
    const year = Number(today.value.slice(0, 4));
    lookAgain = () => look(year);
    look(year);
  });
}

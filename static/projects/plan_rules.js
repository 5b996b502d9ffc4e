import { isWorking } from "../calendar/working_days.js";

/** What is unusual about the dates of a plan while they are typed, by stage; the server has the rules. Pure. */

const SINGLE = [1, 9, 10];

/** `{number: code}` of `stages` (`{number, from, to}`): ends on a day off, or begins before the stage before has ended. */
export function unusual(stages, exceptions) {
  const found = {};
  stages.forEach(({ number, from, to }, place) => {
    const before = stages[place - 1];
    const overlaps = from && before?.to && from <= before.to && !SINGLE.includes(number) && before.number !== 1;
    if (overlaps) found[number] = "overlaps";
    else if (to && !isWorking(to, exceptions)) found[number] = "day_off";
  });
  return found;
}

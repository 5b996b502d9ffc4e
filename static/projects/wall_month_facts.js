/** What has to be looked at, and what was reached lately: the slides of the month. Pure; days are `YYYY-MM-DD`. */

import { daysBetween } from "../dates.js";
import { currentStage, daysLate, isDead } from "./standing.js";

const LATELY_DAYS = 90;

/**
 * `{troubles, results, passports}`. A trouble is `{project, kind, days}`, the most urgent first: `late` (its stage, by so
 * many days), `lost` (its result, this year or lately), `check` (due so many days ago). `results` and `passports` are
 * `{isMonth, items: [{project, day, isStable}]}`, the newest first: of this month, or of the last 90 days where it has none.
 */
export function monthOf(projects, today) {
  return {
    troubles: [...lateOf(projects, today), ...lostOf(projects, today), ...checksOf(projects, today)],
    results: lately(projects.flatMap(resultOf), today),
    passports: lately(projects.flatMap(passportOf), today),
  };
}

const byDays = (one, other) => other.days - one.days || (one.project.code < other.project.code ? -1 : 1);

const lateOf = (projects, today) =>
  projects
    .map((project) => ({ project, kind: "late", days: daysLate(project, today), stage: currentStage(project) }))
    .filter(({ days }) => days > 0)
    .sort(byDays);

function lostOf(projects, today) {
  return projects
    .filter(({ state, ended_on: ended }) => {
      if (state !== "regressed" || !ended) return false;
      return ended.slice(0, 4) === today.slice(0, 4) || daysBetween(ended, today) < LATELY_DAYS;
    })
    .map((project) => ({ project, kind: "lost", days: daysBetween(project.ended_on, today) }))
    .sort((one, other) => byDays(other, one));
}

const checksOf = (projects, today) =>
  projects
    .filter(({ state, next_check: due }) => state === "stability_monitoring" && due !== null && due <= today)
    .map((project) => ({ project, kind: "check", days: daysBetween(project.next_check, today) }))
    .sort(byDays);

/** A project that was closed, and later found to be stable, is one result: by what happened to it last. */
function resultOf(project) {
  const { state, closed_on: closed, ended_on: ended } = project;
  if (state === "sustained" && ended) return [{ project, day: ended, isStable: true }];
  return state === "stability_monitoring" && closed ? [{ project, day: closed, isStable: false }] : [];
}

const passportOf = (project) =>
  project.approved_on && !isDead(project) ? [{ project, day: project.approved_on, isStable: false }] : [];

function lately(items, today) {
  const past = items.filter(({ day }) => day <= today).sort((one, other) => (one.day < other.day ? 1 : -1));
  const own = past.filter(({ day }) => day.slice(0, 7) === today.slice(0, 7));
  if (own.length) return { isMonth: true, items: own };
  return { isMonth: false, items: past.filter(({ day }) => daysBetween(day, today) < LATELY_DAYS) };
}

/** How many stand on a slide: troubles beside results and alone; results beside troubles and alone; passports under them. */
const [BESIDE, ALONE, RESULTS, WIDE_RESULTS, PASSPORTS] = [7, 14, 4, 8, 3];

/**
 * The month in slides: `[{troubles, results, passports}]`, none where there is nothing to say. What there is more of than
 * stands on one slide goes on to the next; what there is less of is seen again beside it.
 */
export function monthSlides({ troubles, results, passports }) {
  const hasGood = results.items.length + passports.items.length > 0;
  const parts = {
    troubles: chunks(troubles, hasGood ? BESIDE : ALONE),
    results: evenChunks(results.items, troubles.length ? RESULTS : WIDE_RESULTS),
    passports: chunks(passports.items, PASSPORTS),
  };
  // Passports alone call for no slide more: the newest are enough.
  const count = Math.max(parts.troubles.length, parts.results.length, Math.min(1, parts.passports.length));
  const at = (list, place) => (list.length ? list[place % list.length] : []);
  return Array.from({ length: count }, (_each, place) => ({
    troubles: at(parts.troubles, place),
    results: at(parts.results, place),
    passports: at(parts.passports, place),
  }));
}

/** Everything under one another, for a phone. */
export function wholeMonth({ troubles, results, passports }) {
  const whole = { troubles, results: results.items, passports: passports.items };
  return Object.values(whole).some((list) => list.length) ? [whole] : [];
}

/** As few as need be, and each about as long as the others. */
const evenChunks = (list, most) => chunks(list, Math.ceil(list.length / Math.ceil(list.length / most)));

function chunks(list, size) {
  const found = [];
  for (let at = 0; at < list.length; at += size) found.push(list.slice(at, at + size));
  return found;
}

/** What a screen shows at a moment. Pure. */

import { clock, dayOf } from "../dates.js";

/**
 * What a screen (as the server tells it) shows at `at` (ms): `{thing: {kind, id}, why, part}`. `why` is "asked" (somebody
 * wants it seen now), "meeting", "calendar" or "playlist"; `part` says how much of its time has gone by, from 0 to 1, where things
 * take turns. The clock alone decides, so that screens with one playlist go together, and a page that was loaded anew
 * goes on where it was.
 */
export function playing(screen, at, timeZone) {
  const now = screen.shown_now;
  if (now && at < Date.parse(now.until)) return { thing: thingOf(now), why: "asked", part: null };
  const meeting = meetingNow(meetingsOf(screen), at);
  if (meeting) return { thing: { kind: "meeting", id: meeting.id }, why: "meeting", part: null };
  const slot = screen.calendar.find((each) => isNow(each, at, timeZone));
  if (slot) return { thing: thingOf(slot), why: "calendar", part: null };
  return turn(screen.playlist, at);
}

export const thingOf = ({ kind, id }) => ({ kind, id });

/** Where a thing is shown, which also tells it from others. */
export const pathOf = ({ kind, id }) => PATHS[kind](id);
const PATHS = {
  board: (id) => `/boards/${id}/wall`,
  wall: (id) => `/walls/${id}`,
  projects: () => "/projects/wall",
  meeting: (id) => `/meetings/${id}/wall`,
};

const MINUTE_MS = 60_000;
const OPENS_BEFORE_MS = 2 * MINUTE_MS;
const WAITS_MS = 35 * MINUTE_MS;
const STAYS_MS = 3 * MINUTE_MS;

/** Those of boards that it may show now: what was shown for a while is not its any more. */
function meetingsOf({ meetings = [], playlist, calendar }) {
  const boards = new Set([...playlist, ...calendar].filter(({ kind }) => kind === "board").map(({ id }) => id));
  return meetings.filter(({ board_id: id }) => boards.has(id));
}

/**
 * The meeting that is to be seen: one that goes on, one that is due (from two minutes before its time for as long as it
 * would last), or one that has just ended.
 */
function meetingNow(meetings, at) {
  const isSeen = ({ state, starts_at: starts, ended_at: ended }) => {
    if (state === "in_progress") return true;
    if (ended) return at - Date.parse(ended) < STAYS_MS;
    const begins = Date.parse(starts);
    return at >= begins - OPENS_BEFORE_MS && at < begins + WAITS_MS;
  };
  const found = meetings.filter(isSeen);
  return found.find(({ state }) => state === "in_progress") ?? found.at(-1) ?? null;
}

function isNow({ weekdays, begins, ends }, at, timeZone) {
  const day = new Date(dayOf(at, timeZone)).getUTCDay() || 7;
  const time = clock(at, "en", timeZone);
  return weekdays.includes(day) && begins <= time && time < ends;
}

function turn(playlist, at) {
  if (!playlist.length) return null;
  const whole = playlist.reduce((sum, { seconds }) => sum + seconds, 0);
  let past = (at / 1000) % whole;
  let each = playlist[0];
  for (each of playlist) {
    if (past < each.seconds) break;
    past -= each.seconds;
  }
  return { thing: thingOf(each), why: "playlist", part: playlist.length > 1 ? past / each.seconds : null };
}

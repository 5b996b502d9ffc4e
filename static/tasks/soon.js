import { computed, signal } from "@preact/signals";
import { clock, dayOf, daysBetween } from "../dates.js";
import { getJson } from "../live/requests.js";
import { locale, _, ngettext } from "../texts.js";
import { page } from "../web/page.js";
import { beside, now, timeZone, today } from "./store.js";

/** What a department has before it beside its tasks: the next meeting, decisions that are open, an answer from above. */

const AGAIN_MS = 30_000;
const HOUR_MS = 3_600_000;
const ANSWER_STAYS_DAYS = 7;
const meetings = signal([]);
const decisions = signal([]);

/** Follows both rooms; without them the wall is as it was. */
export function watchSoon() {
  const ask = (path, take) => async () => {
    const outcome = await getJson(path);
    if (outcome.kind === "ok") take(outcome.body);
    else if (outcome.kind === "retry") setTimeout(ask(path, take), AGAIN_MS);
  };
  const { id, unit } = page.board;
  const askMeetings = ask(`/api/v1/boards/${id}/meetings`, (body) => {
    meetings.value = body.meetings;
  });
  const askDecisions = ask(`/api/v1/units/${unit.id}/decisions`, (body) => {
    decisions.value = body.decisions.filter((each) => each.unit_id === unit.id);
  });
  beside.add(`meetings:${id}`, askMeetings);
  beside.add(`decisions:${unit.id}`, askDecisions);
}

/** "встреча сегодня в 09:00", or nothing where none is ahead. */
const meetingText = computed(() => {
  const isAhead = ({ state, starts_at: at }) =>
    ["scheduled", "preparing"].includes(state) && Date.parse(at) > now.value - HOUR_MS;
  const next = meetings.value.find((each) => each.state === "in_progress" || isAhead(each));
  if (!next) return null;
  if (next.state === "in_progress") return _("the meeting goes on");
  const at = Date.parse(next.starts_at);
  const left = at - now.value;
  if (left < 0) return _("it is time for the meeting");
  if (left < HOUR_MS) return _("meeting in %(minutes)s min", { minutes: Math.max(1, Math.ceil(left / 60_000)) });
  const [days, time] = [daysBetween(today.value, dayOf(at, timeZone.value)), clock(at, locale, timeZone.value)];
  if (days === 0) return _("meeting today at %(time)s", { time });
  if (days === 1) return _("meeting tomorrow at %(time)s", { time });
  const name = locale === "en" ? "en-GB" : locale;
  const day = new Intl.DateTimeFormat(name, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: timeZone.value,
  });
  return _("meeting %(day)s, %(time)s", { day: day.format(at), time });
});

const decisionsText = computed(() => {
  const open = decisions.value.filter(({ over, done_at: done }) => !over && !done);
  if (!open.length) return null;
  const late = open.filter(({ due }) => due && due < today.value).length;
  const text = ngettext("%(num)s open decision", "%(num)s open decisions", open.length);
  const lateText = _("overdue: %(count)s", { count: late });
  return late ? `${text}, ${lateText}` : text;
});

const answerText = computed(() => {
  const isFresh = ({ answered_at: at }) =>
    at && daysBetween(dayOf(Date.parse(at), timeZone.value), today.value) < ANSWER_STAYS_DAYS;
  const told = decisions.value.flatMap(({ number, escalations }) =>
    escalations.filter(isFresh).map((each) => ({ number, ...each })),
  );
  const newest = told.sort((one, other) => other.answered_at.localeCompare(one.answered_at))[0];
  return newest ? _("answer to № %(number)s: %(text)s", { number: newest.number, text: newest.answer }) : null;
});

/** All of it in one line. */
export const soonText = computed(() =>
  [meetingText.value, decisionsText.value, answerText.value].filter(Boolean).join(" · "),
);

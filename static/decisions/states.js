/** What a decision is waiting for on a day, and how a unit keeps its decisions. Pure. */

/** In the order in which they are read: what is asked of us, what is to be judged, what is late. */
export const STATES = ["asked", "to_check", "late", "waiting", "open", "done", "over"];

const FINAL = new Set(["helped", "not"]);

/** The question to which an answer is waited for, or nothing. */
export const openQuestion = ({ escalations }) => escalations.find(({ answered_at: at }) => at === null) ?? null;

/** One of `STATES`: what is to be done about a decision in a unit on a day. */
export function stateOf(decision, today, unitId) {
  const question = openQuestion(decision);
  if (question?.asked_unit_id === unitId) return "asked";
  if (decision.unit_id !== unitId || decision.over) return "over";
  const isToJudge = decision.check_on !== null && decision.check_on <= today;
  if (isToJudge && (decision.done_at || !decision.due)) return "to_check";
  if (question) return "waiting";
  if (decision.done_at) return "done";
  return decision.due && decision.due < today ? "late" : "open";
}

/** `{state: [decisions]}` for a unit, within a state the earliest day first, what is over the newest first. */
export function grouped(decisions, today, unitId) {
  const found = new Map(STATES.map((state) => [state, []]));
  for (const each of decisions) found.get(stateOf(each, today, unitId)).push(each);
  for (const [state, list] of found) list.sort(state === "over" ? newest : soonest);
  return found;
}

const FAR = "9999";
const dayFor = (decision) => openQuestion(decision)?.answer_by ?? (decision.done_at ? decision.check_on : decision.due);
const soonest = (one, other) => (dayFor(one) ?? FAR).localeCompare(dayFor(other) ?? FAR) || one.number - other.number;
const newest = (one, other) => other.number - one.number;

/**
 * How a unit keeps its decisions: `{onTime, due, helped, judged}`. Of those whose first day has passed or which are done,
 * how many were done by that day (domain, 6.2, `DECISION_ON_TIME_PCT`); of those judged for good, how many helped.
 */
export function kept(decisions, today, unitId, dayOf) {
  const own = decisions.filter((each) => each.unit_id === unitId && !each.dropped_at);
  const due = own.filter(({ original_due: day, done_at: done }) => day && (done || day < today));
  const judged = own.filter(({ verdict }) => FINAL.has(verdict));
  return {
    onTime: due.filter(({ original_due: day, done_at: done }) => done && dayOf(done) <= day).length,
    due: due.length,
    helped: judged.filter(({ verdict }) => verdict === "helped").length,
    judged: judged.length,
  };
}

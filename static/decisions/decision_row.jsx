import { dayOf, shortDay } from "../dates.js";
import { locale, _ } from "../texts.js";
import { act } from "../web/act.js";
import { page } from "../web/page.js";
import { RowButton } from "../web/row.jsx";
import { Before } from "./acts.jsx";
import { openQuestion } from "./states.js";
import { KINDS, VERDICTS } from "./words.js";

const JUDGED = ["helped", "not", "early"];

/** A decision, what has become of it, and what can be done with it; `onAct({id, name, verdict})` opens a sheet. */
export function DecisionRow({ decision, state, onAct }) {
  const { number, what, problem, about_name: about } = decision;
  return (
    <li class={`decision ${state === "over" ? "is-closed" : ""}`}>
      <span class="row-main">
        <strong>
          № {number} {what}
        </strong>
        {problem && <span class="row-more">{problem}</span>}
        <span class="meta row-more">
          {[decision.about_kind !== "unit" && about, KINDS[decision.kind](), who(decision)].filter(Boolean).join(" · ")}
        </span>
        <When decision={decision} state={state} />
        {decision.escalations.map((each) => (
          <Question key={each.id} question={each} />
        ))}
        {state === "to_check" && <Before decision={decision} />}
      </span>
      <Acts decision={decision} state={state} onAct={onAct} />
    </li>
  );
}

const day = (text) => shortDay(text, locale, page.today);
const dayAt = (moment) => day(dayOf(Date.parse(moment), page.time_zone));
const who = ({ owner, unit, unit_id: unitId }) => (unitId === page.unit.id ? owner : unit);

function When({ decision, state }) {
  const { due, done_at: done, check_on: check, verdict, dropped_at: dropped } = decision;
  const parts = [
    dropped && _("will not be done: %(reason)s", { reason: decision.dropped_reason ?? _("its task was taken off") }),
    !dropped && due && !done && _("due %(day)s", { day: day(due) }),
    done && _("done on %(day)s", { day: dayAt(done) }),
    check && !verdict && !dropped && _("checked on %(day)s", { day: day(check) }),
    verdict && `${VERDICTS[verdict]()}${decision.verdict_note ? `: ${decision.verdict_note}` : ""}`,
    verdict === "early" && check && _("checked on %(day)s", { day: day(check) }),
  ];
  const text = parts.filter(Boolean).join(" · ");
  return text ? <span class={`row-more ${state === "late" ? "mark-red" : ""}`}>{text}</span> : null;
}

function Question({ question }) {
  const { asked_unit: unit, question: text, asked_by: by, answer, answered_by: answerer, answer_by: until } = question;
  const isLate = answer === null && until < page.today;
  return (
    <span class="row-more decision-question">
      <span class="meta">{_("%(who)s asks %(unit)s, %(day)s", { who: by, unit, day: dayAt(question.asked_at) })}</span>{" "}
      {text}
      {answer === null ? (
        <span class={`row-more ${isLate ? "mark-red" : "meta"}`}>
          {_("an answer is waited for until %(day)s", { day: day(until) })}
        </span>
      ) : (
        <span class="row-more">
          <span class="meta">{_("%(who)s answers:", { who: answerer })}</span> {answer}
        </span>
      )}
    </span>
  );
}

function Acts({ decision, state, onAct }) {
  const { id, number, task_id: task } = decision;
  const open = (name, more) => onAct({ id, name, ...more });
  const what = (label) => `${label}: № ${number}`;
  const button = (label, run, quiet = true) => (
    <RowButton key={label} label={label} what={what(label)} onClick={run} quiet={quiet} />
  );
  const mayChange = page.rights.decides && decision.unit_id === page.unit.id && state !== "over";
  const finish = () =>
    act(
      { method: "POST", path: `/api/v1/decisions/${id}/finish` },
      _("Decision № %(number)s is done", { number }),
      true,
    );
  return (
    <span class="row-actions">
      {task && (
        <a class="button button-quiet" href={`/tasks/${task}`}>
          {_("Task")}
          <span class="spoken-only"> № {number}</span>
        </a>
      )}
      {state === "asked" && page.rights.answers && button(_("Answer"), () => open("answer"), false)}
      {mayChange &&
        state === "to_check" &&
        JUDGED.map((verdict) => button(VERDICTS[verdict](), () => open("judge", { verdict }), verdict === "early"))}
      {mayChange && !task && !decision.done_at && button(_("Done"), finish, false)}
      {mayChange && button(_("Change"), () => open("edit"))}
      {mayChange &&
        !openQuestion(decision) &&
        page.tiers.length > 0 &&
        button(_("Ask the leadership"), () => open("ask"))}
      {mayChange && !decision.done_at && button(_("It will not be done"), () => open("drop"))}
    </span>
  );
}

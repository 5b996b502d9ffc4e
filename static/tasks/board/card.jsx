import { Back, Bolt, Check, Clock, Comment, Hourglass, KindIcon, ListMark, Stop } from "../../icons.jsx";
import { memo } from "../../memo.js";
import { _, ngettext } from "../../texts.js";
import { keyOf } from "../identity.js";
import { isDone } from "../marks.js";
import { page } from "../../web/page.js";
import { pick, pickRange } from "./picking.js";
import { RenameForm } from "./rename_form.jsx";
import { termOf } from "../terms.js";
import { openTask, stand } from "../selection.js";
import { shortDay } from "../../web/days.js";
import { blockedText, hours, lateBy, missingText, overdueBy, untilDay, word } from "../wording.js";

/**
 * One task in its column. Everything it shows comes in as plain values, so that an event draws anew only the cards it
 * touched. `late` is how many days the task is overdue.
 */
export const Card = memo(function Card({
  task,
  column,
  assignee,
  today,
  late,
  isTabStop,
  isOpen,
  isLifted,
  isSaving,
  isRenamed,
  isPicking,
  isPicked,
  lyingDays,
  lyingTone,
}) {
  if (isRenamed) {
    return (
      <li>
        <RenameForm task={task} />
      </li>
    );
  }
  const look = ["card", `tint-${termOf("kind", task.kind).colour}`];
  if (task.priority === "urgent") look.push("is-urgent");
  if (task.blocked) look.push("is-blocked");
  if (late) look.push("is-late");
  if (isOpen) look.push("is-open");
  if (isLifted) look.push("is-lifted");
  if (isPicking) look.push("has-box");
  if (isPicked) look.push("is-picked");
  return (
    <li>
      <div
        class={look.join(" ")}
        role="button"
        tabIndex={isTabStop ? 0 : -1}
        data-task-id={task.id}
        aria-describedby="card-keys"
        aria-expanded={isOpen}
        onClick={(event) => press(event, task.id, isPicking)}
        onFocus={() => stand(task.id)}
      >
        {isPicking && <PickBox isPicked={isPicked} />}
        <p class="card-title" title={task.title}>
          {task.title}
        </p>
        {task.blocked && (
          <p class="mark mark-red">
            <Stop label={_("blocked")} /> <span class="clamp">{blockedText(task.blocked, today)}</span>
          </p>
        )}
        {task.priority === "urgent" && (
          <p class="mark mark-red">
            <Bolt /> {_("urgent")}
          </p>
        )}
        {column.kind === "approval" && task.waiting_for && !task.blocked && (
          <p class={task.expected_on && task.expected_on < today ? "mark mark-amber" : "mark"}>
            {_("waiting for: %(whom)s", { whom: task.waiting_for })}
            {task.expected_on ? ` ${untilDay(task.expected_on, today)}` : ""}
          </p>
        )}
        {task.missing.length > 0 && <p class="mark mark-amber">{missingText(task.missing)}</p>}
        <Facts {...{ task, column, assignee, today, late, isSaving, lyingDays, lyingTone }} />
      </div>
    </li>
  );
});

/** Ctrl chooses one more, Shift all up to here; while several are being chosen, every press does. */
function press(event, id, isPicking) {
  if (!page.may_write) return openTask(id);
  if (event.shiftKey) return pickRange(id);
  if (event.ctrlKey || event.metaKey || isPicking) return pick(id);
  return openTask(id);
}

function PickBox({ isPicked }) {
  return (
    <span class="pick-box" role="img" aria-label={isPicked ? _("chosen") : _("not chosen")}>
      {isPicked && <Check />}
    </span>
  );
}

function Facts({ task, column, assignee, today, late, isSaving, lyingDays, lyingTone }) {
  return (
    <p class="card-facts">
      {assignee && (
        <span class="avatar" role="img" aria-label={assignee.name} title={assignee.name}>
          {assignee.initials}
        </span>
      )}
      {late > 0 && (
        <span class="mark-red" role="img" aria-label={overdueBy(late)} title={overdueBy(late)}>
          <Clock /> {lateBy(late)}
        </span>
      )}
      {task.due && late === 0 && <Due day={task.due} column={column} today={today} />}
      {lyingDays > 0 && <Lying days={lyingDays} tone={lyingTone} />}
      {task.estimate_hours !== null && <span>{hours(task.remaining_hours ?? task.estimate_hours)}</span>}
      {task.checklist?.total > 0 && (
        <span role="img" aria-label={stepsDone(task.checklist)} title={stepsDone(task.checklist)}>
          <ListMark /> {task.checklist.done}/{task.checklist.total}
        </span>
      )}
      {task.comments > 0 && (
        <span role="img" aria-label={commentsText(task.comments)} title={commentsText(task.comments)}>
          <Comment /> {task.comments}
        </span>
      )}
      {task.return_count > 0 && !isDone(column) && (
        <span title={ngettext("sent back %(num)s time", "sent back %(num)s times", task.return_count)}>
          <Back /> {task.return_count}
        </span>
      )}
      {isSaving && <span class="saving">{_("saving…")}</span>}
      <span class="card-kind" title={word("kind", task.kind)}>
        <KindIcon icon={termOf("kind", task.kind).icon} label={word("kind", task.kind)} />
      </span>
    </p>
  );
}

const stepsDone = ({ done, total }) => _("checklist: %(done)s of %(total)s", { done, total });
const commentsText = (number) => ngettext("%(num)s comment", "%(num)s comments", number);

function Lying({ days, tone }) {
  const text = ngettext("%(num)s working day in this column", "%(num)s working days in this column", days);
  return (
    <span class={`mark-${tone} mark-lying`} role="img" aria-label={text} title={text}>
      <Hourglass /> {days}
    </span>
  );
}

function Due({ day, column, today }) {
  if (isDone(column)) return <span>{_("due %(day)s", { day: shortDay(day, today) })}</span>;
  if (day === today) return <span class="mark-amber">{_("today")}</span>;
  return <span>{untilDay(day, today)}</span>;
}

export const cardKey = (task) => keyOf(task.id);

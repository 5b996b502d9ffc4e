import { Back, Bolt, Clock, Comment, KindIcon, ListMark, Stop } from "../icons.jsx";
import { memo } from "../memo.js";
import { _, ngettext } from "../texts.js";
import { keyOf } from "./identity.js";
import { isDone } from "./marks.js";
import { RenameForm } from "./rename_form.jsx";
import { openTask, stand } from "./selection.js";
import { blockedText, hours, lateBy, missingText, overdueBy, shortDay, untilDay, word } from "./wording.js";

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
}) {
  if (isRenamed) {
    return (
      <li>
        <RenameForm task={task} />
      </li>
    );
  }
  const look = ["card", `kind-${task.kind}`];
  if (task.priority === "urgent") look.push("is-urgent");
  if (task.blocked) look.push("is-blocked");
  if (late) look.push("is-late");
  if (isOpen) look.push("is-open");
  if (isLifted) look.push("is-lifted");
  return (
    <li>
      <div
        class={look.join(" ")}
        role="button"
        tabIndex={isTabStop ? 0 : -1}
        data-task-id={task.id}
        aria-describedby="card-keys"
        aria-expanded={isOpen}
        onClick={() => openTask(task.id)}
        onFocus={() => stand(task.id)}
      >
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
        <Facts task={task} column={column} assignee={assignee} today={today} late={late} isSaving={isSaving} />
      </div>
    </li>
  );
});

function Facts({ task, column, assignee, today, late, isSaving }) {
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
      {task.estimate_hours !== null && <span>{hours(task.remaining_hours ?? task.estimate_hours)}</span>}
      {task.checklist?.total > 0 && (
        <span>
          <ListMark /> {task.checklist.done}/{task.checklist.total}
        </span>
      )}
      {task.comments > 0 && (
        <span>
          <Comment /> {task.comments}
        </span>
      )}
      {task.return_count > 0 && !isDone(column) && (
        <span title={ngettext("sent back %(num)s time", "sent back %(num)s times", task.return_count)}>
          <Back /> {task.return_count}
        </span>
      )}
      <span class="card-kind" title={word("kind", task.kind)}>
        {isSaving ? (
          <span class="saving">{_("saving…")}</span>
        ) : (
          <KindIcon kind={task.kind} label={word("kind", task.kind)} />
        )}
      </span>
    </p>
  );
}

function Due({ day, column, today }) {
  if (isDone(column)) return <span>{_("due %(day)s", { day: shortDay(day, today) })}</span>;
  if (day === today) return <span class="mark-amber">{_("today")}</span>;
  return <span>{untilDay(day, today)}</span>;
}

export const cardKey = (task) => keyOf(task.id);

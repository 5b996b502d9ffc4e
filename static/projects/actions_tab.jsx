import { useState } from "preact/hooks";
import { _, ngettext } from "../texts.js";
import { act } from "../web/act.js";
import { page } from "../web/page.js";
import { RowButton } from "../web/row.jsx";
import { ActionDialog, ReasonDialog, ReportDialog } from "./action_dialogs.jsx";
import { rights } from "./rights.js";
import { isAsked, Wish } from "./wish.jsx";
import { actionName, day, nobody } from "./words.js";

const OPEN = ["planned", "in_progress"];
const DEAD = ["rejected", "cancelled", "sustained", "regressed"];

/** The plan of measures: what is done, by whom, until when; from the defence on each is a task on a board. */
export function ActionsTab({ project }) {
  const [open, setOpen] = useState(null);
  const actions = project.action_list;
  const wanted = actions.filter(({ state }) => state !== "cancelled");
  const mayAdd = rights.value.writes && !DEAD.includes(project.state);
  const close = () => setOpen(null);
  return (
    <div class="view-section" id="measures">
      {wanted.length > 0 && (
        <p class="kpi-summary" role="status">
          {_("Accepted: %(count)s of %(total)s", {
            count: wanted.filter(({ state }) => state === "confirmed").length,
            total: wanted.length,
          })}
        </p>
      )}
      {mayAdd && (
        <p class="view-actions">
          <button type="button" class="button button-primary" onClick={() => setOpen({ name: "add" })}>
            {_("Add an action…")}
          </button>
        </p>
      )}
      {actions.length === 0 ? (
        <p class="empty-row">
          {_(
            "There is no action yet. Each has somebody who does it and a day; after the defence it becomes a task on that person's board.",
          )}
        </p>
      ) : (
        <ul class="rows">
          {actions.map((action) => (
            <ActionRow
              key={action.id}
              project={project}
              action={action}
              onAct={(name) => setOpen({ name, action })}
              mayEdit={mayAdd}
            />
          ))}
        </ul>
      )}
      {(open?.name === "add" || open?.name === "edit") && (
        <ActionDialog project={project} action={open.action} onClose={close} />
      )}
      {open?.name === "report" && <ReportDialog action={open.action} onClose={close} />}
      {(open?.name === "return" || open?.name === "cancel") && (
        <ReasonDialog verb={open.name} project={project} action={open.action} onClose={close} />
      )}
    </div>
  );
}

/** Whether a day lies beyond the planned end of stage 7, in which actions are carried out. */
const isBeyond = (project, due) => {
  const end = project.stages.find(({ number }) => number === 7)?.plan_end;
  return Boolean(due && end && due > end);
};

function ActionRow({ project, action, onAct, mayEdit }) {
  const { id, text, problem, owner, due, state, postponed, evidence, why_not: whyNot, task_id: task } = action;
  const isOpen = OPEN.includes(state);
  const isLate = isOpen && due && due < page.today;
  const isMine = action.owner_id === page.me.id;
  const what = (label) => `${label}: ${text}`;
  const confirm = () =>
    act(
      { method: "POST", path: `/api/v1/projects/${page.project.id}/actions/${id}/confirm`, body: {} },
      _("The action is accepted"),
      true,
    );
  return (
    <li class={state === "cancelled" ? "is-closed" : ""}>
      <span class="row-main">
        <strong>
          {text}
          <span class="tag">{actionName(state)}</span>
        </strong>
        {problem && <span class="row-more">{problem}</span>}
        <span class={`row-more ${isLate ? "mark-red" : "meta"}`}>
          {[
            owner ?? nobody(),
            due && _("until %(day)s", { day: day(due) }),
            isOpen && isBeyond(project, due) && _("after the end of the stage of improvements"),
            postponed > 0 && ngettext("postponed once", "postponed %(num)s times", postponed),
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
        {(evidence || whyNot) && <span class="meta row-more">{whyNot ?? evidence}</span>}
        <Wish project={project} action={action} />
      </span>
      <span class="row-actions">
        {task && page.boards.includes(action.board_id) && (
          <a class="button button-quiet" href={`/tasks/${task}`}>
            {_("Task")}
          </a>
        )}
        {state === "reported" && rights.value.leads && (
          <>
            <RowButton label={_("Accept")} what={what(_("Accept"))} onClick={confirm} />
            <RowButton label={_("Send back…")} what={what(_("Send back…"))} quiet onClick={() => onAct("return")} />
          </>
        )}
        {isOpen && !task && (rights.value.writes || isMine) && (
          <RowButton label={_("Done…")} what={what(_("Done…"))} onClick={() => onAct("report")} />
        )}
        {mayEdit && isOpen && (
          <RowButton label={_("Change")} what={what(_("Change"))} quiet onClick={() => onAct("edit")} />
        )}
        {rights.value.leads && state !== "confirmed" && state !== "cancelled" && !isAsked(action) && (
          <RowButton
            label={_("Will not be done…")}
            what={what(_("Will not be done…"))}
            quiet
            onClick={() => onAct("cancel")}
          />
        )}
      </span>
    </li>
  );
}

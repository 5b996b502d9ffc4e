import { _ } from "../texts.js";
import { addTask } from "./commands.js";
import { keepDraft, draft, forgetDraft } from "./drafts.js";
import { canBeLifted } from "./refusals.js";
import { edit, stopEditing } from "./selection.js";
import { columns, on, queue, resetFilter, visibleIn } from "./store.js";
import { TitleInput } from "./title_input.jsx";
import { say } from "./toasts.js";
import { offerUndo } from "./undo.js";

/** The line at the foot of a column: Enter adds and stays open for the next one. */
export function AddTask({ column, onAdded }) {
  const name = `${column.id}/add`;
  const add = (title) => {
    tellIfHidden(offerUndo(addTask(column.id, title)), column.id);
    onAdded();
  };
  const close = () => {
    stopEditing();
    document.querySelector(`[data-testid="add-${column.kind}"]`)?.focus();
  };
  const addTyped = () => {
    const title = (draft(name) ?? "").trim();
    forgetDraft(name);
    if (title) add(title);
  };
  return (
    <div class="add-task">
      <TitleInput
        name={name}
        label={_("New task in “%(column)s”", { column: column.name })}
        placeholder={_("What has to be done?")}
        staysOpen
        onSave={add}
        onClose={close}
      />
      <div class="form-actions">
        <button type="button" class="button button-primary" onClick={addTyped}>
          {_("Add")}
        </button>
        <button type="button" class="button button-quiet" onClick={close}>
          {_("Close")}
        </button>
      </div>
    </div>
  );
}

function tellIfHidden(commandId, columnId) {
  const added = queue.pendings.peek().find((each) => each.id === commandId)?.task_id;
  if (!added || visibleIn(columnId).some((each) => each.id === added)) return;
  say(_("The new task is hidden by the filter."), {
    tone: "warning",
    action: { label: _("Show all tasks"), run: resetFilter },
  });
}

export const openAddTask = (column) => edit("column", column.id, "add");

/** A title that the board did not take goes back into the line it was typed in. */
export function giveBack(command) {
  const column = columns.value.find((each) => each.id === command.column_id);
  if (command.kind !== "add" || !column) return;
  keepDraft(`${column.id}/add`, command.title);
  openAddTask(column);
}

on("refused", (command, problem) => {
  if (!canBeLifted(command, problem)) giveBack(command);
});

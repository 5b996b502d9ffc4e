import { _ } from "../../texts.js";
import { addTask } from "../commands.js";
import { draft, forgetDraft } from "../drafts.js";
import { filter, resetFilter } from "../filter.js";
import { edit, stopEditing } from "../selection.js";
import { queue, visibleIn } from "../store.js";
import { TitleInput } from "../panel/title_input.jsx";
import { say, unsay } from "../../web/toasts.js";
import { addLine } from "../typed.js";
import { offerUndo } from "../undo.js";

/** The line at the foot of a column: Enter adds and stays open for the next one. */
export function AddTask({ column, onAdded }) {
  const name = addLine(column.id);
  const add = (title) => {
    tellIfHidden(offerUndo(addTask(column.id, title)), column.id);
    onAdded();
  };
  const close = () => {
    stopEditing();
    document.querySelector(`[data-add="${CSS.escape(column.id)}"]`)?.focus();
  };
  const addTyped = (event) => {
    const title = (draft(name) ?? "").trim();
    forgetDraft(name);
    if (title) add(title);
    event.currentTarget.closest(".add-task").querySelector("textarea").focus();
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
        <button
          type="button"
          class="button button-primary"
          // The field keeps the focus, and a phone its keyboard, for the next one.
          onMouseDown={(event) => event.preventDefault()}
          onClick={addTyped}
        >
          {_("Add")}
        </button>
        <button type="button" class="button button-quiet" onClick={close}>
          {_("Close")}
        </button>
      </div>
    </div>
  );
}

let told = null;

/** What was said of a filter is said of that one: it goes when another is chosen, or none. */
filter.subscribe(() => {
  if (told !== null) unsay(told);
  told = null;
});

function tellIfHidden(commandId, columnId) {
  const added = queue.pendings.peek().find((each) => each.id === commandId)?.task_id;
  if (!added || visibleIn(columnId).some((each) => each.id === added)) return;
  told = say(_("The new task is hidden by the filter."), {
    tone: "warning",
    action: { label: _("Show all tasks"), run: resetFilter },
  });
}

export const openAddTask = (column) => edit("column", column.id, "add");

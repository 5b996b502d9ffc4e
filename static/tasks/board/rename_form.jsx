import { _ } from "../../texts.js";
import { changeTask } from "../commands.js";
import { termOf } from "../terms.js";
import { TitleInput } from "../panel/title_input.jsx";
import { focusCard, stopEditing } from "../selection.js";
import { offerUndo } from "../undo.js";

/** The card with its title open for writing (F2). */
export function RenameForm({ task }) {
  const close = () => {
    stopEditing();
    focusCard(task.id);
  };
  return (
    <div class={`card tint-${termOf("kind", task.kind).colour} is-renamed`}>
      <TitleInput
        name={`${task.id}/title`}
        label={_("Title of the task")}
        start={task.title}
        onSave={(title) => {
          if (title !== task.title) offerUndo(changeTask(task, { title }));
          close();
        }}
        onClose={close}
      />
    </div>
  );
}

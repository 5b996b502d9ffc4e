import { _ } from "../../texts.js";
import { archiveTask } from "../commands.js";
import { draft, forgetDraft, keepDraft } from "../drafts.js";
import { closeField, SmallForm } from "../in_place.jsx";
import { edit, isEditing } from "../selection.js";
import { offerUndo } from "../undo.js";

/** Off the board without being done, and why. */
export function ArchiveForm({ it }) {
  if (!isEditing("panel", it.id, "archive")) {
    return (
      <button
        type="button"
        class="button button-quiet archive-start"
        data-field="archive"
        onClick={() => edit("panel", it.id, "archive")}
      >
        {_("Not needed any more? Into the archive")}
      </button>
    );
  }
  const name = `${it.id}/archive`;
  const why = draft(name) ?? "";
  const send = () => {
    forgetDraft(name);
    closeField("archive");
    offerUndo(archiveTask(it, why.trim() || null));
  };
  return (
    <section class="panel-part">
      <SmallForm
        field="archive"
        label={_("Into the archive")}
        drafts={[name]}
        submit={_("Into the archive")}
        onSubmit={send}
      >
        <div class="field">
          <label for="archive-why">{_("Why it will not be done")}</label>
          <input
            id="archive-why"
            class="input"
            maxLength={1000}
            value={why}
            onInput={(event) => keepDraft(name, event.currentTarget.value)}
          />
          <span class="field-help">{_("The reason is kept in the history of the task.")}</span>
        </div>
      </SmallForm>
    </section>
  );
}

import { _ } from "../../texts.js";
import { restoreTask } from "../commands.js";
import { page } from "../../web/page.js";
import { connection } from "../store.js";
import { offerUndo } from "../undo.js";

/** What an open task says of itself: that it is off the board, may be out of date, or has not come whole. */

/** Something has changed, and the rest of the task could not be loaded since. */
export function Old() {
  return (
    <p class="notice notice-warning" role="status">
      {_("The description and the history may be out of date; the page keeps asking for them.")}
    </p>
  );
}

/** While nothing has come yet, and why. */
export function Waiting({ known }) {
  const status = connection.status.value;
  const isCutOff = known?.state === "failed" || status === "offline" || status === "signed-out";
  return (
    <p class="panel-part meta" role="status">
      {isCutOff ? _("No connection: the rest of the task will be shown when there is one.") : _("Loading…")}
    </p>
  );
}

export function GoneNotice({ known }) {
  const isArchived = known?.body?.archived_at;
  return (
    <div class="notice" role="status">
      <span>
        {isArchived
          ? _("The task is in the archive. It can be read here, but not changed.")
          : _("The task has been taken off the board. What you see is how it was.")}
      </span>
      {isArchived && page.may_write && (
        <button type="button" class="button" onClick={() => offerUndo(restoreTask(known.body.task))}>
          {_("Back to the board")}
        </button>
      )}
    </div>
  );
}

import { _ } from "../texts.js";

/** Whether what was typed is with the server. It is shown at each pause, and spoken only where something has to be done. */
export function SavedLine({ store }) {
  const said = {
    idle: _("What you write is saved by itself."),
    waiting: _("Not saved yet…"),
    saving: _("Saving…"),
    saved: _("Everything is saved."),
  };
  const { trouble } = store;
  const isConflict = Object.keys(store.conflicts.value).length > 0;
  return (
    <div class="saved-line">
      <span class="mark-red" role="status">
        {trouble}
      </span>{" "}
      {isConflict && (
        <button type="button" class="button-text" onClick={toConflict}>
          {_("Show where")}
        </button>
      )}
      {!isConflict && store.fault.value && (
        <button type="button" class="button-text" onClick={() => store.tryAgain()}>
          {_("Try again")}
        </button>
      )}
      {!trouble && <span class="meta">{said[store.status.value]}</span>}
    </div>
  );
}

const toConflict = () => document.querySelector(".passport-conflict")?.scrollIntoView({ block: "center" });

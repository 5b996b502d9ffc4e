import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { getJson } from "../../live/requests.js";
import { _ } from "../../texts.js";
import { restoreTask } from "../commands.js";
import { Dialog } from "../../web/dialog.jsx";
import { page } from "../../web/page.js";
import { openTask } from "../selection.js";
import { person, task } from "../store.js";
import { offerUndo } from "../undo.js";
import { word } from "../wording.js";

export const archiveIsOpen = signal(false);

/** What was taken off the board, newest first, and the way back. */
export function Archive() {
  if (!archiveIsOpen.value) return null;
  const close = () => {
    archiveIsOpen.value = false;
  };
  return (
    <Dialog title={_("Archive")} onClose={close}>
      <Archived onClose={close} />
    </Dialog>
  );
}

function Archived({ onClose }) {
  const [found, setFound] = useState({ items: [], cursor: null, state: "loading" });
  const load = async (cursor) => {
    const more = cursor ? `&cursor=${cursor}` : "";
    const outcome = await getJson(`/api/v1/boards/${page.board.id}/archive?limit=50${more}`);
    if (outcome.kind !== "ok") return setFound((before) => ({ ...before, state: "failed" }));
    const { items, next_cursor: next } = outcome.body;
    return setFound((before) => ({ items: [...before.items, ...items], cursor: next, state: "there" }));
  };
  useEffect(() => void load(null), []);
  const left = found.items.filter((each) => !task(each.id));
  const open = (it) => {
    onClose();
    openTask(it.id);
  };
  return (
    <>
      <p class="meta">
        {_("Finished tasks come here 14 days after they were done; others when somebody puts them here.")}
      </p>
      <ul class="plain-list">
        {left.map((it) => (
          <li key={it.id}>
            <button type="button" class="button-text plain-list-text" onClick={() => open(it)}>
              {_("No. %(number)s", { number: it.number })} · {it.title}
            </button>
            <span class="meta">
              {word("kind", it.kind)}
              {it.assignee_id && ` · ${person(it.assignee_id)?.name ?? ""}`}
            </span>
            {page.may_write && (
              <button type="button" class="button" onClick={() => offerUndo(restoreTask(it))}>
                {_("Back to the board")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {found.state === "loading" && <p role="status">{_("Loading…")}</p>}
      {found.state === "there" && left.length === 0 && <p>{_("Nothing is in the archive yet.")}</p>}
      {found.state === "failed" && (
        <p role="alert">
          {_("The archive could not be loaded. Check the network and try again.")}{" "}
          <button type="button" class="button-text" onClick={() => load(found.cursor)}>
            {_("Try again")}
          </button>
        </p>
      )}
      {found.cursor && (
        <button type="button" class="button" onClick={() => load(found.cursor)}>
          {_("Show older ones")}
        </button>
      )}
    </>
  );
}

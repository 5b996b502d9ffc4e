import { _ } from "../texts.js";
import { draft, keepDraft } from "./drafts.js";
import { edit, editing, openTask } from "./selection.js";
import { column, task } from "./store.js";
import { say } from "../web/toasts.js";
import { addLine, fieldOf, typedIn } from "./typed.js";

/** A command came to nothing: what was typed or chosen for it is found again where it was typed. */

const ADD = addLine("");

export function giveBack(command) {
  for (const [key, text] of typedIn(command)) {
    const since = draft(key);
    if (key.endsWith(ADD)) giveBackTitle(key.slice(0, -ADD.length), text);
    else if (since === undefined) keepDraft(key, text);
    else if (command.wrote) keepDraft(key, `${text}\n${since}`);
  }
}

/** The way to the form where the text of a refused command waits; null where nothing was typed. */
export function wayBack(command) {
  const { kind, task_id: id } = command;
  if (kind === "add" || command.typed || typedIn(command).length === 0 || !task(id)) return null;
  const run = () => {
    if (!task(id)) return;
    openTask(id);
    const field = fieldOf(command);
    if (field) edit("panel", id, field);
  };
  return { label: _("Open what I typed"), run };
}

/** Back into the line of its column, unless something else is being typed now: then the person says when. */
function giveBackTitle(columnId, title) {
  if (!column(columnId)) return;
  if (draft(addLine(columnId)) || isBusyElsewhere(columnId)) offerTitle(columnId, title);
  else putIntoLine(columnId, title);
}

function offerTitle(columnId, title) {
  say(_("Not added:"), {
    title,
    tone: "error",
    action: { label: _("Put back"), run: () => exchange(columnId, title) },
  });
}

/** What stands in the line gives way and is offered in its turn. */
function exchange(columnId, title) {
  const typed = draft(addLine(columnId));
  putIntoLine(columnId, title);
  if (typed) offerTitle(columnId, typed);
}

function putIntoLine(columnId, title) {
  keepDraft(addLine(columnId), title);
  edit("column", columnId, "add");
}

function isBusyElsewhere(columnId) {
  const now = editing.peek();
  if (now) return now.place !== "column" || now.id !== columnId;
  return document.activeElement?.matches("input, textarea, select") && !document.activeElement.closest("dialog");
}

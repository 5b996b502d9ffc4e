import { _ } from "../../texts.js";
import { openAddTask } from "./add_task.jsx";
import { assigning } from "../panel/assign.jsx";
import { byPeople } from "../filter.js";
import { helpIsOpen } from "./help.jsx";
import { aimWithKey, cancelLift, drop, lift, lifted } from "../lift.js";
import { mayBeStopped } from "../marks.js";
import { page } from "../../web/page.js";
import { pick, picking, unpickAll } from "./picking.js";
import { neighbour } from "../places.js";
import { closeTask, edit, focusCard, openId, openTask, tabStop } from "../selection.js";
import { column, columns, grid, task } from "../store.js";
import { say } from "../../web/toasts.js";
import { undoLast } from "../undo.js";

/**
 * Letters are read by their place on the keyboard (`event.code`), so that they work in the Russian layout too. Single
 * letters act only while no field is being filled in.
 */

const ARROWS = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"]);

export function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.target.closest("dialog")) return;
    const card = event.target.closest(".card[data-task-id]");
    if (lifted.peek()?.by === "keys") return onLifted(event);
    if (isUndo(event) && !isTyping(event.target)) return act(event, undoLast);
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
    if (card && onCard(event, card.dataset.taskId)) return undefined;
    return onPage(event);
  });
}

function onLifted(event) {
  if (ARROWS.has(event.key)) act(event, () => aimWithKey(event.key));
  else if (event.key === "Enter" || event.key === " ") act(event, drop);
  else if (event.key === "Escape" || event.key === "Tab") act(event, cancelLift);
}

function onCard(event, id) {
  const it = task(id);
  if (!it) return false;
  if (ARROWS.has(event.key)) return act(event, () => focusCard(neighbour(grid.value, it, event.key).id));
  if (event.key === "Enter") return act(event, () => openTask(id));
  if (!page.may_write) return false;
  if (event.key === " ") return act(event, () => lift(id, "keys"));
  if (event.key === "F2") return act(event, () => edit("card", id, "title"));
  const command = CARD_KEYS[event.code];
  return command ? act(event, () => command(it)) : false;
}

const CARD_KEYS = {
  KeyA: (it) => {
    assigning.value = it.id;
  },
  KeyB: stopOrGoOn,
  KeyM: (it) => openFor(it, "move"),
  KeyX: (it) => pick(it.id),
};

function stopOrGoOn(it) {
  if (it.blocked) return openFor(it, "unblock");
  if (mayBeStopped(column(it.column_id))) return openFor(it, "block");
  return say(_("Tasks in “%(column)s” cannot be marked as blocked.", { column: column(it.column_id)?.name ?? "" }));
}

function openFor(it, field) {
  openTask(it.id);
  edit("panel", it.id, field);
}

function onPage(event) {
  if (event.key === "Escape" && openId.peek() && !event.target.closest("[popover], .menu, .small-form"))
    return act(event, closeTask);
  if (event.key === "Escape" && picking.peek()) return act(event, unpickAll);
  if (isTyping(event.target)) return undefined;
  if (event.key === "?") return act(event, () => (helpIsOpen.value = true));
  if (event.code === "KeyN" && page.may_write) return act(event, () => openAddTask(columnInUse(event.target)));
  if (event.code === "KeyX" && page.may_write) return act(event, () => (picking.value = true));
  if (event.code === "KeyL") return act(event, () => (byPeople.value = !byPeople.peek()));
  if (event.key === "/") return act(event, () => document.getElementById("search")?.focus());
  if (ARROWS.has(event.key) && event.target === document.body && tabStop.value)
    return act(event, () => focusCard(tabStop.value));
  return undefined;
}

/** The column the focus is in, else that of the open task, else the first. */
function columnInUse(target) {
  const id = target.closest("[data-column-id]")?.dataset.columnId ?? task(openId.peek() ?? "")?.column_id;
  return columns.value.find((each) => each.id === id) ?? columns.value[0];
}

const isTyping = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

const isUndo = (event) => event.code === "KeyZ" && (event.ctrlKey || event.metaKey) && !event.shiftKey;

function act(event, action) {
  event.preventDefault();
  action();
  return true;
}

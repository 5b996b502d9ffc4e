import { computed, signal } from "@preact/signals";
import { _ } from "../texts.js";
import { undoCommand } from "./commands.js";
import { connection, on, queue } from "./store.js";
import { announce, say, unsayCommand } from "./toasts.js";

const MOST = 50;

/** Own commands of this tab that can still be taken back, the last one last. */
const done = signal([]);

export const canUndo = computed(() => done.value.length > 0);

/** Says what was done and offers to take it back; gives the command's id on. */
export function offerUndo(id) {
  const command = queue.pendings.peek().find((each) => each.id === id);
  if (!command) return id;
  done.value = [...done.value, command].slice(-MOST);
  say(withFate(command.said), { title: command.title, command: id, action: { label: _("Undo"), run: () => undo(id) } });
  return id;
}

/** Without a connection the words say when the change will really be made. */
function withFate(text) {
  const fates = {
    offline: () => _("%(text)s. It will be sent when the connection is back.", { text }),
    "signed-out": () => _("%(text)s. It will be sent when you have signed in again.", { text }),
  };
  return fates[connection.status.peek()]?.() ?? text;
}

export function undoLast() {
  const last = done.value.at(-1);
  if (last) undo(last.id);
  else say(_("There is nothing to undo in this window."));
}

function undo(id) {
  const command = done.value.find((each) => each.id === id);
  if (!command) return;
  forget(id);
  unsayCommand(id);
  undoCommand(command);
  announce(_("Undone"));
}

function forget(id) {
  done.value = done.value.filter((each) => each.id !== id);
}

on("refused", (command) => {
  forget(command.id);
  unsayCommand(command.id);
  for (const each of queue.pendings.peek()) if (each.target === command.id) queue.withdraw(each.id);
});

import { signal } from "@preact/signals";
import { _ } from "../texts.js";
import { undoById, undoCommand } from "./commands.js";
import { connection, on, queue } from "./store.js";
import { say, unsayCommand } from "../web/toasts.js";

const MOST = 50;

/** Own commands of this tab that can still be taken back, the last one last. */
const done = signal([]);

/** Lets a command be taken back by the keyboard without a word; answers the command. */
export function remember(id) {
  const command = queue.pendings.peek().find((each) => each.id === id);
  if (command) done.value = [...done.value, command].slice(-MOST);
  return command;
}

/** Says what was done and offers to take it back; gives the command's id on. */
export function offerUndo(id) {
  const command = remember(id);
  if (!command) return id;
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

/** Whether the list of what one has done oneself is open. */
export const ownCommandsAreOpen = signal(false);

/** Takes back what this window did last; after a reload it knows nothing of its own and shows the list instead. */
export function undoLast() {
  const last = done.value.at(-1);
  if (last) undo(last.id);
  else ownCommandsAreOpen.value = true;
}

/** Takes back a command that this window may not know, from the list of one's own. */
export function undoListed(id, title) {
  if (done.value.some((each) => each.id === id)) undo(id);
  else undoById(id, title);
}

/** The server may refuse: that it is undone is said when it is, and without a connection that it will be. */
on("settled", (command) => {
  if (command.kind === "undo" && !toldAhead.delete(command.id)) say(_("Undone"), { title: command.title });
});

const toldAhead = new Set();

function undo(id) {
  const command = done.value.find((each) => each.id === id);
  if (!command) return;
  forget(id);
  unsayCommand(id);
  const undoing = undoCommand(command);
  if (["offline", "signed-out"].includes(connection.status.peek())) {
    toldAhead.add(undoing);
    say(withFate(_("Undone")), { title: command.title, command: undoing });
  }
}

function forget(id) {
  done.value = done.value.filter((each) => each.id !== id);
}

on("refused", (command) => {
  forget(command.id);
  toldAhead.delete(command.id);
  unsayCommand(command.id);
  for (const each of queue.pendings.peek()) if (each.target === command.id) queue.withdraw(each.id);
});

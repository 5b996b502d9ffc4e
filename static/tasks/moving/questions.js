import { computed, signal } from "@preact/signals";
import { _ } from "../../texts.js";
import { giveBack, wayBack } from "../give_back.js";
import { page } from "../../web/page.js";
import { canBeFilledIn, canBeLifted } from "../refusals.js";
import { connection, on } from "../store.js";
import { say } from "../../web/toasts.js";
import { offerUndo, ownCommandsAreOpen } from "../undo.js";
import { missingText } from "../wording.js";

/** Refused commands that the person is asked about, one after the other: `[{command, problem}]`. */
const waiting = signal([]);

/** What is asked now, or null. */
export const question = computed(() => waiting.value[0] ?? null);

on("refused", (command, problem) => {
  if (canBeLifted(command, problem) || canBeFilledIn(command, problem)) {
    waiting.value = [...waiting.peek(), { command, problem }];
    return;
  }
  // The list of one's own commands says itself what it could not take back.
  if (command.kind !== "undo" || !ownCommandsAreOpen.peek())
    say(refusalText(command, problem), { tone: "error", action: wayBack(command) });
  giveBack(command);
});

/** The same once more, with what was asked for. */
export function insist({ command }, more) {
  close(command);
  offerUndo(command.again(more));
}

/** It stays as it was. */
export function leave({ command }) {
  close(command);
  giveBack(command);
}

function close(command) {
  waiting.value = waiting.peek().filter((each) => each.command.id !== command.id);
}

/** Over a hard limit goes only the head; what asks just for a reason is everybody's. */
export const mayInsist = ({ type }) =>
  type !== "wip-limit" || page.may_override || !connection.state.value?.board.hard_limits;

export function refusalText(command, problem) {
  const params = { title: command.title, why: whyOf(problem) };
  return command.kind === "undo"
    ? _("Not undone: “%(title)s”. %(why)s", params)
    : _("Not saved: “%(title)s”. %(why)s", params);
}

function whyOf(problem) {
  if (!problem?.detail) return _("the server could not do it");
  const more = problem.errors?.[0]?.message ?? (problem.missing && missingText(problem.missing));
  return more ? `${problem.detail} (${more})` : problem.detail;
}

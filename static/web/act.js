import { say } from "./toasts.js";
import { _ } from "../texts.js";
import { explain, sendOnce } from "./sending.js";
import { reload } from "./source.js";

/**
 * Does something at once and says so. `said` tells what was done; `undo` is true where the server can take the command
 * back, or another command that does. Answers whether it worked.
 */
export async function act(command, said, undo = null) {
  const outcome = await sendOnce(command);
  if (outcome.kind === "ok") tellDone(said, undo === true ? takeBack(outcome.body) : undo);
  else say(explain(outcome), { tone: "error" });
  await reload();
  return outcome;
}

/** Says what was done, with a way back where there is one. */
export function tellDone(said, undo = null) {
  say(said, { action: undo && { label: _("Undo"), run: () => act(undo, _("Undone")) } });
}

/** The command that takes another one back, by what the server answered to it. */
export const takeBack = (answer) => ({ method: "POST", path: `/api/v1/commands/${answer.command_id}/undo` });

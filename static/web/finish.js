import { takeBack, tellDone } from "./act.js";
import { reload } from "./source.js";

/**
 * What follows a question that was answered: it closes, what was done is said with the way back, and the page is asked
 * anew. `undo` is the server's answer to what it can take back, another command that does, or nothing.
 */
export async function finish(onClose, said, undo = null) {
  onClose();
  tellDone(said, undo?.command_id ? takeBack(undo) : undo);
  await reload();
}

import { newKey, sendCommand } from "../live/requests.js";
import { page, pageNow } from "./page.js";
import { _ } from "../texts.js";

let csrf = page.csrf;

/**
 * One thing that somebody wants done. Asked again after a failure on the way it is sent with the same key, so that it
 * takes effect once; asked with another body it is another command.
 */
export class Attempt {
  #sent = null;

  async send(command) {
    const text = JSON.stringify(command);
    if (this.#sent?.text !== text) this.#sent = { text, key: newKey() };
    const outcome = await sendUnder(this.#sent.key, command);
    if (outcome.kind === "ok") this.#sent = null;
    return outcome;
  }
}

/** A command that is sent once. */
export const sendOnce = (command) => new Attempt().send(command);

/** What happened to a command that did not succeed, what was kept, and what to do. */
export function explain({ kind, status, body }) {
  if (kind === "signed-out")
    return _("You are signed out. Sign in in another tab and try again here: what you typed is kept.");
  if (kind === "retry" && status === 0)
    return _("The server does not answer. Nothing is lost: check the network and try again.");
  if (kind === "retry") return _("The server is busy. Nothing is lost: try again in a moment.");
  return body?.detail ?? body?.title ?? _("This did not work.");
}

/** Sends a command under a key of the caller's: what is sent again under the same one takes effect once. */
export async function sendUnder(key, command) {
  const outcome = await sendCommand({ ...command, key, csrf });
  if (outcome.body?.type !== "csrf" && outcome.kind !== "signed-out") return outcome;
  // Somebody may have signed in again in another tab meanwhile: the page knows the new token then.
  const now = await pageNow();
  if (!now || now.me?.id !== page.me?.id) return { ...outcome, kind: "signed-out" };
  csrf = now.csrf;
  return sendCommand({ ...command, key, csrf });
}

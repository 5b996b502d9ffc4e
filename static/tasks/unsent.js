import { effect } from "@preact/signals";
import { ngettext } from "../texts.js";
import { isTemporary } from "./identity.js";
import { page } from "../web/page.js";
import { queue } from "./store.js";
import { say } from "../web/toasts.js";
import { typedIn } from "./typed.js";

/**
 * What was done while nothing could be sent outlives a reload of the tab: each command is kept as the request it will
 * be, with its key, so that it takes effect once however often it is sent.
 */

const STORE = `board-unsent/${page.board?.id}/${page.me?.id}`;

/** Sends what the tab had not sent before it was loaded anew, then keeps what is not answered yet. */
export function keepUnsent() {
  const left = stored();
  for (const { id, request, ...kept } of left) {
    queue.issue({ id, kind: "resend", task_id: null, said: null, again: null, send: () => request, ...kept });
  }
  if (left.length) {
    say(
      ngettext("%(num)s change from before is being sent.", "%(num)s changes from before are being sent.", left.length),
    );
  }
  effect(() => remember(queue.unsaved.value.filter(isWhole)));
}

/** A command about something that the server has not named yet cannot be put into words for it. */
const isWhole = (command) =>
  command.request ||
  NEEDS_NO_NAME.has(command.kind) ||
  ![command.task_id, command.uses].some((id) => id && isTemporary(id));

const NEEDS_NO_NAME = new Set(["add", "undo"]);

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(STORE)) ?? [];
  } catch {
    return [];
  }
}

function remember(commands) {
  const kept = commands.map(({ id, request, send, title, touches, target, ...rest }) => ({
    id,
    request: request ?? send(),
    title,
    touches,
    target,
    typed: typedIn({ task_id: null, ...rest, title }),
  }));
  try {
    sessionStorage.setItem(STORE, JSON.stringify(kept));
  } catch {
    // A browser that forbids storage still sends them as long as the page is open.
  }
}

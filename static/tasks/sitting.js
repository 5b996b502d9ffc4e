import { effect } from "@preact/signals";
import { getJson } from "../live/requests.js";
import { _ } from "../texts.js";
import { page, pageNow } from "../web/page.js";
import { connection, on, queue } from "./store.js";
import { say } from "../web/toasts.js";

/** What happens when the person's sitting ends under the open board, and when somebody signs in again. */

const RENEW_APART_MS = 5_000;
const LOOK_APART_MS = 5_000;
const LEFT_BEHIND = "board-left-behind";
let renewedAt = Number.NEGATIVE_INFINITY;

on("signed-in", renewToken);
on("signed-out", renewToken);

/** A page's token dies with its sitting; a fresh one lets waiting commands go on, if it is still the same person. */
async function renewToken() {
  if (Date.now() - renewedAt < RENEW_APART_MS) return renewLater();
  const now = await pageNow();
  if (now === undefined) return renewLater();
  if (now === null) return connection.signedOut();
  if (now.me.id !== page.me.id) return giveWay();
  renewedAt = Date.now();
  return queue.resume(now.csrf);
}

const renewLater = () => setTimeout(renewToken, RENEW_APART_MS);

/** Signed out, asks now and then whether somebody has signed in again, in another tab as a rule. */
export function watchSignIn() {
  let timer = null;
  effect(() => {
    clearInterval(timer);
    timer = connection.status.value === "signed-out" ? setInterval(look, LOOK_APART_MS) : null;
  });
}

async function look() {
  const answer = await getJson("/api/v1/me");
  if (answer.kind !== "ok" || connection.status.peek() !== "signed-out") return;
  if (answer.body.id === page.me.id) connection.check();
  else giveWay();
}

/** Somebody else has signed in: nothing is sent in that person's name, and the new page says what was left unsent. */
function giveWay() {
  const unsent = queue.unsaved.peek();
  if (unsent.length) leaveBehind({ name: page.me.name, titles: unsent.map((each) => each.title) });
  for (const { id } of unsent) queue.withdraw(id);
  location.reload();
}

function leaveBehind(what) {
  try {
    sessionStorage.setItem(LEFT_BEHIND, JSON.stringify(what));
  } catch {
    // A browser that forbids storage cannot carry it over to the new page.
  }
}

/** Tells on the new page what was not sent of the person who had it before. */
export function tellWhatWasLeftBehind() {
  try {
    const left = JSON.parse(sessionStorage.getItem(LEFT_BEHIND));
    sessionStorage.removeItem(LEFT_BEHIND);
    if (left) say(_("Not sent (begun by: %(who)s): %(titles)s", wordsFor(left)), { tone: "error" });
  } catch {
    // Without storage nothing was left.
  }
}

const wordsFor = ({ name, titles }) => ({
  who: name,
  titles: [...new Set(titles)].map((title) => _("“%(title)s”", { title })).join(", "),
});

import { effect } from "@preact/signals";
import { isKept, keptAddress } from "../web/kept_names.js";
import { page } from "../web/page.js";
import { Keeping } from "./keeping.js";

/** Keeps this wall for when the server is away, and shows what was kept when it is. */

const KEEP_APART_MS = 10_000;
const TRUE_APART_MS = 30_000;
const WORKER = "/wall-worker.js";

/** A wall without anything beside its state. */
const NOTHING = [];
const ALONE = { peek: () => NOTHING, take: () => {} };

/**
 * Keeps the wall of a connection; `days` is what it shows beside its state: `peek()` answers it as a list, `take(list)`
 * puts back what was kept. Answers what is to be called every second or so: it writes when there is something new, and
 * seldom. Without HTTPS browsers have neither workers nor caches: then nothing is kept, and all else is as it is.
 */
export function watchKeeping({ connection }, days = ALONE) {
  if (!globalThis.caches || !navigator.serviceWorker) return () => {};
  const keeping = new Keeping({
    caches,
    fetchPage,
    files,
    address: keptAddress(location),
    person: page.me.id,
    build: page.build,
  });
  // Where the browser forbids it for this address, the wall goes on without.
  navigator.serviceWorker.register(WORKER, { scope: location.pathname, updateViaCache: "none" }).catch(() => {});
  effect(() => {
    if (connection.status.value === "gone") keeping.forget();
    if (connection.status.value === "signed-out") keeping.forgetAll();
  });
  effect(() => {
    const isAway = connection.status.value === "offline" || isKept(document.documentElement);
    if (isAway && !connection.state.value) show(keeping, connection, days);
  });
  return keeper(keeping, connection, days);
}

function keeper(keeping, connection, days) {
  let kept = { triedAt: Number.NEGATIVE_INFINITY, at: 0, state: null, beside: null };
  return () => {
    const status = connection.status.peek();
    const isCurrent = (status === "live" || status === "polling") && !connection.isRecalled.peek();
    if (!isCurrent || performance.now() - kept.triedAt < KEEP_APART_MS) return;
    const [state, beside, offset] = [connection.state.peek(), days.peek(), connection.offset.peek()];
    const at = connection.lastFreshAt.peek() + offset;
    const isSame = state === kept.state && beside === kept.beside;
    if (isSame && Math.abs(at - kept.at) < TRUE_APART_MS) return;
    kept = { triedAt: performance.now(), at, state, beside };
    keeping.keep({ state, days: [...beside], at, offset });
  };
}

async function show(keeping, connection, days) {
  const found = await keeping.recall();
  if (!found) return;
  days.take(found.days);
  connection.recall(found);
}

/** The page as the server would send it to somebody who comes now, without the token that is of no use on a wall. */
async function fetchPage() {
  const answer = await fetch(location.pathname + location.search, {
    cache: "no-store",
    headers: { Accept: "text/html" },
  });
  const html = await answer.text();
  const told = new DOMParser().parseFromString(html, "text/html").getElementById("page");
  if (!answer.ok || answer.redirected || !told) return null;
  const { me, build, csrf } = JSON.parse(told.textContent);
  const policy = answer.headers.get("Content-Security-Policy");
  return {
    person: me.id,
    build,
    html: html.replaceAll(csrf, ""),
    headers: policy ? { "Content-Security-Policy": policy } : {},
  };
}

/** What this page is built from is what the browser has loaded for it. */
const files = () =>
  performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/static/"))
    .map(({ pathname }) => pathname);

import { entriesOf, keptAddress, KEPT } from "../web/kept_names.js";

/**
 * What the worker of a wall answers. `deps` is `{caches, fetch, after(ms), nothing()}`; the last is the page for when
 * nothing is kept. Nothing is kept here: that is the page's own work.
 */

const PATIENCE_MS = 4_000;
const LONG_PATIENCE_MS = 12_000;
const BUSY = new Set([408, 425, 429]);

/** The wall's page: the server's as long as it answers, else the kept one. */
export async function answerPage(request, deps) {
  const address = keptAddress(new URL(request.url));
  const kept = await keptPage(deps.caches, address);
  const answer = await within(kept ? PATIENCE_MS : LONG_PATIENCE_MS, request, deps);
  if (!answer || answer.status >= 500 || BUSY.has(answer.status)) return kept ?? deps.nothing();
  await forgetWhatIsOver(answer, address, deps.caches);
  return answer;
}

/** A built file never changes, so that the kept one is as good. */
export const answerFile = async (request, { caches, fetch }) =>
  (await caches.match(request, { ignoreVary: true })) ?? fetch(request);

const keptPage = async (caches, address) =>
  (await caches.has(KEPT)) ? (await caches.open(KEPT)).match(entriesOf(address).page) : undefined;

async function within(ms, request, { fetch, after }) {
  const patience = new AbortController();
  const answered = fetch(request, { signal: patience.signal }).catch(() => null);
  const answer = await Promise.race([answered, after(ms)]);
  if (!answer) patience.abort();
  return answer ?? null;
}

/** Who is sent on has to sign in first; who is refused may not see this wall any more. */
async function forgetWhatIsOver({ type, status }, address, caches) {
  if (type === "opaqueredirect" || status === 401) return caches.delete(KEPT);
  if (status < 400) return null;
  const kept = await caches.open(KEPT);
  return Promise.all(Object.values(entriesOf(address)).map((name) => kept.delete(name)));
}

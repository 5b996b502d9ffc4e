/**
 * One HTTP exchange with the server, told as an outcome and never thrown:
 * `{kind: "ok" | "refused" | "signed-out" | "retry", status, body}`.
 */

const PASSING = new Set([408, 425, 429, 500, 502, 503, 504, 507]);
const PATIENCE_MS = 12_000;
/** A file of ten megabytes on a slow line. */
const FILE_PATIENCE_MS = 180_000;

export const getJson = (url) => exchange(url, { headers: { Accept: "application/json" } });

/** Sends a command, or the `content` of a file; the same `key` may be sent again and again and takes effect once. */
export function sendCommand({ method, path, body, content, key, csrf }) {
  const headers = {
    Accept: "application/json",
    "Content-Type": content ? "application/octet-stream" : "application/json",
    "Idempotency-Key": key,
    "X-CSRF-Token": csrf,
  };
  const patience = content ? FILE_PATIENCE_MS : PATIENCE_MS;
  return exchange(path, { method, headers, body: content ?? JSON.stringify(body ?? {}) }, patience);
}

/** What an answer means to us. A page in place of JSON comes from something on the way and says nothing about us. */
export function classify(status, isJson) {
  if (!isJson || PASSING.has(status)) return "retry";
  if (status === 401) return "signed-out";
  return status >= 200 && status < 300 ? "ok" : "refused";
}

async function exchange(url, options, patienceMs = PATIENCE_MS) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMs);
  try {
    const headers = { ...options.headers, ...screenMark() };
    const response = await fetch(url, { credentials: "same-origin", signal: patience.signal, ...options, headers });
    const isJson = /^application\/(problem\+)?json\b/.test(response.headers.get("Content-Type") ?? "");
    const body = isJson ? await response.json() : null;
    return { kind: classify(response.status, isJson), status: response.status, body };
  } catch {
    return { kind: "retry", status: 0, body: null };
  } finally {
    clearTimeout(timer);
  }
}

/** Whether this page is a screen's: then it asks as one, whoever is signed in in the same browser. */
export const isScreens = () => globalThis.document?.documentElement?.dataset?.screen !== undefined;

const screenMark = () => (isScreens() ? { "X-Board-Screen": "1" } : {});

/** A random UUID; `crypto.randomUUID` does not exist on plain HTTP, `getRandomValues` does. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

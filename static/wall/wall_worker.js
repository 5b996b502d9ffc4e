import { answerFile, answerPage } from "./worker_answers.js";

/** The service worker of one wall: built into one file of its own, and served as /wall-worker.js. */

const [SOONEST_SECONDS, SPREAD_SECONDS] = [5, 6];

// build.mjs puts the texts of both languages here.
const texts = BOARD_TEXTS;

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const words = ({ locale, title, text }) =>
  `<section lang="${locale}"><h1>${escaped(title)}</h1><p>${escaped(text)}</p></section>`;

/** For when the server is away and nothing is kept: says so, and looks again soon, not all walls at once. */
function nothing() {
  const seconds = SOONEST_SECONDS + Math.round(Math.random() * SPREAD_SECONDS);
  const html = `<!doctype html><html lang="${texts[0].locale}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="${seconds}">
<title>${escaped(texts[0].title)}</title><style>body { font: 1.5rem/1.5 system-ui, sans-serif; max-width: 32em;
margin: 20vh auto; padding: 0 1em; color: #1b2733; background: #f4f6f8 }</style></head>
<body>${texts.map(words).join("")}</body></html>`;
  return new Response(html, {
    status: 503,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
  });
}

const deps = {
  caches,
  fetch: (...asked) => fetch(...asked),
  after: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  nothing,
};

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(answerPage(request, deps));
  else if (pathname.startsWith("/static/")) event.respondWith(answerFile(request, deps));
});

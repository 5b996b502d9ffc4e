import { newKey } from "../live/requests.js";
import { page } from "../web/page.js";

/** How this screen is doing, told to the server every twenty seconds: whoever looks after it need not walk there. */

const FIRST_MS = 500;
const APART_MS = 20_000;
const SAMPLE_MS = 2_000;
const run = newKey();
const faults = { count: 0, last: null };

/** Something went wrong on the page or in what it shows. */
export function noteFault(text) {
  faults.count += 1;
  faults.last = text.slice(0, 200) || null;
}

/** Begins to report; `stage` tells what is shown. */
export function startReports(stage) {
  for (const name of ["error", "unhandledrejection"])
    window.addEventListener(name, (event) => noteFault(String(event.message ?? event.reason)));
  setTimeout(() => report(stage), FIRST_MS);
  setInterval(() => report(stage), APART_MS);
}

async function report(stage) {
  const frames = await framesPerSecond();
  const memory = performance.memory?.usedJSHeapSize;
  await fetch("/api/v1/screen/report", {
    method: "POST",
    headers: { "Content-Type": "application/json", ...(page.csrf && { "X-CSRF-Token": page.csrf }) },
    body: JSON.stringify({
      run,
      build: page.build,
      showing: stage.shown,
      is_fresh: stage.isFresh,
      width: innerWidth,
      height: innerHeight,
      frames_per_second: frames,
      memory_mb: memory ? Math.round(memory / 104_857.6) / 10 : null,
      faults: faults.count,
      last_fault: faults.last,
    }),
  }).catch(() => null);
}

/** How many pictures a second this device draws; null where it draws none, as a page that nobody sees does. */
function framesPerSecond() {
  return new Promise((resolve) => {
    const began = performance.now();
    let count = 0;
    const next = () => {
      count += 1;
      const past = performance.now() - began;
      if (past < SAMPLE_MS) requestAnimationFrame(next);
      else resolve(Math.round((count * 10_000) / past) / 10);
    };
    requestAnimationFrame(next);
    setTimeout(() => count === 0 && resolve(null), SAMPLE_MS + 1_000);
  });
}

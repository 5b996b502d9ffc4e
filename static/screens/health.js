/** How a screen is, from what it has said of itself. Pure. */

/** Two reports that did not come. */
const SILENT_MS = 50_000;
const SLOW_FRAMES = 15;
const MUCH_MEMORY_MB = 400;

/**
 * What is to be said about a screen: `{state: "fine" | "attention" | "silent" | "never", faults: [names]}`. `health` is
 * its last report or nothing, `build` the program's, `at` the server's time, ms.
 */
export function healthOf({ screen, health, build, at }) {
  const faults = [];
  if (screen.alarm_at) faults.push("alarm");
  if (!health) return { state: screen.alarm_at ? "attention" : "never", faults };
  const isSilent = at - Date.parse(health.at) > SILENT_MS;
  if (!isSilent) {
    if (!health.is_fresh) faults.push("stale");
    if (health.build !== build) faults.push("build");
    if (health.frames_per_second !== null && health.frames_per_second < SLOW_FRAMES) faults.push("slow");
    if (health.memory_mb !== null && health.memory_mb > MUCH_MEMORY_MB) faults.push("memory");
    if (health.faults > 0) faults.push("faults");
  }
  if (isSilent) return { state: "silent", faults };
  return { state: faults.length ? "attention" : "fine", faults };
}

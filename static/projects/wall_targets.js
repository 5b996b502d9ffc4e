import { signal } from "@preact/signals";
import { getJson } from "../live/requests.js";
import { page } from "../web/page.js";

/** How many are to be closed in a year. It is told where KPIs are, which no screen may watch: it is asked for instead. */

const ASKED_EACH_MS = 60_000;

export const targets = signal(page.targets);

/** Asks now and then, as long as the wall has a line; what did not change changes nothing. */
export function watchTargets({ status }) {
  setInterval(async () => {
    if (status.peek() !== "live" && status.peek() !== "polling") return;
    const { kind, body } = await getJson("/api/v1/projects/targets");
    const isNew = kind === "ok" && JSON.stringify(body.targets) !== JSON.stringify(targets.peek());
    if (isNew) targets.value = body.targets;
  }, ASKED_EACH_MS);
}

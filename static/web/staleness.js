import { _ } from "../texts.js";

/** How old what a page shows may be, and what its connection is called. */

const OLD_MS = 18_000;
const VERY_OLD_MS = 60_000;

export const STATUS_TEXTS = {
  live: () => _("connected"),
  "catching-up": () => _("catching up…"),
  polling: () => _("updated every 10 seconds"),
  offline: () => _("no connection"),
  gone: () => _("access closed"),
  "signed-out": () => _("signed out"),
};

/** How old what a connection has told may be at the server's time `now`, ms: "fresh", "old" or "very-old". */
export function ageOf(connection, now) {
  const at = connection.lastFreshAt.value;
  if (at === null) return "fresh";
  const past = now - connection.offset.value - at;
  if (past > VERY_OLD_MS) return "very-old";
  return past > OLD_MS ? "old" : "fresh";
}

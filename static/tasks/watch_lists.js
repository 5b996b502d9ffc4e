import { lookAtCalendar } from "../calendar/exceptions.js";
import { getJson } from "../live/requests.js";
import { page } from "../web/page.js";
import { beside } from "./store.js";
import { takeTerms } from "./terms.js";

const AGAIN_MS = 30_000;
// Every open page of the organisation hears of it at the same moment.
const SPREAD_MS = 1_500;

/** Follows the organisation's lists and its calendar: what is kept there is on the board without a reload. */
export function watchLists() {
  beside.add("terms:all", spread(look), page.terms_version);
  beside.add("calendar:all", spread(lookAtCalendar), page.calendar_version);
}

async function look() {
  const outcome = await getJson("/api/v1/terms");
  if (outcome.kind === "ok") takeTerms(outcome.body.terms);
  else if (outcome.kind === "retry") setTimeout(look, AGAIN_MS);
}

function spread(doIt) {
  let timer = null;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(doIt, Math.random() * SPREAD_MS);
  };
}

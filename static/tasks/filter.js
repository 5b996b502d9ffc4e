import { effect, signal } from "@preact/signals";
import { EVERYTHING, isNarrowed } from "./finding.js";

/** What of the board is shown, as in the address: whoever is sent it sees the same. */

const NAMES = Object.keys(EVERYTHING);

const fromAddress = () => {
  const asked = new URLSearchParams(location.search);
  return Object.fromEntries(NAMES.map((name) => [name, asked.get(name) ?? EVERYTHING[name]]));
};

export const filter = signal(fromAddress());

/** Whether the board is shown person by person. */
export const byPeople = signal(new URLSearchParams(location.search).get("by") === "people");

/** Whether those with the fullest week come first then; otherwise people come by name. */
export const fullestFirst = signal(new URLSearchParams(location.search).get("order") !== "name");

export const isFiltered = () => isNarrowed(filter.value);

export function narrow(change) {
  filter.value = { ...filter.peek(), ...change };
}

export function resetFilter() {
  filter.value = { ...EVERYTHING };
}

/** Keeps the address telling what is shown; going back in the browser goes back to what was shown then. */
export function keepInAddress() {
  effect(() => {
    const address = new URL(location.href);
    for (const name of NAMES) put(address, name, filter.value[name]);
    put(address, "by", byPeople.value ? "people" : null);
    put(address, "order", fullestFirst.value ? null : "name");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  });
  window.addEventListener("popstate", () => {
    filter.value = fromAddress();
    byPeople.value = new URLSearchParams(location.search).get("by") === "people";
    fullestFirst.value = new URLSearchParams(location.search).get("order") !== "name";
  });
}

function put(address, name, value) {
  if (value) address.searchParams.set(name, value);
  else address.searchParams.delete(name);
}

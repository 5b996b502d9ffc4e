import { signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { getJson } from "../live/requests.js";
import { explain } from "./sending.js";

/**
 * What the server says at an address: `data` (null until it is known), `from` (the address it was told at) and `fault` as
 * signals. It is asked again when the page is looked at again and after each change; `tell` is for who knows it already.
 */
export function source(url) {
  const data = signal(null);
  const from = signal(null);
  const fault = signal(null);
  let latest = 0;
  let asking = null;
  const ask = async (turn) => {
    const address = typeof url === "function" ? url() : url;
    const outcome = await getJson(address);
    // Whoever asked first is told what the last one is told: what stands here may be older than the question.
    if (turn !== latest) return asking;
    if (outcome.kind === "ok") {
      data.value = outcome.body;
      from.value = address;
      fault.value = null;
    } else {
      fault.value = explain(outcome);
    }
    return data.peek();
  };
  const load = () => {
    asking = ask(++latest);
    return asking;
  };
  // What the answer to a command says is newer than what is being asked for.
  const tell = (body) => {
    latest++;
    asking = Promise.resolve(body);
    data.value = body;
  };
  known.add(load);
  return { data, from, fault, load, tell, forget: () => known.delete(load) };
}

/** The same for a part of a page that comes and goes. */
export function useSource(url) {
  const found = useMemo(() => source(url), [url]);
  useEffect(() => {
    found.load();
    return found.forget;
  }, [found]);
  return found;
}

/** Asks all sources of the page again. */
export const reload = () => Promise.all([...known].map((load) => load()));

/** Calls `run` whenever somebody looks at the page again, or the line is back. */
export function whenLookedAt(run) {
  const look = () => document.visibilityState === "visible" && run();
  for (const name of ["focus", "online", "pageshow"]) globalThis.addEventListener?.(name, look);
  globalThis.document?.addEventListener("visibilitychange", look);
}

const known = new Set();
whenLookedAt(reload);

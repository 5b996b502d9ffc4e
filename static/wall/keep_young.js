import { isKept } from "../web/kept_names.js";
import { page } from "../web/page.js";
import { Upkeep } from "./upkeep.js";

/** Answers what is to be called every second so that the page of a wall is loaded anew in time; see upkeep.js. */
export function startUpkeep({ connection, now, timeZone }) {
  const upkeep = new Upkeep({
    isReady,
    reload: () => location.reload(),
    random: Math.random,
    age: () => performance.now(),
    isKept: isKept(document.documentElement),
  });
  return () => upkeep.look(now.peek(), timeZone.peek(), { own: page.build, servers: connection.build.peek() });
}

const isReady = () =>
  fetch("/readyz", { cache: "no-store" }).then(
    (answer) => answer.status === 200,
    () => false,
  );

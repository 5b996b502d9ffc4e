import { render } from "preact";
import { watchFrame } from "../wall/framed.js";
import { watchHand } from "../wall/full_screen.jsx";
import { startUpkeep } from "../wall/keep_young.js";
import { watchNight } from "../wall/night.js";
import { watchTrust } from "../wall/trust.js";
import { watchKeeping } from "../wall/watch_keeping.js";
import { connection, freshness, life, tick, turns } from "./wall_store.js";
import { watchTargets } from "./wall_targets.js";
import { WallView } from "./wall_view.jsx";

/** The page of the wall of projects: draws it, starts the connection, and keeps it going for weeks without a hand. */

const root = document.getElementById("wall");
const { demo } = root.dataset;
root.replaceChildren();
render(<WallView demo={demo} />, root);
watchNight(life);
watchTrust(freshness.trust);
watchHand();
document.addEventListener("pointerdown", turns.rest, { passive: true });
watchFrame(life);

const look = () => document.visibilityState === "visible" && connection.check();
document.addEventListener("visibilitychange", look);
for (const name of ["online", "focus", "pageshow"]) window.addEventListener(name, look);

const keep = watchKeeping(life);
const stayYoung = startUpkeep(life);
setInterval(() => {
  tick();
  turns.turn();
  keep();
  stayYoung();
}, 1_000);
watchTargets(connection);
connection.start();

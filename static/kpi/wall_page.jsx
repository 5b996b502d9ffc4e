import { effect } from "@preact/signals";
import { render } from "preact";
import { watchFrame } from "../wall/framed.js";
import { watchHand } from "../wall/full_screen.jsx";
import { watchNight } from "../wall/night.js";
import { startUpkeep } from "../wall/keep_young.js";
import { watchTrust } from "../wall/trust.js";
import { page } from "../web/page.js";
import { watchKeeping } from "../wall/watch_keeping.js";
import { freshness, life } from "./wall_life.js";
import { connection, tick, turns, wall } from "./wall_store.js";
import { WallView } from "./wall_view.jsx";

/** The page of a wall of KPIs: draws it, starts the connection, and keeps it going for weeks without a hand. */

const root = document.getElementById("wall");
const { demo } = root.dataset;
root.replaceChildren();
render(<WallView demo={demo} />, root);
watchNight(life);
watchTrust(freshness.trust);
watchHand();
document.addEventListener("pointerdown", turns.rest, { passive: true });
watchFrame(life);

effect(() => {
  const name = wall.value?.name;
  if (name) document.title = name;
});

const look = () => document.visibilityState === "visible" && connection.check();
document.addEventListener("visibilitychange", look);
for (const name of ["online", "focus", "pageshow"]) window.addEventListener(name, look);

const keep = page.preview ? () => {} : watchKeeping(life);
const stayYoung = startUpkeep(life);
setInterval(() => {
  tick();
  turns.turn();
  keep();
  stayYoung();
}, 1_000);
connection.start();

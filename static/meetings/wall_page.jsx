import { render } from "preact";
import { watchFrame } from "../wall/framed.js";
import { watchHand } from "../wall/full_screen.jsx";
import { startUpkeep } from "../wall/keep_young.js";
import { watchNight } from "../wall/night.js";
import { trustIn, watchTrust } from "../wall/trust.js";
import { life, start, tick } from "./meeting_store.js";
import { WallView } from "./wall_view.jsx";

/** A meeting on the wall: draws it and keeps its clock. */

const TICK_MS = 250;
const root = document.getElementById("wall");
const { demo } = root.dataset;
const freshness = trustIn(life);
root.replaceChildren();
render(<WallView demo={demo} freshness={freshness} />, root);
watchNight(life);
watchTrust(freshness.trust);
watchHand();
watchFrame(life);
const stayYoung = startUpkeep(life);
let second = 0;
setInterval(() => {
  tick();
  second += TICK_MS;
  if (second % 1_000 === 0) stayYoung();
}, TICK_MS);
start();

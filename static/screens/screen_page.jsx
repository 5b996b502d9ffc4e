import { render } from "preact";
import { page } from "../web/page.js";
import { startUpkeep } from "../wall/keep_young.js";
import { watchHand } from "../wall/full_screen.jsx";
import { watchNight } from "../wall/night.js";
import { watchKeeping } from "../wall/watch_keeping.js";
import { Pairing } from "./pairing_view.jsx";
import { noteFault, startReports } from "./report.js";
import { connection, isOut, life, screen, stay, tick, wanted } from "./screen_store.js";
import { ScreenView } from "./screen_view.jsx";
import { Stage } from "./stage.js";

/** The page of a screen: asks to be let in, and from then on shows what it is to show, for weeks without a hand. */

const root = document.getElementById("wall");
root.replaceChildren();
watchNight(life);
watchHand();
keepAwake();
if (page.screen) play();
else render(<Pairing />, root);

function play() {
  render(<ScreenView />, root);
  const frames = document.createElement("div");
  frames.className = "screen-frames";
  root.before(frames);
  const stage = new Stage(frames, { onFault: noteFault, onHand: () => stage.shown && stay(stage.shown) });
  const look = () => document.visibilityState === "visible" && connection.check();
  document.addEventListener("visibilitychange", look);
  for (const name of ["online", "focus", "pageshow"]) window.addEventListener(name, look);
  const keep = watchKeeping(life);
  const stayYoung = startUpkeep(life);
  const reloads = watchReloads();
  setInterval(() => {
    tick();
    act(stage);
    keep();
    stayYoung();
    reloads();
  }, 1_000);
  connection.start();
  startReports(stage);
}

function act(stage) {
  if (isOut.peek()) return stage.clear();
  const isServed = ["live", "polling"].includes(connection.status.peek());
  return wanted.peek() && stage.show(wanted.peek().thing, performance.now(), isServed);
}

/** Somebody has asked that this screen load itself anew: never into a server that is not ready. */
function watchReloads() {
  let known = null;
  let asking = false;
  return async () => {
    const { reloads } = screen.peek() ?? {};
    if (reloads === undefined || connection.isRecalled.peek()) return;
    known ??= reloads;
    if (reloads === known || asking) return;
    asking = true;
    const answer = await fetch("/readyz", { cache: "no-store" }).catch(() => null);
    if (answer?.status === 200) location.reload();
    asking = false;
  };
}

/** Where the browser allows it, the device does not fall asleep. */
async function keepAwake() {
  const hold = () => navigator.wakeLock?.request("screen").catch(() => null);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hold());
  await hold();
}

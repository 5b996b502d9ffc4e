import { effect } from "@preact/signals";
import { render } from "preact";
import { exceptions, watchCalendar } from "../../calendar/exceptions.js";
import { watchSignIn } from "../sitting.js";
import { connection, tick, today } from "../store.js";
import { watchSoon } from "../soon.js";
import { watchLists } from "../watch_lists.js";
import { watchChanges } from "./changes.js";
import { watchFrame } from "../../wall/framed.js";
import { watchHand } from "../../wall/full_screen.jsx";
import { watchNight } from "../../wall/night.js";
import { watchScreen } from "./plan.js";
import { watchTrust } from "../../wall/trust.js";
import { watchKeeping } from "../../wall/watch_keeping.js";
import { startUpkeep } from "../../wall/keep_young.js";
import { freshness, life } from "./life.js";
import { WallView } from "./wall_view.jsx";

/** The wall page: draws it, starts the connection, and keeps it going for weeks without a hand. */

const root = document.getElementById("wall");
const { demo } = root.dataset;
root.replaceChildren();
render(<WallView demo={demo} />, root);
watchScreen();
watchChanges();
watchNight(life);
watchTrust(freshness.trust);
watchHand();
watchFrame(life);
watchSignIn();
watchCalendar(today);
watchLists();
watchSoon();

effect(() => {
  const name = connection.state.value?.board.name;
  if (name) document.title = name;
});

const look = () => document.visibilityState === "visible" && connection.check();
document.addEventListener("visibilitychange", look);
for (const name of ["online", "focus", "pageshow"]) window.addEventListener(name, look);

const keep = watchKeeping(life, {
  peek: () => exceptions.peek(),
  take(days) {
    if (!exceptions.peek().size) exceptions.value = new Map(days);
  },
});
const stayYoung = startUpkeep(life);

setInterval(() => {
  tick();
  keep();
  stayYoung();
}, 1_000);
connection.start();

import { render } from "preact";
import { Deciding } from "../decisions/deciding.jsx";
import { Spoken, Toasts } from "../web/toasts_view.jsx";
import { listenToKeys } from "./keys.js";
import { MeetingView } from "./meeting_view.jsx";
import { start, tick } from "./meeting_store.js";
import { watchEnd } from "./sound.js";

/** A meeting at the desk, and on the phone of who leads it. */

const root = document.getElementById("view");
root.replaceChildren();
render(
  <>
    <MeetingView />
    <Deciding />
    <Toasts />
    <Spoken />
  </>,
  root,
);
listenToKeys();
watchEnd();
setInterval(tick, 250);
start();

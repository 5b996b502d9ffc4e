import { batch, effect } from "@preact/signals";
import { render } from "preact";
import { watchCalendar } from "../../calendar/exceptions.js";
import { assigning } from "../panel/assign.jsx";
import "./conflicts.js";
import { BoardView } from "./board_view.jsx";
import { watchDetails } from "../details.js";
import { renameDrafts } from "../drafts.js";
import { watchFlights } from "../moving/flight.js";
import { Freshness } from "../freshness.jsx";
import { become } from "../identity.js";
import { keepInAddress } from "../filter.js";
import { listenToKeys } from "./keys.js";
import { watchLaneOrder } from "../lane_order.js";
import { renameLifted } from "../lift.js";
import { watchLoads } from "../loads.js";
import { renamePicked } from "./picking.js";
import { followId } from "../selection.js";
import { tellWhatWasLeftBehind, watchSignIn } from "../sitting.js";
import { connection, on, people, queue, tick, today } from "../store.js";
import { watchLists } from "../watch_lists.js";
import { page } from "../../web/page.js";
import { keepUnsent } from "../unsent.js";

/** The board page: draws it, starts the connection, listens to keys, the network and the clock. */

on("settled", (command, answer) => {
  if (command.kind === "add" && answer.task) batch(() => follow(command.task_id, answer.task.id));
});

/** A task added here has got the server's id: whatever is under way with it goes on. */
function follow(temporary, id) {
  become(temporary, id);
  queue.rename(temporary, id);
  renameDrafts(temporary, id);
  renameLifted(temporary, id);
  renamePicked(temporary, id);
  if (assigning.peek() === temporary) assigning.value = id;
  followId(temporary, id);
}

const root = document.getElementById("board");
root.replaceChildren();
render(<BoardView />, root);
render(<Freshness />, document.getElementById("freshness"));
watchFlights();
watchDetails();
listenToKeys();
watchSignIn();
watchCalendar(today);
watchLists();
watchLoads();
watchLaneOrder(people);
keepInAddress();
tellWhatWasLeftBehind();
keepUnsent();

effect(() => {
  const name = connection.state.value?.board.name;
  if (!name || name === document.title) return;
  document.title = name;
  document.querySelector(".page-title h1").textContent = name;
});

/** A board that was closed, or opened again, is another page: what may be done on it has changed. */
effect(() => {
  const isClosed = connection.state.value?.board.closed ?? page.closed;
  if (isClosed !== page.closed && queue.unsaved.value.length === 0) location.reload();
});

const look = () => document.visibilityState === "visible" && connection.check();
document.addEventListener("visibilitychange", look);
for (const name of ["online", "focus", "pageshow"]) window.addEventListener(name, look);
window.addEventListener("beforeunload", (event) => {
  if (queue.unsaved.peek().length) event.preventDefault();
});

setInterval(tick, 1_000);
connection.start();

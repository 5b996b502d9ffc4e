import { effect } from "@preact/signals";
import { render } from "preact";
import "./conflicts.js";
import { BoardView } from "./board_view.jsx";
import { watchDetails } from "./details.js";
import { watchFlights } from "./flight.js";
import { Freshness } from "./freshness.jsx";
import { become } from "./identity.js";
import { listenToKeys } from "./keys.js";
import { followId } from "./selection.js";
import { tellWhatWasLeftBehind, watchSignIn } from "./sitting.js";
import { connection, on, queue, tick } from "./store.js";

/** The board page: draws it, starts the connection, listens to keys, the network and the clock. */

on("settled", (command, answer) => {
  if (command.kind !== "add" || !answer.task) return;
  become(command.task_id, answer.task.id);
  followId(command.task_id, answer.task.id);
});

const root = document.getElementById("board");
root.replaceChildren();
render(<BoardView />, root);
render(<Freshness />, document.getElementById("freshness"));
watchFlights();
watchDetails();
listenToKeys();
watchSignIn();
tellWhatWasLeftBehind();

effect(() => {
  const name = connection.state.value?.board.name;
  if (!name || name === document.title) return;
  document.title = name;
  document.querySelector(".page-title h1").textContent = name;
});

const look = () => document.visibilityState === "visible" && connection.check();
document.addEventListener("visibilitychange", look);
for (const name of ["online", "focus", "pageshow"]) window.addEventListener(name, look);
window.addEventListener("beforeunload", (event) => {
  if (queue.unsaved.peek().length) event.preventDefault();
});

setInterval(tick, 1_000);
connection.start();

import { signal } from "@preact/signals";
import { _ } from "../texts.js";

/** What a hand needs at a wall, seen only while the pointer moves: the whole screen, and the way back to the desk. */

const IDLE_MS = 5_000;
const isFull = signal(false);
let idleTimer = null;

/** `back` is where the desk is, `word` what the way there is called. */
export function FullScreen({ back, word }) {
  return (
    <nav class="wall-tools" aria-label={_("Wall")}>
      <a href={back}>{word}</a>
      <button type="button" onClick={toggle} aria-keyshortcuts="F">
        {isFull.value ? _("Leave the full screen") : _("Full screen")}
        <span class="wall-key"> (F)</span>
      </button>
    </nav>
  );
}

/** Listens to the key F and to the pointer, whose rest hides it and the tools. */
export function watchHand() {
  document.addEventListener("keydown", (event) => {
    if (event.code !== "KeyF" || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    event.preventDefault();
    toggle();
  });
  document.addEventListener("fullscreenchange", () => {
    isFull.value = document.fullscreenElement !== null;
  });
  for (const name of ["pointermove", "pointerdown", "keydown"])
    document.addEventListener(name, stir, { passive: true });
  stir();
}

function stir() {
  delete document.documentElement.dataset.idle;
  clearTimeout(idleTimer);
  idleTimer = setTimeout(() => {
    document.documentElement.dataset.idle = "";
  }, IDLE_MS);
}

async function toggle() {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen({ navigationUI: "hide" });
  } catch {
    // A browser that forbids it, or a kiosk that is full already: there is nothing to be done.
  }
}

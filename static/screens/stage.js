import { pathOf } from "./playing.js";

/**
 * The pages that a screen shows, each in a frame of its own. A new one is loaded unseen and shown when it has something
 * to show; until then the one before it stays. A few are kept, so that taking turns costs nothing.
 */

const KEPT = 3;
const PATIENCE_MS = 15_000;
const TRY_APART_MS = 20_000;
const STALE_MS = 60_000;

export class Stage {
  #root;
  #frames = new Map();
  #shown = null;
  #failedAt = new Map();
  #onFault;
  #onHand;

  /** `onFault(text)` hears of errors in the pages, `onHand()` that somebody touches what is shown. */
  constructor(root, { onFault, onHand }) {
    this.#root = root;
    this.#onFault = onFault;
    this.#onHand = onHand;
  }

  /** What is seen, or null. */
  get shown() {
    return this.#shown?.thing ?? null;
  }

  /** Whether what is seen says of itself that it is up to date. */
  get isFresh() {
    return this.#shown !== null && rootOf(this.#shown.frame)?.dataset.trust === "fresh";
  }

  /** To be called every second or so with what should be seen, and whether the server is known to answer. */
  show(thing, at, isServed) {
    const path = pathOf(thing);
    const wanted = this.#frames.get(path) ?? this.#load(path, thing, at);
    if (!wanted || !this.#isOurs(wanted, at)) return;
    wanted.usedAt = at;
    if (wanted !== this.#shown) {
      // What was kept unseen may have been taken from this screen and given back: its line is over then.
      if (isServed && isVeryOld(wanted) && at - wanted.loadedAt > TRY_APART_MS) this.#reload(wanted, at);
      if (this.#isReady(wanted, at)) this.#reveal(wanted);
    }
    this.#renewStale(wanted, at, isServed);
    this.#dropOthers(wanted);
  }

  /** Nothing is seen any more, and nothing is kept. */
  clear() {
    for (const path of [...this.#frames.keys()]) this.#drop(path);
  }

  #load(path, thing, at) {
    if (at - (this.#failedAt.get(path) ?? Number.NEGATIVE_INFINITY) < TRY_APART_MS) return null;
    const frame = document.createElement("iframe");
    frame.className = "screen-frame is-hidden";
    frame.title = "";
    frame.tabIndex = -1;
    frame.allow = "fullscreen";
    const made = {
      frame,
      path,
      thing,
      loadedAt: at,
      usedAt: at,
      staleSince: null,
      hasLoaded: false,
      heard: null,
      oldRoot: undefined,
    };
    frame.addEventListener("load", () => this.#loaded(made));
    frame.src = addressOf(path);
    this.#root.append(frame);
    this.#frames.set(path, made);
    return made;
  }

  #loaded(made) {
    made.hasLoaded = true;
    this.#listen(made);
  }

  /** Once for each page in the frame: it may be seen before its last picture is loaded. */
  #listen(made) {
    const root = rootOf(made.frame);
    if (!root || made.heard === root) return;
    made.heard = root;
    const view = made.frame.contentWindow;
    for (const name of ["error", "unhandledrejection"])
      view.addEventListener(name, (event) => this.#onFault(String(event.message ?? event.reason)));
    for (const name of ["pointerdown", "keydown"]) view.addEventListener(name, this.#onHand, { passive: true });
  }

  /** A page that is no wall of ours, as when the server is away, is given up and tried again later. */
  #isOurs({ frame, path, hasLoaded }, at) {
    const isBusy = !hasLoaded || docOf(frame)?.readyState === "loading";
    if (isBusy || rootOf(frame)?.querySelector("#wall")) return true;
    this.#failedAt.set(path, at);
    this.#drop(path);
    return false;
  }

  #isReady({ frame, loadedAt, hasLoaded, oldRoot }, at) {
    const root = rootOf(frame);
    // The page that gives way is still there for a while.
    if (root === oldRoot) return false;
    return root?.dataset.drawn !== undefined || (hasLoaded && at - loadedAt > PATIENCE_MS);
  }

  #reveal(wanted) {
    this.#listen(wanted);
    for (const each of this.#frames.values()) each.frame.classList.toggle("is-hidden", each !== wanted);
    this.#shown = wanted;
  }

  /** A page that has stayed behind while the server answers us is loaded anew. */
  #renewStale(wanted, at, isServed) {
    if (!isServed || !isVeryOld(wanted)) wanted.staleSince = null;
    else wanted.staleSince ??= at;
    if (wanted.staleSince === null || at - wanted.staleSince < STALE_MS) return;
    this.#reload(wanted, at);
  }

  #reload(made, at) {
    Object.assign(made, { staleSince: null, hasLoaded: false, loadedAt: at, oldRoot: rootOf(made.frame) });
    made.frame.src = addressOf(made.path);
  }

  #dropOthers(wanted) {
    const spare = [...this.#frames.values()]
      .filter((each) => each !== wanted && each !== this.#shown)
      .sort((one, other) => other.usedAt - one.usedAt);
    for (const { path } of spare.slice(KEPT - 1)) this.#drop(path);
  }

  #drop(path) {
    const { frame } = this.#frames.get(path);
    if (this.#shown?.frame === frame) this.#shown = null;
    this.#frames.delete(path);
    frame.remove();
  }
}

/** The page as this screen's own, whoever is signed in in the same browser. */
const addressOf = (path) => `${path}?screen=1`;

const isVeryOld = ({ frame }) => rootOf(frame)?.dataset.trust === "very-old";

/** The root of the page in a frame; null where it is none of ours. */
const rootOf = (frame) => docOf(frame)?.documentElement ?? null;

function docOf(frame) {
  try {
    return frame.contentDocument;
  } catch {
    return null;
  }
}

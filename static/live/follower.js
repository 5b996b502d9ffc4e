import { batch, signal } from "@preact/signals";
import { apply } from "./apply.js";
import { beginLine, compareTo, MOST_HELD, takeEvents, takeFrame } from "./sequence.js";

const GAP_MS = 200;
const JUST_NOW_MS = 2_000;
const STUMBLES_APART_MS = 60_000;
const STUCK_MS = 5_000;

/**
 * Keeps one room's state in step with the server's event log; knows HTTP but no socket.
 *
 * `state` is the confirmed snapshot (null until there is one). Hooks: `applied(events, version)` in the same batch as
 * the change of state; `fresh()` when the state is known to be current; `failed(outcome)`, `succeeded()` for every
 * exchange; `changed()` when `isCatchingUp` may have changed; `reload()` when the page cannot help itself.
 */
export class Follower {
  state = signal(null);

  #urls;
  #getJson;
  #hooks;
  #line = null;
  #early = [];
  #head = null;
  #loading = null;
  #filling = false;
  #gapTimer = null;
  #movedOnAt = 0;
  #stumbledAt = Number.NEGATIVE_INFINITY;

  constructor({ snapshotUrl, eventsUrl, getJson, hooks }) {
    this.#urls = { snapshot: snapshotUrl, events: eventsUrl };
    this.#getJson = getJson;
    this.#hooks = hooks;
  }

  /** What to tell the server when watching: where we stand, or nothing before the first snapshot. */
  get since() {
    return this.#line ? { since: this.#line.version, epoch: this.#line.epoch } : {};
  }

  /** Whether there is a snapshot that events can be applied to; between a lost one and the next there is none. */
  get isFollowing() {
    return this.#line !== null;
  }

  get isBehind() {
    return Boolean(this.#line && this.#head && compareTo(this.#line, this.#head) === "behind");
  }

  get isCatchingUp() {
    return !this.isFollowing || this.#gapTimer !== null;
  }

  catchUp() {
    return this.#line ? this.#fill() : this.load();
  }

  /** A live frame; before the first snapshot it waits. */
  take(frame) {
    if (this.#line) this.#advance(takeFrame(this.#line, frame));
    else this.#early = [...this.#early, frame].slice(-MOST_HELD);
  }

  /** The server's answer to a watch. */
  takeAnswer(answer) {
    this.#head = answer;
    // A server that answers here while another question waits has lost that one with the line on which it was asked.
    const isStuck = this.#loading && Date.now() - this.#loading.since > STUCK_MS;
    if (!this.#line) return isStuck ? this.#loadAnew() : this.load();
    if (answer.events) return this.#advance(takeEvents(this.#line, answer));
    return compareTo(this.#line, answer) === "even" ? this.#hooks.fresh() : this.load();
  }

  /** The server's word on where the room stands; answers whether we should look again in a moment. */
  takeHead(head) {
    this.#head = head;
    if (!this.#line) return false;
    const place = compareTo(this.#line, head);
    if (place === "even") this.#hooks.fresh();
    // A beat may have been read just before the event that overtook it; that is not the past come back.
    const overtaken = place === "ahead" && Date.now() - this.#movedOnAt < JUST_NOW_MS;
    if (place === "foreign" || (place === "ahead" && !overtaken)) this.load();
    return place === "behind";
  }

  /** A new snapshot; frames that arrive meanwhile wait for it, so none meets a state of another epoch. */
  load() {
    return this.#loading ? null : this.#loadAnew();
  }

  async #loadAnew() {
    const own = { since: Date.now() };
    this.#loading = own;
    this.#line = null;
    this.#hooks.changed();
    const outcome = await this.#getJson(this.#urls.snapshot);
    if (this.#loading !== own) return;
    this.#loading = null;
    if (outcome.kind !== "ok") return this.#hooks.failed(outcome);
    this.#hooks.succeeded();
    this.#begin(outcome.body);
  }

  #begin(snapshot) {
    const early = this.#early.filter((frame) => frame.epoch === snapshot.epoch);
    this.#early = [];
    this.#line = beginLine(snapshot);
    this.#movedOnAt = Date.now();
    batch(() => {
      this.state.value = snapshot;
      this.#hooks.applied([], snapshot.version);
    });
    if (!this.isBehind) this.#hooks.fresh();
    for (const frame of early) if (this.#line) this.#advance(takeFrame(this.#line, frame));
    if (this.isBehind) this.#fillSoon();
  }

  async #fill() {
    if (this.#filling) return;
    this.#filling = true;
    const { epoch, version } = this.#line;
    const outcome = await this.#getJson(`${this.#urls.events}?since=${version}&epoch=${encodeURIComponent(epoch)}`);
    this.#filling = false;
    if (this.#line?.epoch !== epoch) return;
    if (outcome.status === 410) return this.load();
    if (outcome.kind !== "ok") return this.#hooks.failed(outcome);
    this.#hooks.succeeded();
    this.#head = outcome.body;
    const step = takeEvents(this.#line, outcome.body);
    const isStuck = step.need === "events" && step.line.version <= version;
    this.#advance(isStuck ? { ...step, need: "snapshot" } : step);
  }

  #fillSoon() {
    if (this.#gapTimer !== null) return;
    this.#gapTimer = setTimeout(() => {
      this.#gapTimer = null;
      if (this.#line?.held.length || this.isBehind) this.#fill();
      this.#hooks.changed();
    }, GAP_MS);
    this.#hooks.changed();
  }

  #advance({ line, apply: events, need }) {
    this.#line = line;
    if (events.length && !this.#applyAll(events)) return;
    if (need === "snapshot") this.load();
    else if (need === "events") this.#fillSoon();
    else if (!this.isBehind) this.#hooks.fresh();
  }

  #applyAll(events) {
    try {
      const next = events.reduce(apply, this.state.value);
      this.#movedOnAt = Date.now();
      batch(() => {
        this.state.value = next;
        this.#hooks.applied(events, next.version);
      });
      return true;
    } catch (error) {
      this.#stumble(error);
      return false;
    }
  }

  #stumble(error) {
    console.error(error);
    const again = Date.now() - this.#stumbledAt < STUMBLES_APART_MS;
    this.#stumbledAt = Date.now();
    if (again) this.#hooks.reload();
    else this.load();
  }
}

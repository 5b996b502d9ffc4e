import { batch, signal } from "@preact/signals";
import { retryDelay } from "./backoff.js";
import { Follower } from "./follower.js";
import { ASLEEP_MS, BEHIND_MS, JITTER_MS, POLL_MS, SILENCE_MS, SNAPSHOT_WITHOUT_SOCKET_MS } from "./pace.js";
import { getJson } from "./requests.js";
import { SideRooms } from "./side_rooms.js";
import { openSocket } from "./socket.js";

const none = () => {};

/**
 * One watched room: the socket makes it quick, the event log over HTTP makes it true, and the page can always tell which.
 *
 * Signals: `state` (the confirmed snapshot), `status` ("live" | "catching-up" | "polling" | "offline" | "gone" |
 * "signed-out"), `lastFreshAt` (when the state was last known to be current, ms of our clock), `offset` (server's clock
 * minus ours, ms), `build` (the server's, from its last beat), `isRecalled` (the state is one that was kept in the
 * browser). `auth` is who asks where it is not who is signed in; `beside` are side rooms; `deps` is the network of tests.
 */
export class Connection {
  status = signal("catching-up");
  lastFreshAt = signal(null);
  offset = signal(0);
  build = signal(null);
  isRecalled = signal(false);

  #room;
  #auth;
  #snapshotUrl;
  #deps;
  #onSignedIn;
  #follower;
  #beside;
  #socket = null;
  #ticker = null;
  #watching = false;
  #reached = null;
  #signedOut = false;
  #gone = false;
  #failures = 0;
  #nextTryAt = 0;
  #heardAt = 0;
  #tickedAt = 0;

  constructor(
    { room, snapshotUrl, auth, beside = new SideRooms(), onApplied = none, onSignedIn = none, reload = none },
    deps = {},
  ) {
    this.#auth = auth;
    this.#room = room;
    this.#beside = beside;
    this.#snapshotUrl = snapshotUrl;
    this.#deps = { getJson, openSocket, ...deps };
    this.#onSignedIn = onSignedIn;
    this.#follower = new Follower({
      snapshotUrl,
      eventsUrl: `/api/v1/rooms/${encodeURIComponent(room)}/events`,
      getJson: this.#deps.getJson,
      hooks: {
        applied: (events, version) => {
          if (!events.length) this.#setClock(this.state.peek().at);
          onApplied(events, version);
        },
        reload,
        fresh: () => this.#fresh(),
        succeeded: () => this.#succeeded(),
        failed: (outcome) => this.#failed(outcome),
        changed: () => this.#show(),
      },
    });
    this.state = this.#follower.state;
  }

  start() {
    const now = Date.now();
    this.#tickedAt = this.#heardAt = now;
    // The first picture does not wait for a socket that a proxy may never let through.
    this.#nextTryAt = now + SNAPSHOT_WITHOUT_SOCKET_MS;
    setTimeout(() => this.#tick(), SNAPSHOT_WITHOUT_SOCKET_MS);
    this.#ticker = setInterval(() => this.#tick(), 1_000);
    const listeners = {
      connected: () => this.#watch(),
      lost: () => this.#lost(),
      event: (frame) => this.#hearEvent(frame),
      beat: (beat) => this.#hearBeat(beat),
      gone: ({ room }) => room === this.#room && this.#dismissed(),
    };
    this.#socket = this.#deps.openSocket(listeners, { auth: this.#auth });
  }

  /** Shows what was kept of an earlier visit until there is something better; `at` is the server's time of it, ms. */
  recall({ state, at, offset }) {
    if (this.state.value) return;
    batch(() => {
      [this.isRecalled.value, this.state.value] = [true, state];
      [this.offset.value, this.lastFreshAt.value] = [offset, at - offset];
    });
  }

  /** Asks at once where the room stands: after sleep, when the page is seen again, when the network is back. */
  check() {
    if (this.#gone || !this.#socket) return;
    this.#follower.catchUp();
    if (!this.#watching || Date.now() - this.#heardAt > POLL_MS + BEHIND_MS) this.#socket.redial();
  }

  /** Looks for news soon, without waiting for the socket to tell. */
  expectNews() {
    if (!this.#watching) this.#nextTryAt = 0;
  }

  /** A command was answered with "not signed in". */
  signedOut() {
    this.#signedOut = true;
    this.#show();
  }

  stop() {
    clearInterval(this.#ticker);
    this.#socket?.close();
  }

  async #watch() {
    const answer = await this.#socket.watch({ room: this.#room, ...this.#follower.since });
    if (answer === null || this.#gone) return;
    this.#heardAt = Date.now();
    if (!answer.ok) return this.#refused(answer.error);
    this.#watching = true;
    this.#reached = true;
    this.#follower.takeAnswer(answer);
    this.#show();
    this.#beside.watch(this.#socket);
  }

  #refused({ status }) {
    if (status === 403 || status === 404) return this.#end();
    if (status === 401) this.#follower.catchUp();
    return this.#socket.drop();
  }

  #lost() {
    if (this.#watching) {
      this.#reached = null;
      this.#nextTryAt = Date.now() + 1_000;
    }
    this.#watching = false;
    this.#show();
  }

  #hearEvent(frame) {
    this.#heardAt = Date.now();
    if (frame.room === this.#room) this.#follower.take(frame);
    else this.#beside.take(frame);
  }

  #hearBeat(beat) {
    this.#heardAt = Date.now();
    this.#reached = true;
    this.#setClock(beat.now);
    this.build.value = beat.build;
    this.#beside.takeBeat(beat);
    const version = beat.rooms[this.#room];
    if (version === undefined) return this.#watch();
    if (this.#follower.takeHead({ epoch: beat.epoch, version })) {
      setTimeout(() => this.#follower.isBehind && this.#follower.catchUp(), BEHIND_MS);
    }
  }

  #succeeded() {
    const wasOut = this.#signedOut;
    const wasAway = this.#reached === false;
    this.#failures = 0;
    this.#reached = true;
    this.#signedOut = false;
    this.#nextTryAt = Date.now() + POLL_MS;
    // Who answers again takes a socket too: its own next try may be half a minute away.
    if (wasOut || (wasAway && !this.#watching)) this.#socket.redial();
    if (wasOut) this.#onSignedIn();
    this.#show();
  }

  #failed({ kind, status }) {
    if (kind === "signed-out") return this.signedOut();
    if (status === 403 || status === 404) return this.#end();
    this.#reached = false;
    this.#nextTryAt = Date.now() + Math.min(POLL_MS, retryDelay(this.#failures++));
    this.#show();
  }

  #dismissed() {
    this.#watching = false;
    return this.#end();
  }

  async #end() {
    // The right may have gone because the sign-in has ended: then there is something the person can do.
    const outcome = await this.#deps.getJson(this.#snapshotUrl);
    if (outcome.kind === "ok") return this.#beginAnew();
    if (outcome.kind === "signed-out") return this.signedOut();
    if (outcome.kind === "retry") return this.#failed(outcome);
    this.#gone = true;
    this.stop();
    this.#show();
  }

  /** The board can be read all the same: a new sitting has begun in this browser, and the socket was the old one's. */
  #beginAnew() {
    this.#succeeded();
    this.#socket.drop();
    this.#onSignedIn();
  }

  #tick() {
    const now = Date.now();
    if (now < this.#tickedAt) this.#turnedBack(now - this.#tickedAt);
    const slept = now - this.#tickedAt > ASLEEP_MS;
    this.#tickedAt = now;
    if (this.#gone) return;
    if (slept) return this.check();
    if (this.#watching && now - this.#heardAt > SILENCE_MS) this.#socket.redial();
    const isServed = this.#watching && this.#follower.isFollowing;
    if (!isServed && !this.#signedOut && now >= this.#nextTryAt) this.#follower.catchUp();
  }

  /** Somebody has set our clock back: what was measured by it keeps its age, and the server's time stays as it was. */
  #turnedBack(by) {
    [this.#heardAt, this.#nextTryAt] = [this.#heardAt + by, this.#nextTryAt + by];
    this.offset.value -= by;
    if (this.lastFreshAt.value !== null) this.lastFreshAt.value += by;
  }

  #setClock(now) {
    const offset = Date.parse(now) - Date.now();
    if (Math.abs(offset - this.offset.value) > JITTER_MS) this.offset.value = offset;
  }

  #fresh() {
    this.lastFreshAt.value = Date.now();
    this.isRecalled.value = false;
    this.#show();
  }

  #show() {
    if (this.#gone) this.status.value = "gone";
    else if (this.#signedOut) this.status.value = "signed-out";
    else if (this.#watching && !this.#follower.isCatchingUp) this.status.value = "live";
    else if (this.#reached === false) this.status.value = "offline";
    else if (this.#reached && !this.#watching && this.state.value) this.status.value = "polling";
    else this.status.value = "catching-up";
  }
}

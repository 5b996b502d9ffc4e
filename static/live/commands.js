import { computed, signal } from "@preact/signals";
import { retryDelay } from "./backoff.js";
import * as pending from "./pending.js";
import { newKey, sendCommand } from "./requests.js";

const MOST_FAILURES_OF_THE_SERVER = 5;
const STALE_TOKEN = "csrf";

/**
 * Sends one's own commands, in order where order matters, until each is answered; never makes the page wait.
 *
 * A command is `{kind, touches, send(): {method, path, body}}` plus what its effect needs. `send` is asked once, just
 * before the first attempt: what has left the browser is repeated unchanged, with the same key. What waits to be sent
 * again says in `status` why.
 * Hooks: `version()` of the confirmed state; `settled(command, answer)`; `refused(command, problem)`; `signedOut()`.
 */
export class CommandQueue {
  pendings = signal([]);
  unsaved = computed(() => pending.unsaved(this.pendings.value));

  #csrf;
  #hooks;
  #send;
  #retries = new Map();

  constructor({ csrf, hooks, send = sendCommand }) {
    this.#csrf = csrf;
    this.#hooks = hooks;
    this.#send = send;
  }

  /** Takes a command and shows its effect at once; answers its id, which is new unless the command has one. */
  issue(command) {
    const id = command.id ?? newKey();
    this.pendings.value = pending.add(this.pendings.value, { since: Date.now(), ...command, id });
    this.#pump();
    return id;
  }

  /** The confirmed state has moved on by these events. */
  hear(events, version) {
    const before = this.pendings.value;
    const after = pending.hear(before, events, version);
    if (after === before) return;
    this.pendings.value = after;
    for (const each of before) {
      const own = events.find((event) => event.command_id === each.id);
      if (own && !each.answer && !after.includes(each)) this.#hooks.settled(each, own.body);
    }
    this.#pump();
  }

  /** The server has named a thing: later commands on it wait for those given under its first name. */
  rename(from, to) {
    this.pendings.value = pending.rename(this.pendings.value, from, to);
  }

  /** Takes back a command that must not take effect any more, with what waits only for it. */
  withdraw(id) {
    this.pendings.value = pending.drop(this.pendings.value, id);
  }

  /** Signed in again: goes on with a new token. */
  resume(csrf) {
    this.#csrf = csrf;
    this.#pump();
  }

  /** The server is there again: what waits for its next attempt need not wait any longer. */
  hurry() {
    for (const id of [...this.#retries.keys()]) this.#again(id);
  }

  #pump() {
    for (const command of pending.sendable(this.pendings.value)) this.#attempt(command);
  }

  async #attempt(command) {
    const request = command.request ?? command.send();
    this.#mark(command.id, { inFlight: true, request });
    const outcome = await this.#send({ ...request, key: command.id, csrf: this.#csrf });
    const current = this.pendings.value.find((each) => each.id === command.id);
    if (current) this.#take(current, outcome);
  }

  #take(command, outcome) {
    if (outcome.kind === "ok") return this.#settle(command, outcome.body);
    if (outcome.kind === "signed-out" || outcome.body?.type === STALE_TOKEN) {
      this.#mark(command.id, { inFlight: false });
      return this.#hooks.signedOut();
    }
    if (outcome.kind === "refused") return this.#refuse(command, outcome.body);
    const serverFailures = (command.serverFailures ?? 0) + (outcome.status === 500 ? 1 : 0);
    if (serverFailures >= MOST_FAILURES_OF_THE_SERVER) return this.#refuse(command, outcome.body);
    this.#mark(command.id, { tries: command.tries + 1, serverFailures, status: outcome.status });
    this.#retries.set(
      command.id,
      setTimeout(() => this.#again(command.id), retryDelay(command.tries)),
    );
  }

  #again(id) {
    clearTimeout(this.#retries.get(id));
    this.#retries.delete(id);
    const command = this.pendings.value.find((each) => each.id === id);
    if (command && !command.answer) this.#attempt(command);
  }

  #settle(command, answer) {
    this.pendings.value = pending.settle(this.pendings.value, command.id, answer, this.#hooks.version());
    this.#hooks.settled(command, answer);
    this.#pump();
  }

  #refuse(command, problem) {
    this.pendings.value = pending.drop(this.pendings.value, command.id);
    this.#hooks.refused(command, problem);
    this.#pump();
  }

  #mark(id, changes) {
    this.pendings.value = pending.mark(this.pendings.value, id, changes);
  }
}

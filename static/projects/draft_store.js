import { signal } from "@preact/signals";
import { Attempt, explain } from "../web/sending.js";
import { reload } from "../web/source.js";
import { insisted, merged, NOTHING, saved, type, yielded } from "./drafting.js";

const PAUSE_MS = 700;
const AGAIN_MS = 5000;

/**
 * What is typed into a project's passport: saved by itself after a pause, kept in this browser until the server has it,
 * never written over a colleague's: `conflicts` holds by field what they wrote meanwhile.
 */
export class DraftStore {
  draft = signal(NOTHING);
  conflicts = signal({});
  /** `idle`, `waiting`, `saving`, `saved`, `failed`. */
  status = signal("idle");
  fault = signal(null);
  errors = signal([]);
  #timer = null;
  #busy = false;
  #attempt = new Attempt();
  #path;
  #key;

  constructor(projectId, person) {
    this.#path = `/api/v1/projects/${projectId}`;
    this.#key = `board-passport ${projectId} ${person}`;
    this.draft.value = kept(this.#key);
    if (this.isWaiting) this.#later(PAUSE_MS);
    addEventListener("online", () => this.isWaiting && this.#later(0));
    addEventListener("pagehide", () => this.#keep());
  }

  get isWaiting() {
    return Object.keys(this.draft.value.typed).length > 0;
  }

  /** What a field shows: what is typed, else what the server says. */
  shown(name, now) {
    const { typed } = this.draft.value;
    return name in typed ? typed[name] : now;
  }

  set(name, value, now) {
    this.draft.value = type(this.draft.value, name, value, now);
    this.status.value = "waiting";
    this.#keep();
    this.#later(PAUSE_MS);
  }

  /** Saves what is typed now; answers whether everything is with the server. */
  async flush() {
    clearTimeout(this.#timer);
    for (let turn = 0; turn < 20 && this.#busy; turn++) await new Promise((done) => setTimeout(done, 100));
    await this.#save();
    return !this.isWaiting;
  }

  yield(name) {
    this.draft.value = yielded(this.draft.value, name);
    this.#settled(name);
  }

  insist(name, value = this.draft.value.typed[name]) {
    this.draft.value = insisted(this.draft.value, name, this.conflicts.value[name], value);
    this.#settled(name);
  }

  #settled(name) {
    const { [name]: _gone, ...rest } = this.conflicts.value;
    this.conflicts.value = rest;
    this.#keep();
    this.#later(0);
  }

  #later(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), pause);
  }

  async #save() {
    if (this.#busy) return this.#later(PAUSE_MS);
    const open = Object.keys(this.draft.value.typed).filter((name) => !(name in this.conflicts.value));
    if (!open.length) {
      if (!Object.keys(this.conflicts.value).length)
        this.status.value = this.status.value === "idle" ? "idle" : "saved";
      return undefined;
    }
    this.#busy = true;
    this.status.value = "saving";
    const { typed, base } = this.draft.value;
    const sent = Object.fromEntries(open.map((name) => [name, typed[name]]));
    const was = Object.fromEntries(open.map((name) => [name, base[name]]));
    const outcome = await this.#attempt.send({ method: "PATCH", path: this.#path, body: { ...sent, was } });
    this.#busy = false;
    if (outcome.kind === "ok") return this.#done(sent);
    if (outcome.body?.type === "overtaken") return this.#overtaken(outcome.body);
    this.fault.value = explain(outcome);
    this.errors.value = outcome.body?.errors ?? [];
    this.status.value = "failed";
    // A refusal stands until something else is typed; what failed on the way is tried again.
    if (outcome.kind === "retry") this.#later(AGAIN_MS);
    return undefined;
  }

  async #done(sent) {
    this.fault.value = null;
    this.errors.value = [];
    // What was saved is shown by the server's word before it is let go here: nothing flickers.
    await reload();
    this.draft.value = saved(this.draft.value, sent);
    this.#keep();
    this.status.value = this.isWaiting ? "waiting" : "saved";
    if (this.isWaiting) this.#later(PAUSE_MS);
  }

  #overtaken({ field, now }) {
    const { typed, base } = this.draft.value;
    const both = merged(base[field], typed[field], now);
    if (both) {
      this.draft.value = insisted(this.draft.value, field, now, both);
      this.#keep();
      return this.#later(0);
    }
    this.conflicts.value = { ...this.conflicts.value, [field]: now };
    this.status.value = "waiting";
    return this.#later(0);
  }

  #keep() {
    try {
      if (this.isWaiting) localStorage.setItem(this.#key, JSON.stringify(this.draft.value));
      else localStorage.removeItem(this.#key);
    } catch {
      // A browser that keeps nothing still saves to the server.
    }
  }
}

function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? NOTHING;
  } catch {
    return NOTHING;
  }
}

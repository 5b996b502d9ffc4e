import { signal } from "@preact/signals";
import { newKey } from "../live/requests.js";
import { _ } from "../texts.js";
import { explain, sendUnder } from "../web/sending.js";
import { whenLookedAt } from "../web/source.js";
import { insisted, merged, only, same, saved, type, yielded } from "./drafting.js";
import { KeptDraft } from "./kept_draft.js";
import { fieldOf } from "./passport_values.js";
import { TypedFields } from "./typed_fields.js";

const PAUSE_MS = 700;
const AGAIN_MS = 5000;
const rootOf = ({ field }) => field.split(".")[0];

/**
 * What is typed into a project's passport: saved by itself after a pause, kept in this browser until the server has it,
 * never written over a colleague's. `told(answer)` hears what the server answers to what was saved.
 */
export class DraftStore extends TypedFields {
  /** `idle`, `waiting`, `saving`, `saved`; why it is not saved is in `fault`. */
  status = signal("idle");
  fault = signal(null);
  #path;
  #kept;
  #told;
  #isOpen = false;
  #timer = null;
  #going = null;
  /** What has left the browser and was not answered, `{key, sent, was}`: it is repeated unchanged before anything else. */
  #unanswered = null;
  /** By field what the server does not take. */
  #refused = {};
  #entered = null;
  /** What is typed in the field in which somebody is, where the server has it in cleaner letters. */
  #asTyped = signal(null);

  constructor(projectId, person, told) {
    super();
    this.#path = `/api/v1/projects/${projectId}`;
    this.#told = told;
    this.#kept = new KeptDraft(`board-passport ${projectId} ${person}`);
    const { typed, base, unanswered } = this.#kept.read() ?? {};
    if (typed) {
      this.draft.value = { typed, base };
      this.#unanswered = unanswered ?? null;
      this.status.value = "waiting";
      this.#later(PAUSE_MS);
    }
    whenLookedAt(() => this.isWaiting && this.#later(0));
    globalThis.addEventListener?.("pagehide", () => this.#keep());
  }

  get isWaiting() {
    return Object.keys(this.draft.value.typed).length > 0;
  }

  /** Why not all of it is with the server, in words, where somebody has to do something about it. */
  get trouble() {
    if (Object.keys(this.conflicts.value).length)
      return _("A colleague has written into the same field: choose there which text stays.");
    if (this.wrong.value.length) return `${_("Not saved:")} ${_("What is marked is not a number.")}`;
    if (!this.fault.value) return null;
    return `${_("Not saved:")} ${this.fault.value} ${_("Your text is kept in this browser.")}`;
  }

  /** Whether the passport is written now: only then anything is sent. */
  follow(isOpen) {
    if (isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    this.#allow(Object.keys(this.#refused));
    if (this.isWaiting) this.#later(PAUSE_MS);
  }

  shown(name, now) {
    const { typed } = this.draft.value;
    const own = this.#asTyped.value;
    if (!(name in typed) && own?.name === name && same(own.saved, now)) return own.typed;
    return super.shown(name, now);
  }

  set(name, value, now) {
    this.draft.value = type(this.draft.value, name, value, now, name in (this.#unanswered?.sent ?? {}));
    this.#asTyped.value = null;
    this.#allow([name]);
    this.status.value = "waiting";
    this.#keep();
    this.#later(PAUSE_MS);
  }

  enter(name) {
    this.#entered = name;
  }

  leave(name) {
    if (this.#entered === name) this.#entered = null;
    if (this.#asTyped.peek()?.name === name) this.#asTyped.value = null;
  }

  /** Saves what is typed now; answers whether everything that can be is with the server. */
  async flush() {
    while (await this.#save());
    return !this.#isOpen || !(this.isWaiting || this.wrong.value.length);
  }

  tryAgain() {
    this.#refused = {};
    return this.#save();
  }

  /** Lets go what is typed into a field; answers how it is put back. */
  discard(name) {
    const { typed, base } = this.draft.value;
    this.draft.value = yielded(this.draft.value, name);
    this.settled(name);
    return () => {
      this.draft.value = insisted(this.draft.value, name, base[name], typed[name]);
      this.settled(name);
    };
  }

  settled(name) {
    super.settled(name);
    this.#allow([name]);
    this.#keep();
    this.#later(0);
  }

  #later(pause) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#save(), pause);
  }

  /** One at a time; answers whether there is more to be sent at once. */
  #save() {
    clearTimeout(this.#timer);
    this.#going ??= this.#send().finally(() => {
      this.#going = null;
    });
    return this.#going;
  }

  async #send() {
    this.#unanswered ??= this.#composed();
    if (!this.#unanswered) return this.#rest();
    this.#keep();
    this.status.value = "saving";
    const { key, sent, was } = this.#unanswered;
    const outcome = await sendUnder(key, { method: "PATCH", path: this.#path, body: { ...sent, was } });
    if (outcome.kind === "retry" || outcome.kind === "signed-out") return this.#failed(outcome);
    this.#unanswered = null;
    if (outcome.kind === "ok") this.#done(sent, outcome.body);
    else if (outcome.body?.type === "overtaken") this.#overtaken(outcome.body);
    else this.#refuse(sent, outcome);
    this.#keep();
    this.#rest();
    const isMore = this.#isOpen && this.#sendable.length > 0;
    if (isMore) this.#later(outcome.kind === "ok" ? PAUSE_MS : 0);
    return isMore;
  }

  /** The fields that are typed and neither refused as they stand nor waiting for a choice. */
  get #sendable() {
    const { typed } = this.draft.value;
    const isRefused = (name) => name in this.#refused && same(typed[name], this.#refused[name]);
    return Object.keys(typed).filter((name) => !(name in this.conflicts.value) && !isRefused(name));
  }

  #composed() {
    const names = this.#isOpen ? this.#sendable : [];
    const { typed, base } = this.draft.value;
    return names.length ? { key: newKey(), sent: only(typed, names), was: only(base, names) } : null;
  }

  #rest() {
    if (!Object.keys(this.#refused).length) this.fault.value = null;
    if (this.isWaiting) this.status.value = "waiting";
    else if (this.status.value !== "idle") this.status.value = "saved";
    return false;
  }

  #failed(outcome) {
    // What the program itself gave up took no effect, and would be given up again.
    if (outcome.status === 500 && outcome.body) this.#unanswered = null;
    this.fault.value = explain(outcome);
    this.status.value = "waiting";
    if (outcome.kind === "retry") this.#later(AGAIN_MS);
    return false;
  }

  #done(sent, answer) {
    const names = Object.keys(sent);
    const words = Object.fromEntries(names.map((name) => [name, fieldOf(answer.project, name)]));
    const before = this.draft.value;
    this.draft.value = saved(before, sent, words);
    this.#allow(names);
    const own = this.#entered;
    if (own in sent && !(own in this.draft.value.typed) && !same(before.typed[own], words[own]))
      this.#asTyped.value = { name: own, typed: before.typed[own], saved: words[own] };
    this.#told(answer);
  }

  #overtaken({ field, now }) {
    const { typed, base } = this.draft.value;
    if (!(field in typed)) return;
    const both = merged(base[field], typed[field], now);
    if (both) this.draft.value = insisted(this.draft.value, field, now, both);
    else this.conflicts.value = { ...this.conflicts.value, [field]: now };
  }

  /** What is refused stands until something else is typed there; the rest goes without it. */
  #refuse(sent, outcome) {
    const errors = outcome.body?.errors ?? [];
    this.#allow(Object.keys(sent));
    const named = errors.map(rootOf).filter((name) => name in sent);
    this.#refused = { ...this.#refused, ...(named.length ? only(sent, named) : sent) };
    this.errors.value = [...this.errors.value, ...errors];
    this.fault.value = explain(outcome);
  }

  #allow(names) {
    const left = Object.keys(this.#refused).filter((name) => !names.includes(name));
    this.#refused = only(this.#refused, left);
    this.errors.value = this.errors.value.filter((each) => !names.includes(rootOf(each)));
  }

  #keep() {
    this.#kept.keep(this.isWaiting ? { ...this.draft.value, unanswered: this.#unanswered } : null);
  }
}

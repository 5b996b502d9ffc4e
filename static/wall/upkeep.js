/**
 * Keeps a page young that nobody touches for weeks: loads it anew once a night and when the server's program is another,
 * never without having heard that the server is ready. Knows no browser: `deps` brings everything. How much time has
 * gone by is asked of the page's own age alone: the clock of a wall may be hours off the server's.
 */

import { minuteOf, renewalMinute } from "./hours.js";

const TRY_APART_MS = 30_000;
const YOUNG_MS = 3_600_000;
const LONGEST_WAIT_MS = 120_000;
const LONGEST_WAIT_KEPT_MS = 8_000;
const WINDOW_MINUTES = 60;

export class Upkeep {
  #deps;
  #longestWait;
  #minute;
  #buildDueAt = null;
  #triedAt = Number.NEGATIVE_INFINITY;

  /**
   * `deps` is `{isReady(): Promise<boolean>, reload(), random(), age(), isKept}`; the age of the page in ms only grows.
   * A page that was kept in the browser gives way soon: it may be older than one update.
   */
  constructor(deps) {
    this.#deps = deps;
    this.#longestWait = deps.isKept ? LONGEST_WAIT_KEPT_MS : LONGEST_WAIT_MS;
    this.#minute = renewalMinute(deps.random);
  }

  /** To be asked every second or so, with the server's time: `builds` is `{own, servers}`, the latter null while unknown. */
  async look(at, timeZone, builds) {
    const age = this.#deps.age();
    if (!this.#isDue(age, at, timeZone, builds) || age - this.#triedAt < TRY_APART_MS) return;
    this.#triedAt = age;
    if (await this.#deps.isReady()) this.#deps.reload();
  }

  #isDue(age, at, timeZone, { own, servers }) {
    const isOther = servers !== null && servers !== own;
    if (!isOther) this.#buildDueAt = null;
    else this.#buildDueAt ??= age + this.#deps.random() * this.#longestWait;
    if (isOther && age >= this.#buildDueAt) return true;
    const past = minuteOf(at, timeZone) - this.#minute;
    return age > YOUNG_MS && past >= 0 && past < WINDOW_MINUTES;
  }
}

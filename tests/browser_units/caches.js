/** A browser's cache storage in memory, as far as walls use it; `files` is what `add` finds. */

const ORIGIN = "https://board.test";
const addressOf = (asked) => new URL(asked.url ?? asked, ORIGIN).href;

class MemoryCache {
  #entries = new Map();

  async match(asked) {
    return this.#entries.get(addressOf(asked))?.clone();
  }
  async matchAll() {
    return [...this.#entries.values()].map((each) => each.clone());
  }
  async put(asked, answer) {
    this.#entries.set(addressOf(asked), answer);
  }
  async add(asked) {
    this.#entries.set(addressOf(asked), new Response(`file ${asked}`));
  }
  async delete(asked) {
    return this.#entries.delete(addressOf(asked));
  }
  async keys() {
    return [...this.#entries.keys()].map((url) => new Request(url));
  }
}

export class MemoryCaches {
  #caches = new Map();

  async open(name) {
    if (!this.#caches.has(name)) this.#caches.set(name, new MemoryCache());
    return this.#caches.get(name);
  }
  async has(name) {
    return this.#caches.has(name);
  }
  async keys() {
    return [...this.#caches.keys()];
  }
  async delete(name) {
    return this.#caches.delete(name);
  }
  async match(asked) {
    for (const cache of this.#caches.values()) {
      const found = await cache.match(asked);
      if (found) return found;
    }
    return undefined;
  }
}

/** The paths of everything in one of them. */
export const pathsIn = async (caches, name) =>
  (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname).sort();

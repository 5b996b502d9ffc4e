/** What is not with the server yet, kept in this browser under a name; other tabs may keep something there too. */
export class KeptDraft {
  #name;
  #own = null;

  constructor(name) {
    this.#name = name;
  }

  read() {
    try {
      this.#own = localStorage.getItem(this.#name);
      return JSON.parse(this.#own);
    } catch {
      return null;
    }
  }

  /** Keeps it in place of what was kept; nothing (null) takes away only what this tab has read or written. */
  keep(draft) {
    try {
      if (draft) {
        this.#own = JSON.stringify(draft);
        localStorage.setItem(this.#name, this.#own);
      } else if (this.#own !== null && localStorage.getItem(this.#name) === this.#own) {
        localStorage.removeItem(this.#name);
        this.#own = null;
      }
    } catch {
      // A browser that keeps nothing still saves to the server.
    }
  }
}

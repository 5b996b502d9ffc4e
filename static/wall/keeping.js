import { asKept, BUILD, entriesOf, filesOf, isFiles, KEPT, PERSON } from "../web/kept_names.js";

/**
 * Keeps one wall in the browser for when the server is away: the page, the files it is built from, the last picture.
 * What is done to it is done in turn; where the browser refuses (no room, no right), the wall goes on without.
 */
export class Keeping {
  #deps;
  #mine;
  #last = Promise.resolve();
  #isPageNew = true;
  #picture = null;

  /** `deps` is `{caches, fetchPage(), files(), address, person, build}`. */
  constructor(deps) {
    this.#deps = deps;
    this.#mine = entriesOf(deps.address);
  }

  /** `what` is `{state, days, at, offset}`: the picture, and when by the server's clock it was known to be true. */
  keep(what) {
    return this.#inTurn(async () => {
      if ((await this.#isPageKept()) || (await this.#keepPage())) await this.#keepPicture(what);
    });
  }

  /** What was kept of the same person's, `{state, days, at, offset}`, or null. */
  recall() {
    return this.#inTurn(async () => {
      const kept = await this.#deps.caches.open(KEPT);
      const [picture, seen] = await Promise.all(
        [this.#mine.picture, this.#mine.seen].map(async (name) => (await kept.match(name))?.json()),
      );
      const isOurs = picture?.person === this.#deps.person && seen?.person === this.#deps.person;
      return isOurs ? { state: picture.state, days: picture.days, at: seen.at, offset: seen.offset } : null;
    });
  }

  /** This wall may not be seen any more. */
  forget() {
    return this.#inTurn(async () => {
      const kept = await this.#deps.caches.open(KEPT);
      for (const name of Object.values(this.#mine)) await kept.delete(name);
      this.#picture = null;
    });
  }

  /** Whoever was signed in is not any more. */
  forgetAll() {
    return this.#inTurn(async () => {
      await this.#deps.caches.delete(KEPT);
      this.#picture = null;
    });
  }

  #inTurn(doIt) {
    const done = this.#last.then(doIt).catch(() => null);
    this.#last = done;
    return done;
  }

  async #isPageKept() {
    const kept = await this.#deps.caches.open(KEPT);
    return !this.#isPageNew && Boolean(await kept.match(this.#mine.page));
  }

  async #keepPage() {
    const { caches, person, build } = this.#deps;
    const found = await this.#deps.fetchPage();
    if (found && found.person !== person) await caches.delete(KEPT);
    if (found?.person !== person || found.build !== build) return false;
    const files = await caches.open(filesOf(build));
    for (const file of this.#deps.files()) if (!(await files.match(file))) await files.add(file);
    await this.#forgetOthers();
    const kept = await caches.open(KEPT);
    const headers = { "Content-Type": "text/html; charset=utf-8", ...found.headers, [BUILD]: build, [PERSON]: person };
    await kept.put(this.#mine.page, new Response(asKept(found.html), { headers }));
    this.#isPageNew = false;
    this.#picture = null;
    await this.#dropOldFiles(kept);
    return true;
  }

  async #forgetOthers() {
    const pages = await keptPages(await this.#deps.caches.open(KEPT));
    if (pages.some((page) => page.headers.get(PERSON) !== this.#deps.person)) await this.#deps.caches.delete(KEPT);
  }

  /** Another wall of this browser may still be kept as an older build: its files stay as long as it does. */
  async #dropOldFiles(kept) {
    const needed = new Set((await keptPages(kept)).map((page) => filesOf(page.headers.get(BUILD))));
    for (const name of await this.#deps.caches.keys())
      if (isFiles(name) && !needed.has(name)) await this.#deps.caches.delete(name);
  }

  async #keepPicture({ state, days, at, offset }) {
    const { caches, person } = this.#deps;
    const kept = await caches.open(KEPT);
    if (this.#picture?.state !== state || this.#picture.days !== days) {
      await kept.put(this.#mine.picture, asJson({ person, state, days }));
      this.#picture = { state, days };
    }
    await kept.put(this.#mine.seen, asJson({ person, at, offset }));
  }
}

const asJson = (body) => new Response(JSON.stringify(body), { headers: { "Content-Type": "application/json" } });

const keptPages = async (kept) => (await kept.matchAll()).filter((each) => each.headers.has(BUILD));

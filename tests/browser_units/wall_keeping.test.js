import assert from "node:assert/strict";
import { test } from "node:test";
import { filesOf, KEPT } from "../../static/web/kept_names.js";
import { Keeping } from "../../static/wall/keeping.js";
import { MemoryCaches, pathsIn } from "./caches.js";

const WALL = "/boards/b/wall";
const ALL = [WALL, `${WALL}/picture`, `${WALL}/seen`];
const picture = (version = 1, at = 1_000) => ({ state: { version }, days: [["2026-11-04", false]], at, offset: 5 });

/** Somebody's wall; `told` is what the server says about the page, which may change. */
function wall({
  caches = new MemoryCaches(),
  address = WALL,
  person = "anna",
  build = "1",
  files = ["/static/a.js"],
} = {}) {
  const told = { person, build, html: '<!doctype html><html lang="ru"></html>', fetched: 0 };
  const fetchPage = async () => {
    told.fetched += 1;
    return { ...told, headers: {} };
  };
  return { caches, told, keeping: new Keeping({ caches, fetchPage, files: () => files, address, person, build }) };
}

test("what was kept is recalled with its time, and the page says that it was kept", async () => {
  const { caches, keeping, told } = wall();
  assert.equal(await keeping.recall(), null);
  await keeping.keep(picture(1, 1_000));
  await keeping.keep(picture(2, 2_000));
  assert.deepEqual(await keeping.recall(), picture(2, 2_000));
  assert.equal(told.fetched, 1);
  const page = await (await caches.open(KEPT)).match(WALL);
  assert.match(await page.text(), /<html data-kept lang="ru">/);
  assert.deepEqual(await pathsIn(caches, filesOf("1")), ["/static/a.js"]);
});

test("nobody is shown what was kept of somebody else, and their wall takes its place", async () => {
  const { caches, keeping } = wall();
  await keeping.keep(picture());
  const boris = wall({ caches, person: "boris", address: "/boards/c/wall" });
  assert.equal(await wall({ caches, person: "boris" }).keeping.recall(), null);
  await boris.keeping.keep(picture(7));
  assert.deepEqual(await pathsIn(caches, KEPT), ["/boards/c/wall", "/boards/c/wall/picture", "/boards/c/wall/seen"]);
});

test("a wall under which somebody else has signed in keeps nothing more", async () => {
  const { caches, keeping, told } = wall();
  await keeping.keep(picture());
  await caches.delete(KEPT);
  told.person = "boris";
  await keeping.keep(picture(2));
  assert.deepEqual(await pathsIn(caches, KEPT), []);
});

test("what was deleted is kept anew as long as the same person looks", async () => {
  const { caches, keeping } = wall();
  await keeping.keep(picture());
  await caches.delete(KEPT);
  await keeping.keep(picture());
  assert.deepEqual(await pathsIn(caches, KEPT), ALL);
});

test("one wall is forgotten and the others stay; who signs out is forgotten everywhere", async () => {
  const caches = new MemoryCaches();
  const first = wall({ caches });
  const second = wall({ caches, address: "/boards/c/wall" });
  await first.keeping.keep(picture());
  await second.keeping.keep(picture());
  await first.keeping.forget();
  assert.equal((await pathsIn(caches, KEPT)).length, 3);
  await second.keeping.forgetAll();
  assert.equal(await caches.has(KEPT), false);
});

test("a page of another build than its scripts is never kept", async () => {
  const { caches, keeping, told } = wall();
  told.build = "2";
  await keeping.keep(picture());
  assert.deepEqual(await pathsIn(caches, KEPT), []);
});

test("the files of a build stay as long as a wall is kept that needs them", async () => {
  const caches = new MemoryCaches();
  await wall({ caches }).keeping.keep(picture());
  await wall({ caches, address: "/boards/c/wall" }).keeping.keep(picture());
  await wall({ caches, build: "2", files: ["/static/b.js"] }).keeping.keep(picture());
  assert.deepEqual((await caches.keys()).sort(), [filesOf("1"), filesOf("2"), KEPT].sort());
  await wall({ caches, address: "/boards/c/wall", build: "2" }).keeping.keep(picture());
  assert.deepEqual((await caches.keys()).sort(), [filesOf("2"), KEPT].sort());
});

test("a browser that has no room for it does not stop the wall", async () => {
  const caches = { open: async () => Promise.reject(new Error("QuotaExceededError")) };
  const { keeping } = wall({ caches });
  await keeping.keep(picture());
  assert.equal(await keeping.recall(), null);
});

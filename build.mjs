// Builds static/dist: hashed files, their compressed twins and manifest.json. Run: node build.mjs [--root DIR]
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import gettext from "gettext-parser";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = process.argv[2] === "--root" ? process.argv[3] : HERE;
const [STATIC, LOCALES] = [join(ROOT, "static"), join(ROOT, "board", "translations")];
const [DIST, PART, OLD] = ["dist", "dist.part", "dist.old"].map((name) => join(STATIC, name));
const COMPRESSED = new Set([".js", ".css", ".svg", ".json"]);
// not safari14: esbuild cannot rewrite destructuring, which only 14.1 gets right
const BROWSERS = ["chrome90", "firefox90", "safari14.1"];
const manifest = {};

function bundle() {
  return build({
    entryPoints: entryPoints(),
    outbase: STATIC,
    outdir: PART,
    metafile: true,
    logLevel: "silent",
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    charset: "utf8",
    target: BROWSERS,
    jsx: "automatic",
    jsxImportSource: "preact",
    nodePaths: [join(HERE, "node_modules")],
    entryNames: "[dir]/[name]-[hash]",
    chunkNames: "chunks/[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
    loader: { ".woff2": "file", ".svg": "file", ".png": "file" },
    absWorkingDir: ROOT,
  });
}

function entryPoints() {
  const pages = existsSync(join(STATIC, "pages")) ? readdirSync(join(STATIC, "pages")) : [];
  const scripts = pages.filter((name) => name.endsWith(".js")).map((name) => `pages/${name}`);
  const wall = ["wall.css"].filter((name) => existsSync(join(STATIC, name)));
  return ["tasks/board.jsx", "app.css", ...scripts, ...wall].map((name) => join(STATIC, name));
}

function listBundled({ outputs }) {
  for (const [output, { entryPoint, inputs }] of Object.entries(outputs)) {
    const file = output.slice("static/dist.part/".length);
    if (entryPoint?.startsWith("static/")) manifest[entryPoint.slice("static/".length).replace(/\.jsx$/, ".js")] = file;
    else if (file.startsWith("assets/")) manifest[`assets/${basename(Object.keys(inputs)[0])}`] = file;
  }
}

function emit(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const file = name.replace(/\.\w+$/, (extension) => `-${hash}${extension}`);
  mkdirSync(dirname(join(PART, file)), { recursive: true });
  writeFileSync(join(PART, file), content);
  manifest[name] = file;
}

function emitTexts(locale) {
  const path = join(LOCALES, locale, "LC_MESSAGES", "browser.po");
  if (!existsSync(path)) throw new Error(`the browser's texts are missing: ${path}`);
  const messages = {};
  for (const entry of Object.values(gettext.po.parse(readFileSync(path, "utf8")).translations).flatMap(Object.values)) {
    if (!entry.msgid || !entry.msgstr.every(Boolean) || entry.comments?.flag?.includes("fuzzy")) continue;
    const key = entry.msgctxt ? `${entry.msgctxt}\u0004${entry.msgid}` : entry.msgid;
    messages[key] = entry.msgid_plural ? entry.msgstr : entry.msgstr[0];
  }
  emit(`texts/${locale}.js`, `globalThis.boardTexts=${JSON.stringify({ locale, messages })};`);
}

function compressAll() {
  for (const entry of readdirSync(PART, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !COMPRESSED.has(extname(entry.name))) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const content = readFileSync(path);
    writeFileSync(`${path}.br`, brotliCompressSync(content));
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  }
}

function putInPlace() {
  rmSync(OLD, { recursive: true, force: true });
  if (existsSync(DIST)) renameSync(DIST, OLD);
  renameSync(PART, DIST);
  rmSync(OLD, { recursive: true, force: true });
}

function explain(error) {
  const lines = (error.errors ?? []).map(({ text, location }) =>
    location ? `${location.file}:${location.line}: ${text}` : text,
  );
  return lines.join("\n") || error.message;
}

try {
  rmSync(PART, { recursive: true, force: true });
  listBundled((await bundle()).metafile);
  for (const { name } of readdirSync(LOCALES, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    emitTexts(name);
  compressAll();
  writeFileSync(join(PART, "manifest.json"), JSON.stringify(manifest, null, 1));
  putInPlace();
} catch (error) {
  rmSync(PART, { recursive: true, force: true });
  console.error(explain(error));
  process.exit(1);
}

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
const WORKER_SAYS = [
  "The board does not load",
  "The server does not answer. Check the network; the page keeps trying by itself.",
];
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

/** The style sheets, and one script for each page that has one. */
function entryPoints() {
  const scripts = readdirSync(STATIC, { recursive: true }).filter(
    (name) => name.endsWith("_page.jsx") && !name.startsWith("dist"),
  );
  return ["app.css", "wall.css", ...scripts].map((name) => join(STATIC, name)).filter((path) => existsSync(path));
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

function messagesOf(locale) {
  const path = join(LOCALES, locale, "LC_MESSAGES", "browser.po");
  if (!existsSync(path)) throw new Error(`the browser's texts are missing: ${path}`);
  const messages = {};
  for (const entry of Object.values(gettext.po.parse(readFileSync(path, "utf8")).translations).flatMap(Object.values)) {
    if (!entry.msgid || !entry.msgstr.every(Boolean) || entry.comments?.flag?.includes("fuzzy")) continue;
    const key = entry.msgctxt ? `${entry.msgctxt}\u0004${entry.msgid}` : entry.msgid;
    messages[key] = entry.msgid_plural ? entry.msgstr : entry.msgstr[0];
  }
  return messages;
}

/** For each page its words and no others: all of them together weigh more than most pages. */
function emitTexts(locale, { outputs }) {
  const messages = Object.entries(messagesOf(locale));
  for (const [output, { entryPoint }] of Object.entries(outputs)) {
    if (!entryPoint?.endsWith("_page.jsx")) continue;
    const sources = [...inputsOf(output, outputs)].map((path) => readFileSync(join(ROOT, path), "utf8"));
    const isSaid = ([key]) => {
      const said = key.split("\u0004").at(-1);
      const written = JSON.stringify(said).slice(1, -1);
      return sources.some((source) => source.includes(said) || source.includes(written));
    };
    const own = Object.fromEntries(messages.filter(isSaid));
    const script = entryPoint.slice("static/".length).replace(/\.jsx$/, ".js");
    emit(
      `texts/${locale}/${script}`,
      `${BEGIN_TEXTS(locale)}Object.assign(boardTexts.messages,${JSON.stringify(own)});`,
    );
  }
}

/** A page may have a second script with words of its own. */
const BEGIN_TEXTS = (locale) => `globalThis.boardTexts??={locale:"${locale}",messages:{}};`;

/** The files of ours that a built one is made of, with everything that it loads, at once or later. */
function inputsOf(output, outputs, seen = new Set()) {
  if (seen.has(output) || !outputs[output]) return new Set();
  seen.add(output);
  const { inputs, imports } = outputs[output];
  const own = Object.keys(inputs).filter((path) => path.startsWith("static/"));
  return new Set([...own, ...imports.flatMap(({ path }) => [...inputsOf(path, outputs, seen)])]);
}

/** The service worker of walls: one file by itself, with the few words that it has to say without the server. */
async function emitWorker() {
  const path = join(STATIC, "wall", "wall_worker.js");
  if (!existsSync(path)) return;
  const texts = ["ru", "en"].map((locale) => {
    const [title, text] = WORKER_SAYS.map((said) => messagesOf(locale)[said] ?? said);
    return { locale, title, text };
  });
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    write: false,
    format: "iife",
    minify: true,
    charset: "utf8",
    target: BROWSERS,
    define: { BOARD_TEXTS: JSON.stringify(texts) },
    logLevel: "silent",
  });
  emit("wall-worker.js", outputFiles[0].text);
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
  const { metafile } = await bundle();
  listBundled(metafile);
  for (const { name } of readdirSync(LOCALES, { withFileTypes: true }).filter((entry) => entry.isDirectory()))
    emitTexts(name, metafile);
  await emitWorker();
  compressAll();
  writeFileSync(join(PART, "manifest.json"), JSON.stringify(manifest, null, 1));
  putInPlace();
} catch (error) {
  rmSync(PART, { recursive: true, force: true });
  console.error(explain(error));
  process.exit(1);
}

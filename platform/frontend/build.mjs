// Builds every page's scripts and styles into tremplin/web/static/build, named by content, and writes manifest.json:
// {"workspace.js": "workspace-AB12CD.js", …}. Then compresses what browsers ask for compressed.

import { createHash } from "node:crypto";
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build } from "esbuild";
import { blocklyStart } from "./blockly-start.mjs";
import { makeSnapshot } from "./snapshot.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../tremplin/web/static/build");
const modules = join(here, "node_modules");

const ENTRIES = {
  app: "styles/app.css",
  workspace: "src/pages/workspace.ts",
  "blocks-workspace": "src/pages/blocks-workspace.ts",
  "parsons-workspace": "src/pages/parsons-workspace.ts",
  "picture-secret": "src/pages/picture-secret.ts",
  replay: "src/pages/replay.ts",
  idle: "src/pages/idle.ts",
  arrange: "src/pages/arrange.ts",
  make: "src/pages/make.ts",
  "new-group": "src/pages/new-group.ts",
  "service-worker": "src/pages/service-worker.ts",
  htmx: join(modules, "htmx.org/dist/htmx.min.js"),
};
/** What runs in the frame of programs: classic scripts, for an origin of its own starts no others from a blob. */
const FRAME_ENTRIES = {
  "program-frame": "src/runtime/frame.ts",
  "python-supervisor": "src/runtime/supervisor.ts",
  "python-worker": "src/runtime/worker.ts",
};
const PYODIDE_FILES = ["pyodide.asm.js", "python_stdlib.zip", "pyodide-lock.json"];
/** Goes through the page to the frame of programs as it was sent, and is unpacked there: the page is not held up by it. */
const PACKED_PYODIDE_FILE = "pyodide.asm.wasm";
/** What a board without sounds, comments and trash can shows. */
const BLOCKLY_FILES = ["dropdown-arrow.svg", "handclosed.cur", "handdelete.cur", "handopen.cur", "sprites.svg"];
/** Takes the place of `AudioContext` wherever a script makes one. */
const LATE_AUDIO = "src/blocks/late-audio.ts";
const COMPRESSED = new Set([".css", ".js", ".mjs", ".json", ".svg", ".zip"]);

await mkdir(out, { recursive: true });
for (const name of await readdir(out)) {
  // The fonts for PDFs are made by fonts_ttf.py and do not depend on this build.
  if (name !== "fonts") await rm(join(out, name), { recursive: true });
}

const manifest = {};
await buildEntries(ENTRIES, { format: "esm", inject: [LATE_AUDIO], plugins: [blocklyStart] });
// Pyodide reaches for Node's modules where it is run by Node.
await buildEntries(FRAME_ENTRIES, {
  format: "iife",
  external: ["node:*", "ws"],
  logOverride: { "empty-import-meta": "silent" },
});

const { version } = JSON.parse(await readFile(join(modules, "pyodide/package.json"), "utf8"));
const pyodide = `pyodide-${version}`;
await mkdir(join(out, pyodide));
for (const file of PYODIDE_FILES) await cp(join(modules, "pyodide", file), join(out, pyodide, file));
const wasm = await readFile(join(modules, "pyodide", PACKED_PYODIDE_FILE));
await writeFile(join(out, pyodide, `${PACKED_PYODIDE_FILE}.packed`), await packed(wasm));
manifest["pyodide"] = pyodide;
manifest["python.snapshot.packed"] = await writeSnapshot();

const blockly = JSON.parse(await readFile(join(modules, "blockly/package.json"), "utf8"));
manifest["blockly-media"] = `blockly-${blockly.version}`;
await mkdir(join(out, manifest["blockly-media"]));
for (const file of BLOCKLY_FILES)
  await cp(join(modules, "blockly/media", file), join(out, manifest["blockly-media"], file));

await compressAll(out);
await writeFile(join(out, "manifest.json"), JSON.stringify(manifest, null, 2));
console.log(
  Object.entries(manifest)
    .map(([name, file]) => `${name} -> ${file}`)
    .join("\n"),
);

async function buildEntries(entries, options) {
  const { metafile } = await build({
    entryPoints: entries,
    absWorkingDir: here,
    outdir: out,
    bundle: true,
    minify: true,
    target: "es2022",
    entryNames: "[name]-[hash]",
    assetNames: "assets/[name]-[hash]",
    loader: { ".woff2": "file", ".py": "text" },
    metafile: true,
    logLevel: "warning",
    ...options,
  });
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (!output.entryPoint) continue;
    const name = Object.keys(entries).find((key) => output.entryPoint.endsWith(`/${basename(entries[key])}`));
    manifest[`${name}${extname(file)}`] = basename(file);
  }
}

async function writeSnapshot() {
  const snapshot = await makeSnapshot();
  const name = `python-${createHash("sha256").update(snapshot).digest("hex").slice(0, 8).toUpperCase()}.snapshot.packed`;
  await writeFile(join(out, name), await packed(snapshot));
  return name;
}

function packed(data) {
  return promisify(gzip)(data, { level: 9 });
}

/** Writes FILE.gz and FILE.br beside each file that shrinks by it; plain HTTP gets gzip, HTTPS brotli. */
async function compressAll(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await compressAll(path);
    else if (COMPRESSED.has(extname(entry.name))) await compress(path);
  }
}

async function compress(path) {
  const data = await readFile(path);
  const quality = (await stat(path)).size > 1_000_000 ? 9 : 11;
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  const [zipped, brotli] = await Promise.all([packed(data), promisify(brotliCompress)(data, { params })]);
  for (const [ending, packed] of [
    ["gz", zipped],
    ["br", brotli],
  ]) {
    if (packed.length < data.length) await writeFile(`${path}.${ending}`, packed);
  }
}

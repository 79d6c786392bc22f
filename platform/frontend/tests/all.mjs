// Runs every test in one process: the DOM, the bundler and Blockly are loaded once, not once a file.

import { readdir } from "node:fs/promises";
import { describe } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const files = (await readdir(here, { recursive: true })).filter((name) => name.endsWith(".test.mjs")).sort();

for (const file of files) {
  describe(file, async () => {
    await import(pathToFileURL(here + file).href);
  });
}

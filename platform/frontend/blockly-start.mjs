// What keeps a board waiting of Blockly as it is published, as an esbuild plugin; seen in Chromium's profiler.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
/** Where the published file's code begins and ends, between what hands it to AMD, Node.js or a page. */
const WRAPPER = /\}\(this, function\(\) \{\n(?<code>.*)\}\)\);\s*(?:\/\/#[^\n]*\s*)?$/s;
const MESSAGES = /^blockly-messages\/(?<language>\w+)$/;

/** Blockly to start sooner, and `blockly-messages/LANGUAGE`: its sentences, as JSON in a text. */
export const blocklyStart = {
  name: "blockly-start",
  setup(build) {
    build.onLoad({ filter: /blockly_compressed\.js$/ }, async ({ path }) => ({
      contents: eager(await readFile(path, "utf8"), path),
    }));
    build.onResolve({ filter: MESSAGES }, ({ path }) => ({ path, namespace: "blockly-messages" }));
    build.onLoad({ filter: MESSAGES, namespace: "blockly-messages" }, ({ path }) => ({
      contents: JSON.stringify(require(`blockly/msg/${MESSAGES.exec(path).groups.language}`)),
      loader: "text",
    }));
  },
};

/**
 * The same code in a function in brackets: engines compile that at once, with the file and off the page's thread.
 * Within the wrapper they read over it first, two times, while the page waits.
 */
function eager(text, path) {
  const { code } = WRAPPER.exec(text)?.groups ?? {};
  if (!code) throw new Error(`${path} is not wrapped as it was: look at how Blockly is published now`);
  return `export default (function() {\n${code}})();`;
}

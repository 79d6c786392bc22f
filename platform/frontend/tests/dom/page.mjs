// Opens a page of the site without a browser: a fresh window with the page's HTML, in which a module of src runs.
//
// Only what lies outside our scripts is played here: the network (see server.mjs), the clock, storage, and what jsdom
// has not got, such as scrolling. Each page stands alone; tabs of one browser share their storage.

import { fileURLToPath } from "node:url";
import { Script } from "node:vm";
import { withGlobal } from "@sinonjs/fake-timers";
import { within } from "@testing-library/dom";
import { userEvent } from "@testing-library/user-event";
import { build } from "esbuild";
import { JSDOM, VirtualConsole } from "jsdom";
import { blocklyStart } from "../../blockly-start.mjs";
import { Server } from "./server.mjs";
import { drawer } from "./storage.mjs";

const SRC = fileURLToPath(new URL("../../src/", import.meta.url));
/** The clock at which every page opens: a Wednesday afternoon at school. */
export const NOW = Date.UTC(2026, 0, 14, 13, 0, 0);

const scripts = new Map();

/** The module `name` of src with all it imports, compiled once for all the pages that run it. */
function compiled(name) {
  if (!scripts.has(name)) {
    const bundle = build({
      entryPoints: [SRC + name],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "theModule",
      loader: { ".py": "text" },
      external: ["node:*", "ws"],
      plugins: [blocklyStart],
      logOverride: { "empty-import-meta": "silent" },
    });
    scripts.set(
      name,
      bundle.then(({ outputFiles }) => new Script(`${outputFiles[0].text};theModule`, { filename: name })),
    );
  }
  return scripts.get(name);
}

/**
 * Open a page and run `module` in it.
 *
 * `t` is the test, which closes the page; `storage` may be another page's; `isCalm` stands for reduced motion; `prepare`
 * gets the window before the script runs, to play what else the browser may or may not have.
 */
export async function open(
  t,
  module,
  { html = "", attributes = "", lang = "fr", storage = drawer(), ...options } = {},
) {
  const text = `<!doctype html><html lang="${lang}"><head><meta name="csrf-token" content="first-token"></head><body ${attributes}>${html}</body></html>`;
  const faults = [];
  const virtualConsole = new VirtualConsole();
  virtualConsole.on("jsdomError", (error) => faults.push(error));
  const url = options.url ?? "https://tremplin.test/exercises/age";
  const dom = new JSDOM(text, { url, runScripts: "outside-only", pretendToBeVisual: true, virtualConsole });
  const { window } = dom;
  const server = options.server ?? new Server();
  const warnings = [];
  furnish(window, { server, storage, isCalm: options.isCalm ?? false, warnings });
  options.prepare?.(window);
  const clock = withGlobal(window).install({
    now: NOW,
    toFake: [
      "setTimeout",
      "clearTimeout",
      "setInterval",
      "clearInterval",
      "Date",
      "performance",
      "requestAnimationFrame",
      "cancelAnimationFrame",
    ],
  });
  t.after(() => {
    clock.uninstall();
    window.close();
  });
  const load = async (name) => (await compiled(name)).runInContext(dom.getInternalVMContext());
  const exports = await load(module);
  const page = {
    window,
    document: window.document,
    body: window.document.body,
    exports,
    /** Another module's exports, for a test that brings two together as a page does. */
    load,
    server,
    storage,
    /** What the scripts told the console, for whoever looks for a fault. */
    warnings,
    /** Exceptions that reached the window. */
    faults,
    user: userEvent.setup({ document: window.document, delay: null, pointerEventsCheck: 0 }),
    see: within(window.document.body),
    find: (selector) => window.document.querySelector(selector),
    text: (selector) => window.document.querySelector(selector)?.textContent.trim(),
    /** Let time pass, and everything that waits for it. */
    async wait(ms = 0) {
      await arrived();
      await clock.tickAsync(ms);
      await arrived();
    },
    /** Click as a finger does, and let the answer arrive. */
    async press(selector) {
      await page.user.click(typeof selector === "string" ? page.find(selector) : selector);
      await page.wait();
    },
    /** The button that says `name`: found by its text, for a search by role takes long on a page of many. */
    button: (name) =>
      [...window.document.querySelectorAll("button")].find((it) => it.textContent.trim().endsWith(name)),
    /** Tell the page something that only browsers tell, such as `online`; the answer is whether it was let happen. */
    tell: (kind, target = window) => target.dispatchEvent(new window.Event(kind, { cancelable: true })),
    /** Put the page out of sight, as a child does who turns to another tab. */
    hide() {
      Object.defineProperty(window.document, "visibilityState", { value: "hidden", configurable: true });
      page.tell("visibilitychange", window.document);
    },
  };
  await page.wait();
  return page;
}

/** What jsdom has not got, and the edges that tests play. */
function furnish(window, { server, storage, isCalm, warnings }) {
  const scrolled = [];
  Object.assign(window, { TextEncoder, TextDecoder, MessageChannel, Response, fetch: server.fetch, structuredClone });
  Object.defineProperty(window, "localStorage", { get: () => storage.open() });
  window.Element.prototype.scrollIntoView = function () {
    scrolled.push(this);
  };
  window.scrolled = scrolled;
  window.matchMedia = (query) =>
    Object.assign(new window.EventTarget(), { matches: isCalm && query.includes("reduced-motion") });
  for (const level of ["warn", "error"]) window.console[level] = (...words) => warnings.push(words.join(" "));
}

/** Everything that needs no time has happened: promises, and answers that were given. */
async function arrived() {
  for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
}

// A page with **Run**, and a scripted peer in place of the frame in which programs run.

import { open } from "../dom/page.mjs";
import { Server } from "../dom/server.mjs";

const STATES = "loading ready running renewing broken waiting".split(" ");
const NOTICES = "done nothing stopped cut lost".split(" ");
const FILES = {
  "/supervisor.js": "// supervisor",
  "/worker.js": "// worker",
  "/pyodide/pyodide.asm.js": "// script",
  "/pyodide/pyodide.asm.wasm.packed": "wasm",
  "/pyodide/python_stdlib.zip": "zip",
  "/pyodide/pyodide-lock.json": "{}",
  "/python.snapshot": "snapshot",
};

const CONSOLE = `
  <button data-run>Lancer</button><button data-stop disabled>Arrêter</button>
  <section data-console data-frame="/frame.html" data-supervisor="/supervisor.js" data-worker="/worker.js"
    data-pyodide="/pyodide" data-snapshot="/python.snapshot">
    <p data-console-part="state" ${STATES.map((state) => `data-${state}="${state}"`).join(" ")}></p>
    <div data-console-part="scroller"><pre data-console-part="output"></pre>
      <form data-console-part="question" hidden><input data-console-part="answer" data-label="Ta réponse"><button>OK</button></form>
      <div data-console-part="notice" ${NOTICES.map((name) => `data-${name}="${name}"`).join(" ")}></div></div>
    <div data-console-part="answers" hidden><textarea data-console-part="answer-list"></textarea></div>
    <template data-console-error><div role="alert"><p data-error="line" data-text="Ligne %(line)s"></p>
      <p data-error="happened"></p><p data-error="suggestion"></p>
      <details><summary>Python</summary><code data-error="original"></code></details></div></template>
  </section>
  <script type="application/json" id="error-texts">${JSON.stringify({
    sentences: {
      name_near: ["%(name)s n’existe pas.", "Tu voulais dire %(near)s ?"],
      input_over: ["Il manque une réponse.", "Écris-la."],
    },
    words: {},
  })}</script>`;

export const FAULT = {
  key: "name_near",
  names: { name: "agge", near: "age" },
  words: {},
  line: 2,
  original: "NameError: name 'agge'",
};

/** The frame as the page meets it: loaded at once, then one end of a channel. */
class FramePeer {
  /** What the page said to it, oldest first. */
  heard = [];
  /** What it was handed at its start. */
  start = null;
  #page = null;

  constructor(element) {
    this.element = element;
    element.dispatchEvent(new element.ownerDocument.defaultView.Event("load"));
  }

  takeOver(message, [port]) {
    this.start = message;
    this.#page = port;
    port.on("message", (data) => this.heard.push(data));
  }

  say(message) {
    this.#page.postMessage(message);
  }

  end() {
    this.#page?.close();
  }
}

/** A site that has every file of Python. */
export function siteWithPython() {
  const server = new Server();
  for (const [address, text] of Object.entries(FILES)) server.on(`GET ${address}`, () => new Response(text));
  return server;
}

/** Open a page with **Run**; `canWait` is whether the browser can suspend Python. */
export async function atTheDesk(t, { source = "print(1)\n", stage = null, html = "", server, canWait = false } = {}) {
  const frames = [];
  const page = await open(t, "runtime/run.ts", {
    html: CONSOLE + html,
    server: server ?? siteWithPython(),
    prepare(window) {
      // jsdom loads nothing into frames: the peer is what their windows lead to.
      Object.defineProperty(window.HTMLIFrameElement.prototype, "contentWindow", {
        get() {
          return {
            postMessage: (message, _, transfer) => frames.find((it) => it.element === this).takeOver(message, transfer),
          };
        },
      });
      Object.defineProperty(window.HTMLIFrameElement.prototype, "sandbox", {
        get() {
          return {
            add: (word) => this.setAttribute("sandbox", `${this.getAttribute("sandbox") ?? ""} ${word}`.trim()),
          };
        },
      });
      window.WebAssembly = canWait ? { Suspending: true } : {};
      new window.MutationObserver((changes) => {
        for (const added of changes.flatMap(({ addedNodes }) => [...addedNodes]))
          if (added.localName === "iframe") frames.push(new FramePeer(added));
      }).observe(window.document, { childList: true, subtree: true });
    },
  });
  t.after(() => {
    for (const frame of frames) frame.end();
  });
  const desk = { source, marked: [], followed: [] };
  page.exports.connectRun(
    page.document,
    {
      source: () => desk.source,
      markLine: (line) => desk.marked.push(line),
      follow: (line) => desk.followed.push(line),
    },
    typeof stage === "function" ? stage(page) : stage,
  );
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++) await page.wait();
  };
  await settle();
  const peer = () => frames.at(-1);
  return {
    ...page,
    desk,
    frames,
    peer,
    settle,
    /** The frame says something to the page. */
    async says(...messages) {
      for (const message of messages) peer().say(message);
      await settle();
    },
    async run() {
      await page.press("[data-run]");
      await settle();
    },
    async stop() {
      await page.press("[data-stop]");
      await settle();
    },
    state: () => page.text('[data-console-part="state"]'),
    output: () => page.find('[data-console-part="output"]').textContent,
    notice: () => page.text('[data-console-part="notice"]'),
    question: () => page.find('[data-console-part="question"]'),
    canStop: () => !page.find("[data-stop]").disabled,
    asked: (kind) => peer().heard.filter((message) => message.kind === kind),
  };
}

export const READY = { kind: "ready", answering: "asked" };
export const ENDED = { kind: "finished", ending: { stopped: false, fault: null } };
export const STOPPED = { kind: "finished", ending: { stopped: true, fault: null } };

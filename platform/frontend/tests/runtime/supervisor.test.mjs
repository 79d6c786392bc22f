// What stands between the page and a program: src/runtime/supervisor.ts, with scripted peers on both sides.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { open } from "../dom/page.mjs";
import { FAULT } from "./running.mjs";

/** The smallest WebAssembly there is. */
const WASM = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
const packed = (bytes) => new Uint8Array(gzipSync(bytes)).buffer;
const READY = { kind: "ready", answering: "asked" };
const RUN = { kind: "run", source: "print(1)", answers: [], play: null };
const finished = (fault = null) => ({ kind: "finished", ending: { stopped: false, fault } });

async function supervising(t, { snapshot = null, wasm = packed(WASM) } = {}) {
  const pythons = [];
  const scripts = [];
  /** The worker in which Python runs, as a script of the test. */
  class Python {
    heard = [];
    isOver = false;

    constructor(address) {
      this.address = address;
      pythons.push(this);
    }

    postMessage(message) {
      this.heard.push(message);
    }

    terminate() {
      this.isOver = true;
    }
  }
  const told = [];
  const port = { postMessage: (message) => told.push(structuredClone(message)) };
  const page = await open(t, "runtime/supervisor.ts", {
    prepare(window) {
      Object.assign(window, { Worker: Python, WebAssembly, DecompressionStream, Blob, ArrayBuffer });
      window.URL.createObjectURL = (blob) => scripts.push(blob) && "blob:python";
    },
  });
  const files = {
    worker: "// worker",
    pyodide: {
      "pyodide.asm.wasm.packed": wasm,
      "pyodide.asm.js": new TextEncoder().encode("// pyodide").buffer,
      "python_stdlib.zip": new ArrayBuffer(3),
    },
    snapshot,
  };
  page.window.onmessage({ data: { kind: "start", files }, ports: [port] });
  // Unpacking takes turns of the real clock.
  const settle = async () => {
    for (let turn = 0; turn < 6; turn++) await page.wait();
  };
  const until = async (isSo) => {
    for (let turn = 0; turn < 200 && !isSo(); turn++) await page.wait();
  };
  await until(() => pythons[0]?.heard.length || told.length > 1);
  return {
    ...page,
    pythons,
    scripts,
    told,
    settle,
    until,
    python: () => pythons.at(-1),
    /** The page asks for something. */
    asks: (message) => port.onmessage({ data: message }),
    /** Python, or the program in its name, says something. */
    says: (message, who = pythons.at(-1)) => who.onmessage?.({ data: message }),
    kinds: () => told.map(({ kind }) => kind),
  };
}

/** A supervisor whose program runs. */
async function running(t, options) {
  const it = await supervising(t, options);
  it.says(READY);
  it.asks(RUN);
  it.told.length = 0;
  return it;
}

test("it says that it lives, and starts Python with its files, compiled once", async (t) => {
  const it = await supervising(t);
  assert.deepEqual(it.told, [{ kind: "starting" }]);
  const [start] = it.python().heard;
  assert.equal(start.kind, "start");
  assert.ok(start.wasm instanceof WebAssembly.Module);
  assert.deepEqual(Object.keys(start.files), ["python_stdlib.zip"]);
  assert.equal(start.snapshot, null);
  assert.equal(await it.scripts[0].text(), "// pyodide\n// worker");
});

test("a program goes to a Python that is ready, and what it does comes back", async (t) => {
  const it = await supervising(t);
  it.says(READY);
  it.asks(RUN);
  assert.deepEqual(it.python().heard[1], RUN);
  for (const message of [
    { kind: "output", text: "1\n" },
    { kind: "asking", prompt: "?" },
  ])
    it.says(message);
  it.asks({ kind: "answer", text: "5" });
  assert.deepEqual(it.python().heard[2], { kind: "answer", text: "5" });
  it.says(finished(FAULT));
  assert.deepEqual(it.kinds(), ["starting", "ready", "output", "asking", "finished"]);
  assert.deepEqual(it.told.at(-1).ending.fault, FAULT);
});

test("after each program Python is another, so that nothing stays", async (t) => {
  const it = await running(t);
  const first = it.python();
  it.says(finished());
  assert.equal(first.isOver, true);
  assert.equal(it.pythons.length, 2);
  await it.until(() => it.python().heard.length > 0);
  assert.equal(it.python().heard[0].kind, "start");
});

test("what an ended program has still on its way is not heard", async (t) => {
  const it = await running(t);
  const first = it.python();
  it.says(finished());
  it.told.length = 0;
  it.says({ kind: "output", text: "late" }, first);
  assert.deepEqual(it.told, []);
});

test("Stop ends a program without asking it", async (t) => {
  const it = await running(t);
  const first = it.python();
  it.asks({ kind: "stop" });
  assert.equal(first.isOver, true);
  assert.deepEqual(it.told, [{ kind: "finished", ending: { stopped: true, fault: null } }]);
});

test("Run, Stop and answers that come too early or too late do nothing", async (t) => {
  const it = await supervising(t);
  for (const message of [RUN, { kind: "stop" }, { kind: "answer", text: "x" }]) it.asks(message);
  assert.equal(it.python().heard.length, 1);
  it.says(READY);
  it.asks({ kind: "stop" });
  it.asks({ kind: "answer", text: "x" });
  assert.deepEqual(it.kinds(), ["starting", "ready"]);
  assert.equal(it.pythons.length, 1);
});

test("a second Run does not start a second program beside the first", async (t) => {
  const it = await running(t);
  it.asks(RUN);
  assert.equal(it.python().heard.filter(({ kind }) => kind === "run").length, 1);
});

test("a program that says what none says is ended, and the page hears only that", async (t) => {
  for (const message of ["<b>", { kind: "html" }, { kind: "output" }, READY, { kind: "lost" }, { kind: "starting" }]) {
    const it = await running(t);
    const first = it.python();
    it.says(message);
    assert.deepEqual(it.told, [{ kind: "lost" }]);
    assert.equal(first.isOver, true);
    assert.equal(it.pythons.length, 2);
  }
});

test("a program that says more than a run needs is ended", async (t) => {
  const it = await running(t);
  for (let line = 0; line < 100_000 && !it.kinds().includes("lost"); line++) it.says({ kind: "output", text: "" });
  assert.equal(it.kinds().at(-1), "lost");
  assert.ok(it.told.length < 10_000);
});

test("a message carries nothing beside what was looked at", async (t) => {
  const it = await running(t);
  it.says({ kind: "output", text: "1", html: "<script>" });
  assert.deepEqual(it.told, [{ kind: "output", text: "1" }]);
});

test("a program that takes its worker down is told as lost", async (t) => {
  for (const fall of [
    (python) => python.onerror({ message: "out of memory" }),
    (python) => python.onmessageerror({}),
  ]) {
    const it = await running(t);
    fall(it.python());
    assert.deepEqual(it.told, [{ kind: "lost" }]);
    assert.equal(it.pythons.length, 2);
  }
});

test("a Python that does not start is told as broken, once, and not started for ever", async (t) => {
  const it = await supervising(t);
  it.says({ kind: "broken", reason: "no memory" });
  await it.settle();
  assert.deepEqual(it.told, [{ kind: "starting" }, { kind: "broken", reason: "no memory" }]);
  assert.equal(it.pythons.length, 1);
});

test("a program that speaks before it was asked to run is broken", async (t) => {
  const it = await supervising(t);
  it.says({ kind: "output", text: "?" });
  assert.equal(it.kinds().at(-1), "broken");
});

test("a WebAssembly that arrived spoilt is told as broken", async (t) => {
  const it = await supervising(t, { wasm: new ArrayBuffer(8) });
  assert.equal(it.kinds().at(-1), "broken");
});

test("Python starts from its snapshot, and without one that cannot be read", async (t) => {
  const good = await supervising(t, { snapshot: packed(Uint8Array.of(1, 2, 3)) });
  assert.deepEqual([...new Uint8Array(good.python().heard[0].snapshot)], [1, 2, 3]);
  const spoilt = await supervising(t, { snapshot: new ArrayBuffer(9) });
  assert.equal(spoilt.python().heard[0].snapshot, null);
  assert.match(spoilt.warnings[0], /snapshot of Python cannot be read/);
});

test("a snapshot that comes late is for the Pythons after this one", async (t) => {
  const it = await running(t);
  it.asks({ kind: "snapshot", snapshot: packed(Uint8Array.of(9)) });
  it.says(finished());
  await it.until(() => it.python().heard.length > 0);
  assert.deepEqual([...new Uint8Array(it.python().heard[0].snapshot)], [9]);
});

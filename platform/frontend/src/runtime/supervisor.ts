/** Keeps one Python ready in a worker below it, hands it a program, and ends it after each: nothing stays.
 *
 * It stands between the page and the program. What the program sends arrives here, off the page's thread: the page hears
 * only what is one of our messages, and of these no more than a run needs. Anything else ends the program.
 */

import {
  type Ending,
  type FromPython,
  type FromSupervisor,
  fromPython,
  type PythonFiles,
  type ToPython,
  type ToSupervisor,
} from "./messages.ts";
import { RunLimits } from "./run-limits.ts";

const WASM = "pyodide.asm.wasm.packed";
const SCRIPT = "pyodide.asm.js";

class Supervisor {
  readonly #worker: string;
  readonly #files: Record<string, ArrayBuffer>;
  readonly #wasm: Promise<WebAssembly.Module>;
  #snapshot: Promise<ArrayBuffer | null>;
  #python: Worker | undefined;
  #state: "starting" | "ready" | "running" = "starting";
  #limits = new RunLimits();

  constructor(
    private readonly page: MessagePort,
    files: PythonFiles,
  ) {
    const { [WASM]: wasm, [SCRIPT]: script, ...others } = files.pyodide;
    if (!wasm || !script) throw new Error("Pyodide is not complete");
    this.#wasm = unpacked(wasm).then((bytes) => WebAssembly.compile(bytes));
    // Pyodide's script is read while the rest is unpacked.
    this.#worker = URL.createObjectURL(new Blob([script, "\n", files.worker], { type: "text/javascript" }));
    this.#files = others;
    this.#snapshot = memory(files.snapshot);
    page.onmessage = (event: MessageEvent<ToSupervisor>) => this.#obey(event.data);
  }

  start(): void {
    this.#tell({ kind: "starting" });
    this.#startPython();
  }

  #obey(message: ToSupervisor): void {
    switch (message.kind) {
      case "snapshot":
        this.#snapshot = memory(message.snapshot);
        break;
      case "run":
        if (this.#state !== "ready") return;
        this.#state = "running";
        this.#limits = new RunLimits();
        this.#python?.postMessage(message satisfies ToPython);
        break;
      case "answer":
        if (this.#state === "running") this.#python?.postMessage(message satisfies ToPython);
        break;
      case "stop":
        if (this.#state === "running") this.#finish({ stopped: true, fault: null });
        break;
    }
  }

  #startPython(): void {
    this.#state = "starting";
    const python = new Worker(this.#worker);
    python.onmessage = (event: MessageEvent<unknown>) => this.#hear(event.data);
    python.onmessageerror = () => this.#lose("unreadable");
    python.onerror = (event) => this.#lose(event.message ?? "error");
    this.#python = python;
    Promise.all([this.#wasm, this.#snapshot])
      .then(([wasm, snapshot]) => {
        const start: ToPython = { kind: "start", wasm, files: this.#files, snapshot };
        python.postMessage(start);
      })
      .catch((error: unknown) => this.#lose(String(error)));
  }

  #hear(data: unknown): void {
    const message = fromPython(data);
    if (!message || !this.#fits(message)) return this.#lose("no message of ours");
    switch (message.kind) {
      case "ready":
        this.#state = "ready";
        return this.#tell(message);
      case "broken":
        return this.#lose(message.reason);
      case "finished":
        return this.#finish(message.ending);
      default:
        return this.#tell(message);
    }
  }

  /** Whether the message belongs here now; what a program says before it runs or without end does not. */
  #fits(message: FromPython): boolean {
    if (message.kind === "ready") return this.#state === "starting";
    if (message.kind === "broken") return true;
    return this.#state === "running" && this.#limits.admits(message);
  }

  #finish(ending: Ending): void {
    this.#endPython();
    this.#tell({ kind: "finished", ending });
    this.#startPython();
  }

  #lose(reason: string): void {
    const wasRunning = this.#state === "running";
    this.#endPython();
    if (wasRunning) {
      this.#tell({ kind: "lost" });
      this.#startPython();
    } else {
      this.#tell({ kind: "broken", reason });
    }
  }

  #endPython(): void {
    if (!this.#python) return;
    // What it has already sent may still be on its way.
    this.#python.onmessage = this.#python.onmessageerror = this.#python.onerror = null;
    this.#python.terminate();
  }

  #tell(message: FromSupervisor): void {
    this.page.postMessage(message);
  }
}

function unpacked(gzip: ArrayBuffer): Promise<ArrayBuffer> {
  return new Response(new Blob([gzip]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/** Python starts without its snapshot where that is none. */
async function memory(gzip: ArrayBuffer | null): Promise<ArrayBuffer | null> {
  if (!gzip) return null;
  return unpacked(gzip).catch((error: unknown) => {
    console.warn("The snapshot of Python cannot be read.", error);
    return null;
  });
}

self.onmessage = (event: MessageEvent<ToSupervisor>) => {
  const [page] = event.ports;
  if (event.data.kind === "start" && page) new Supervisor(page, event.data.files).start();
};

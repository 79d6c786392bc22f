/** Starting Pyodide from what the page has handed over: here, nothing can be fetched. */

import { loadPyodide, type PyodideAPI } from "pyodide";
import type { ToPython } from "./messages.ts";

type Start = Extract<ToPython, { kind: "start" }>;

/** Whether the browser can suspend Python while it waits for a message; Pyodide asks the same. */
export const CAN_WAIT = "Suspending" in WebAssembly;

/** A folder that is nowhere: its files are those of `Start`. */
const FOLDER = "https://python.invalid/";

/** Start from the snapshot where there is one; without, if it does not work here. Pyodide's own script stands before ours. */
export async function startPyodide({ wasm, files, snapshot }: Start): Promise<PyodideAPI> {
  const handing = new HandingOver(wasm, files);
  const load = (_loadSnapshot?: ArrayBuffer): Promise<PyodideAPI> =>
    Promise.race([handing.failure(), loadPyodide({ indexURL: FOLDER, ...(_loadSnapshot && { _loadSnapshot }) })]);
  try {
    // The snapshot is of a Python that can wait.
    if (!snapshot || !CAN_WAIT) return await load();
    return await load(snapshot).catch((error: unknown) => {
      console.warn("Python starts without its snapshot.", error);
      return load();
    });
  } finally {
    handing.end();
  }
}

/** Pyodide finds its files and its WebAssembly, compiled, where it would fetch them. */
class HandingOver {
  readonly #fetch = self.fetch;
  readonly #instantiateStreaming = WebAssembly.instantiateStreaming;
  #fail: (reason: unknown) => void = () => undefined;

  constructor(wasm: WebAssembly.Module, files: Record<string, ArrayBuffer>) {
    self.fetch = async (address) => new Response(files[String(address).slice(FOLDER.length)] ?? null);
    WebAssembly.instantiateStreaming = async (_answer, imports) => {
      const instance = await WebAssembly.instantiate(wasm, imports).catch((error: unknown) => {
        this.#fail(error);
        throw error;
      });
      return { module: wasm, instance };
    };
  }

  /** Rejects when the WebAssembly does not start: Pyodide itself would wait for it for ever. */
  failure(): Promise<never> {
    return new Promise((_, reject) => {
      this.#fail = reject;
    });
  }

  end(): void {
    self.fetch = this.#fetch;
    WebAssembly.instantiateStreaming = this.#instantiateStreaming;
  }
}

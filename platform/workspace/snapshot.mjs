// Python's memory just after its start, for a browser to start from: made once, by the build, in this Node.
// What it remembers of the engine it was made in must hold in the browser too; Node 20 lacks two things of it.

import { build } from "esbuild";
import { loadPyodide } from "pyodide";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** (success: address, function, a, b, c) -> i32, which hands over to an imported `call`. */
const STAND_IN = new Uint8Array([
  ..."\0asm\x01\0\0\0".split("").map((letter) => letter.charCodeAt(0)),
  ...[0x01, 0x12, 0x02, 0x60, 0x04, 0x7f, 0x7f, 0x7f, 0x7f, 0x01, 0x7f], // type 0: (i32 × 4) -> i32
  ...[0x60, 0x05, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x01, 0x7f], // type 1: (i32 × 5) -> i32
  ...[0x02, 0x1a, 0x02, ...bytes("env"), ...bytes("memory"), 0x02, 0x00, 0x00], // import the memory
  ...[...bytes("env"), ...bytes("call"), 0x00, 0x00], // import call, of type 0
  ...[0x03, 0x02, 0x01, 0x01], // one function, of type 1
  ...[0x07, 0x13, 0x01, ...bytes("trampoline_call"), 0x00, 0x01], // export it
  ...[0x0a, 0x15, 0x01, 0x13, 0x00], // its body, without locals:
  ...[0x20, 0x00, 0x41, 0x01, 0x36, 0x02, 0x00], // *success = 1
  ...[0x20, 0x01, 0x20, 0x02, 0x20, 0x03, 0x20, 0x04, 0x10, 0x00, 0x0b], // call(function, a, b, c)
]);

/** Python's memory once our modules are imported; it fits this version of Pyodide and no other. */
export async function makeSnapshot() {
  pretendToWait();
  pretendToTestTypes();
  const { furnish } = await furnishModule();
  const python = await loadPyodide({ _makeSnapshot: true });
  furnish(python);
  return python.makeMemorySnapshot();
}

/** Python remembers whether it may wait for a promise. Nothing waits before the snapshot is taken. */
function pretendToWait() {
  WebAssembly.Suspending ??= function (imported) { return imported; };
  WebAssembly.promising ??= (exported) => async (...parameters) => exported(...parameters);
}

/**
 * Python remembers a place in the table of functions: of a small module that calls a function with as many parameters
 * as it has, and that only an engine with typed references compiles. The browser puts it at the same place.
 */
function pretendToTestTypes() {
  const { Module, Instance } = WebAssembly;
  const standIn = new Module(STAND_IN);
  WebAssembly.Module = new Proxy(Module, {
    construct: (target, [code]) => (WebAssembly.validate(code) ? new target(code) : standIn),
  });
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, [module, imports]) {
      if (module !== standIn) return new target(module, imports);
      const table = imports.env.__indirect_function_table;
      const call = (place, ...parameters) => table.get(place)(...parameters);
      return new target(module, { env: { ...imports.env, call } });
    },
  });
}

async function furnishModule() {
  const bundled = await build({
    entryPoints: [join(here, "src/runtime/furnish.ts")],
    bundle: true,
    write: false,
    format: "esm",
    loader: { ".py": "text" },
  });
  return import(`data:text/javascript;base64,${Buffer.from(bundled.outputFiles[0].contents).toString("base64")}`);
}

function bytes(name) {
  return [name.length, ...Buffer.from(name)];
}

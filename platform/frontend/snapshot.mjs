// Python's memory just after its start, for a browser to start from: made once, by the build, in this Node.
// What it remembers of the engine it was made in must hold in the browser too; Node 20 lacks two things of it.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { loadPyodide } from "pyodide";

const here = dirname(fileURLToPath(import.meta.url));

/** f(place: i32) -> i32, which hands over to an imported `count`. */
const STAND_IN = new Uint8Array([
  ..."\0asm\x01\0\0\0".split("").map((letter) => letter.charCodeAt(0)),
  ...[0x01, 0x06, 0x01, 0x60, 0x01, 0x7f, 0x01, 0x7f], // type 0: (i32) -> i32
  ...[0x02, 0x0d, 0x01, ...bytes("env"), ...bytes("count"), 0x00, 0x00], // import count, of type 0
  ...[0x03, 0x02, 0x01, 0x00], // one function, of type 0
  ...[0x07, 0x05, 0x01, ...bytes("f"), 0x00, 0x01], // export it
  ...[0x0a, 0x08, 0x01, 0x06, 0x00, 0x20, 0x00, 0x10, 0x00, 0x0b], // its body: count(place)
]);
const MOST_COUNTED = 3;

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
  // biome-ignore lint/complexity/useArrowFunction: it is called with `new`, which an arrow function is not for
  WebAssembly.Suspending ??= function (imported) {
    return imported;
  };
  WebAssembly.promising ??=
    (exported) =>
    async (...parameters) =>
      exported(...parameters);
}

/**
 * Python remembers a place in the table of functions: of a small module that counts the parameters of a function there,
 * and that only an engine with typed references compiles. The browser puts it at the same place.
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
      const count = (place) => {
        const { length } = imports.e.t.get(place);
        return length <= MOST_COUNTED ? length : -1;
      };
      return new target(module, { env: { count } });
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

// Loads a TypeScript module of src into Node's test runner; its path is seen from src/runtime.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export async function bundled(name) {
  const entry = fileURLToPath(new URL(`../../src/runtime/${name}`, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    loader: { ".py": "text" },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

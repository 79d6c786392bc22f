// Runs the programs of a JSON list on standard input on their stages, as **Run** does, and prints what each one did.

import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";
import { bundled } from "./bundled.mjs";

const { furnish } = await bundled("furnish.ts");
const pyodide = await loadPyodide();
pyodide.setStdout({ batched: () => {} });
const runner = furnish(pyodide);

const plays = JSON.parse(await text(stdin)).map(({ program, play }) => {
  const acts = [];
  const tell = (steps) => acts.push(...JSON.parse(steps).map(([act]) => act));
  runner.run(program, () => undefined, true, JSON.stringify(play), tell);
  return acts;
});
console.log(JSON.stringify(plays));

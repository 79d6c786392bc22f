// Runs the programs of a JSON list on standard input, each as **Run** does, and prints the list of their faults.

import { stdin } from "node:process";
import { text } from "node:stream/consumers";
import { loadPyodide } from "pyodide";
import { bundled } from "./bundled.mjs";

const { furnish } = await bundled("furnish.ts");
const pyodide = await loadPyodide();
pyodide.setStdout({ batched: () => {} });
const runner = furnish(pyodide);

const faults = JSON.parse(await text(stdin)).map(({ program, stdin: typed = "" }) => {
  const answers = typed.split("\n").slice(0, -1);
  return JSON.parse(
    runner.run(
      program,
      () => answers.shift(),
      true,
      "null",
      () => {},
    ),
  ).fault;
});
console.log(JSON.stringify(faults));

/** Puts our modules into a Pyodide: in the worker at its start, and in the build before the memory snapshot is taken. */

import type { PyodideAPI } from "pyodide";
import errorsModule from "../../../tremplin/domain/errors.py";
import runnerModule from "./program_runner.py";

const HOME = "/home/pyodide";
const MODULES = { tremplin_errors: errorsModule, program_runner: runnerModule };

/** Write our modules where Python finds them and import the runner; from a snapshot, it is imported already. */
export function furnish(pyodide: PyodideAPI): unknown {
  for (const [name, text] of Object.entries(MODULES)) pyodide.FS.writeFile(`${HOME}/${name}.py`, text);
  return pyodide.pyimport("program_runner");
}

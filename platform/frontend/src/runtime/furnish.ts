/** Puts our modules into a Pyodide: in the worker at its start, and in the build before the memory snapshot is taken. */

import type { PyodideAPI } from "pyodide";
import robotModule from "../../../../sandbox/playground/robot.py";
import turtleModule from "../../../../sandbox/playground/turtle.py";
import errorSignsModule from "../../../tremplin/domain/error_signs.py";
import errorSourceModule from "../../../tremplin/domain/error_source.py";
import errorsModule from "../../../tremplin/domain/errors.py";
import newerSyntaxModule from "../../../tremplin/domain/newer_syntax.py";
import pythonSourceModule from "../../../tremplin/domain/python_source.py";
import silentSlipsModule from "../../../tremplin/domain/silent_slips.py";
import playModule from "./play.py";
import runnerModule from "./program_runner.py";

const HOME = "/home/pyodide";
const MODULES = {
  "robot.py": robotModule,
  "turtle.py": turtleModule,
  "tremplin/domain/error_signs.py": errorSignsModule,
  "tremplin/domain/error_source.py": errorSourceModule,
  "tremplin/domain/errors.py": errorsModule,
  "tremplin/domain/newer_syntax.py": newerSyntaxModule,
  "tremplin/domain/python_source.py": pythonSourceModule,
  "tremplin/domain/silent_slips.py": silentSlipsModule,
  "play.py": playModule,
  "program_runner.py": runnerModule,
};

/** Write our modules where Python finds them and import the runner; from a snapshot, it is imported already. */
export function furnish(pyodide: PyodideAPI): unknown {
  pyodide.FS.mkdirTree(`${HOME}/tremplin/domain`);
  for (const [path, text] of Object.entries(MODULES)) pyodide.FS.writeFile(`${HOME}/${path}`, text);
  return pyodide.pyimport("program_runner");
}

/** Puts our modules into a Pyodide: in the worker at its start, and in the build before the memory snapshot is taken. */

import type { PyodideAPI } from "pyodide";
import robotModule from "../../../../sandbox/playground/robot.py";
import turtleModule from "../../../../sandbox/playground/turtle.py";
import errorsModule from "../../../tremplin/domain/errors/__init__.py";
import diagnoseModule from "../../../tremplin/domain/errors/diagnose.py";
import diagnosisModule from "../../../tremplin/domain/errors/diagnosis.py";
import messagePatternsModule from "../../../tremplin/domain/errors/message_patterns.py";
import nameErrorsModule from "../../../tremplin/domain/errors/name_errors.py";
import programModule from "../../../tremplin/domain/errors/program.py";
import signsModule from "../../../tremplin/domain/errors/signs.py";
import silentSlipsModule from "../../../tremplin/domain/errors/silent_slips.py";
import syntaxErrorsModule from "../../../tremplin/domain/errors/syntax_errors.py";
import textModule from "../../../tremplin/domain/errors/text.py";
import valueErrorsModule from "../../../tremplin/domain/errors/value_errors.py";
import newerSyntaxModule from "../../../tremplin/domain/newer_syntax.py";
import pythonSourceModule from "../../../tremplin/domain/python_source.py";
import playModule from "./play.py";
import runnerModule from "./program_runner.py";

const HOME = "/home/pyodide";
const MODULES = {
  "robot.py": robotModule,
  "turtle.py": turtleModule,
  "tremplin/domain/errors/__init__.py": errorsModule,
  "tremplin/domain/errors/diagnose.py": diagnoseModule,
  "tremplin/domain/errors/diagnosis.py": diagnosisModule,
  "tremplin/domain/errors/message_patterns.py": messagePatternsModule,
  "tremplin/domain/errors/name_errors.py": nameErrorsModule,
  "tremplin/domain/errors/program.py": programModule,
  "tremplin/domain/errors/signs.py": signsModule,
  "tremplin/domain/errors/silent_slips.py": silentSlipsModule,
  "tremplin/domain/errors/syntax_errors.py": syntaxErrorsModule,
  "tremplin/domain/errors/text.py": textModule,
  "tremplin/domain/errors/value_errors.py": valueErrorsModule,
  "tremplin/domain/newer_syntax.py": newerSyntaxModule,
  "tremplin/domain/python_source.py": pythonSourceModule,
  "play.py": playModule,
  "program_runner.py": runnerModule,
};

/** Write our modules where Python finds them and import the runner; from a snapshot, it is imported already. */
export function furnish(pyodide: PyodideAPI): unknown {
  pyodide.FS.mkdirTree(`${HOME}/tremplin/domain/errors`);
  for (const [path, text] of Object.entries(MODULES)) pyodide.FS.writeFile(`${HOME}/${path}`, text);
  return pyodide.pyimport("program_runner");
}

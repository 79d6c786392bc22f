/** The worker in which a child's Python runs: one program, then the supervisor ends it. */

import type { PyodideAPI } from "pyodide";
import type { Step } from "../stage/steps.ts";
import { furnish } from "./furnish.ts";
import { type Ending, type FromPython, LONGEST, type ToPython } from "./messages.ts";
import { OutputBatch } from "./output-batch.ts";
import { CAN_WAIT, startPyodide } from "./pyodide-start.ts";

type Run = (
  source: string,
  ask: Ask,
  answeredBeforehand: boolean,
  play: string,
  tell: (steps: string) => void,
) => string;

interface Runner {
  wake(): void;
  run: Run & { callPromising(...args: Parameters<Run>): Promise<string> };
}

type Ask = (prompt: string) => Promise<string> | string | undefined;

const output = new OutputBatch(
  (text) => tell({ kind: "output", text }),
  () => tell({ kind: "cut" }),
);
let runner: Runner;
let answerArrives: ((answer: string) => void) | undefined;

function tell(message: FromPython): void {
  postMessage(message);
}

async function start(message: Extract<ToPython, { kind: "start" }>): Promise<void> {
  const pyodide = await startPyodide(message);
  runner = furnish(pyodide) as Runner;
  runner.wake();
  connectStreams(pyodide);
  tell({ kind: "ready", answering: CAN_WAIT ? "asked" : "beforehand" });
}

function connectStreams(pyodide: PyodideAPI): void {
  const decoder = new TextDecoder();
  const write = (bytes: Uint8Array): number => {
    output.write(decoder.decode(bytes, { stream: true }));
    return bytes.length;
  };
  pyodide.setStdout({ write, isatty: true });
  pyodide.setStderr({ write, isatty: true });
  pyodide.setStdin({ stdin: () => null });
}

async function run({ source, answers, play }: Extract<ToPython, { kind: "run" }>): Promise<void> {
  const ask: Ask = (prompt) => {
    output.flush();
    return CAN_WAIT ? askByMessage(prompt) : answers.shift();
  };
  const perform = (steps: string): void => tell({ kind: "acted", steps: JSON.parse(steps) as Step[] });
  const json = CAN_WAIT
    ? await runner.run.callPromising(source, ask, false, JSON.stringify(play), perform)
    : runner.run(source, ask, true, JSON.stringify(play), perform);
  output.flush();
  tell({ kind: "finished", ending: shortened(JSON.parse(json) as Ending) });
}

/** A name or a message that a program makes may have any length; the page shows so much of it. */
function shortened({ stopped, fault }: Ending): Ending {
  if (!fault) return { stopped, fault };
  const names = Object.entries(fault.names).map(([place, name]) => [place, name.slice(0, LONGEST.name)]);
  return {
    stopped,
    fault: { ...fault, names: Object.fromEntries(names), original: fault.original.slice(0, LONGEST.original) },
  };
}

function askByMessage(prompt: string): Promise<string> {
  return new Promise((resolve) => {
    answerArrives = resolve;
    tell({ kind: "asking", prompt: prompt.slice(0, LONGEST.prompt) });
  });
}

async function obey(message: ToPython): Promise<void> {
  switch (message.kind) {
    case "start":
      return start(message);
    case "run":
      return run(message);
    case "answer":
      return answerArrives?.(message.text);
  }
}

self.onmessage = (event: MessageEvent<ToPython>) => {
  obey(event.data).catch((error: unknown) =>
    tell({ kind: "broken", reason: String(error).slice(0, LONGEST.original) }),
  );
};

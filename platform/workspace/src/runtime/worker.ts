/** The worker in which a child's Python runs. One program at a time; the page may end the whole worker. */

import type { PyodideAPI } from "pyodide";
import errorsModule from "../../../tremplin/domain/errors.py";
import { readyForAnswer, waitForAnswer } from "./answer-memory";
import type { Ending, FromWorker, SharedMemory, ToWorker } from "./messages";
import { OutputBatch } from "./output-batch";
import runnerModule from "./program_runner.py";

type Run = (source: string, ask: Ask, answeredBeforehand: boolean) => string;

interface Runner {
  run: Run & { callPromising(...args: Parameters<Run>): Promise<string> };
}

type Ask = (prompt: string) => Promise<string | undefined> | string | undefined;
type Output = { batch: OutputBatch };

/** Whether the browser can suspend Python while it waits for a message; Pyodide asks the same. */
const CAN_WAIT = "Suspending" in WebAssembly;

const MODULES = "/home/pyodide";

let python: { runner: Runner; output: Output; shared: SharedMemory | null };
let answerArrives: ((answer: string | undefined) => void) | undefined;

function tell(message: FromWorker): void {
  postMessage(message);
}

function newBatch(): OutputBatch {
  return new OutputBatch(
    (text) => tell({ kind: "output", text }),
    () => tell({ kind: "cut" }),
  );
}

async function start(address: string, shared: SharedMemory | null): Promise<void> {
  const { loadPyodide } = (await import(`${address}/pyodide.mjs`)) as typeof import("pyodide");
  const pyodide = await loadPyodide({ indexURL: `${address}/` });
  pyodide.FS.writeFile(`${MODULES}/tremplin_errors.py`, errorsModule);
  pyodide.FS.writeFile(`${MODULES}/program_runner.py`, runnerModule);
  const runner = pyodide.pyimport("program_runner") as unknown as Runner;
  const output = { batch: newBatch() };
  connectStreams(pyodide, output);
  if (shared) pyodide.setInterruptBuffer(new Uint8Array(shared.interrupt));
  python = { runner, output, shared };
  tell({ kind: "ready", answering: CAN_WAIT || shared ? "asked" : "beforehand" });
}

function connectStreams(pyodide: PyodideAPI, output: Output): void {
  const decoder = new TextDecoder();
  const write = (bytes: Uint8Array): number => {
    output.batch.write(decoder.decode(bytes, { stream: true }));
    return bytes.length;
  };
  pyodide.setStdout({ write, isatty: true });
  pyodide.setStderr({ write, isatty: true });
  pyodide.setStdin({ stdin: () => null });
}

async function run(source: string, answers: string[]): Promise<void> {
  const { runner, output, shared } = python;
  output.batch = newBatch();
  const ask = CAN_WAIT ? askByMessage : shared ? askBySharedMemory(shared) : () => answers.shift();
  const withFlush: Ask = (prompt) => {
    output.batch.flush();
    return ask(prompt);
  };
  const json = CAN_WAIT
    ? await runner.run.callPromising(source, withFlush, false)
    : runner.run(source, withFlush, shared === null);
  output.batch.flush();
  tell({ kind: "finished", ending: JSON.parse(json) as Ending });
}

function askByMessage(prompt: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    answerArrives = resolve;
    tell({ kind: "asking", prompt });
  });
}

function askBySharedMemory(shared: SharedMemory): Ask {
  return (prompt) => {
    readyForAnswer(shared.answer);
    tell({ kind: "asking", prompt });
    return waitForAnswer(shared.answer);
  };
}

async function obey(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case "start":
      return start(message.pyodide, message.shared);
    case "run":
      return run(message.source, message.answers);
    case "answer":
      return answerArrives?.(message.text ?? undefined);
  }
}

onmessage = (event: MessageEvent<ToWorker>) => {
  obey(event.data).catch((error: unknown) => tell({ kind: "broken", reason: String(error) }));
};

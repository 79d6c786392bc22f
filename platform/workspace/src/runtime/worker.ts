/** The worker in which a child's Python runs. One program at a time; the page may end the whole worker. */

import type { PyodideAPI } from "pyodide";
import { readyForAnswer, waitForAnswer } from "./answer-memory";
import { furnish } from "./furnish";
import type { Ending, FromWorker, SharedMemory, ToWorker } from "./messages";
import type { Step } from "../stage/stage";
import { OutputBatch } from "./output-batch";
import { loadQuickly } from "./snapshot";

type Run = (source: string, ask: Ask, answeredBeforehand: boolean, play: string, tell: (steps: string) => void) => string;

interface Runner {
  wake(): void;
  run: Run & { callPromising(...args: Parameters<Run>): Promise<string> };
}

type Ask = (prompt: string) => Promise<string | undefined> | string | undefined;
type Output = { batch: OutputBatch };

/** Whether the browser can suspend Python while it waits for a message; Pyodide asks the same. */
const CAN_WAIT = "Suspending" in WebAssembly;

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

async function start({ pyodide: address, snapshot, shared }: Extract<ToWorker, { kind: "start" }>): Promise<void> {
  const { loadPyodide } = (await import(`${address}/pyodide.mjs`)) as typeof import("pyodide");
  const load = (_loadSnapshot?: ArrayBuffer) =>
    loadPyodide({ indexURL: `${address}/`, ...(_loadSnapshot && { _loadSnapshot }) });
  // The snapshot is of a Python that can wait.
  const pyodide = CAN_WAIT ? await loadQuickly(load, snapshot) : await load();
  const runner = furnish(pyodide) as Runner;
  runner.wake();
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

async function run({ source, answers, play }: Extract<ToWorker, { kind: "run" }>): Promise<void> {
  const { runner, output, shared } = python;
  output.batch = newBatch();
  const ask = CAN_WAIT ? askByMessage : shared ? askBySharedMemory(shared) : () => answers.shift();
  const withFlush: Ask = (prompt) => {
    output.batch.flush();
    return ask(prompt);
  };
  const perform = (steps: string): void => tell({ kind: "acted", steps: JSON.parse(steps) as Step[] });
  const json = CAN_WAIT
    ? await runner.run.callPromising(source, withFlush, false, JSON.stringify(play), perform)
    : runner.run(source, withFlush, shared === null, JSON.stringify(play), perform);
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
      return start(message);
    case "run":
      return run(message);
    case "answer":
      return answerArrives?.(message.text ?? undefined);
  }
}

onmessage = (event: MessageEvent<ToWorker>) => {
  obey(event.data).catch((error: unknown) => tell({ kind: "broken", reason: String(error) }));
};

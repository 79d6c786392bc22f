/** Python as the page sees it: gets ready, runs a program, is stopped. Keeps one worker alive and replaces a lost one. */

import { giveAnswer, newAnswerMemory } from "./answer-memory";
import type { Step } from "../stage/stage";
import type { Answering, Ending, FromWorker, SharedMemory, ToWorker } from "./messages";

export interface Addresses {
  worker: string;
  /** Folder of Pyodide's files. */
  pyodide: string;
  /** Python's memory just after its start. */
  snapshot: string;
}

export type PythonState = "loading" | "ready" | "running" | "broken";

/** A program to run, the answers written down for it, and what it plays on. */
type Program = Omit<Extract<ToWorker, { kind: "run" }>, "kind">;

export interface PythonEvents {
  stateChanged(state: PythonState): void;
  output(text: string): void;
  outputCut(): void;
  asked(prompt: string): void;
  acted(steps: Step[]): void;
  finished(ending: Ending): void;
  /** Python itself fell over in the middle of a program. */
  lost(): void;
}

const KEYBOARD_INTERRUPT = 2;
/** A whole class that loads 6 MB over a slow network at once needs more than a minute. */
const LOADING_LIMIT_MS = 180_000;
/** How long a program may take to notice **Stop** before its worker is ended. */
const STOP_LIMIT_MS = 250;

export class Python {
  state: PythonState = "loading";
  answering: Answering = "asked";
  #worker: Worker | undefined;
  #shared: SharedMemory | null = null;
  #waitingProgram: Program | undefined;
  #isAsking = false;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly addresses: Addresses,
    private readonly events: PythonEvents,
  ) {}

  start(): void {
    this.#endWorker();
    this.#shared = crossOriginIsolated
      ? { interrupt: new SharedArrayBuffer(1), answer: newAnswerMemory() }
      : null;
    const worker = new Worker(this.addresses.worker, { type: "module" });
    worker.onmessage = (event: MessageEvent<FromWorker>) => this.#receive(event.data);
    worker.onerror = () => this.#lose();
    this.#worker = worker;
    this.#become("loading");
    this.#setDeadline(LOADING_LIMIT_MS, () => this.#lose());
    this.#tell({ kind: "start", pyodide: this.addresses.pyodide, snapshot: this.addresses.snapshot, shared: this.#shared });
  }

  /** Run now, or as soon as Python is ready. A program that still runs is stopped first. */
  run(program: Program): void {
    this.#waitingProgram = program;
    if (this.state === "broken") this.start();
    if (this.state === "running") this.#interrupt();
    if (this.state === "ready") this.#runWaitingProgram();
  }

  /** Whether a program starts as soon as Python is ready. */
  get hasWaitingProgram(): boolean {
    return this.#waitingProgram !== undefined;
  }

  answer(text: string): void {
    this.#giveAnswer(text);
    this.#isAsking = false;
  }

  stop(): void {
    const wasWaiting = this.hasWaitingProgram;
    this.#waitingProgram = undefined;
    if (this.state === "running") this.#interrupt();
    else if (wasWaiting) this.#finish({ stopped: true, fault: null });
  }

  /** Ask the program to end; end its worker if it does not, or cannot hear. */
  #interrupt(): void {
    if (this.#isAsking) this.#giveAnswer(null);
    else if (this.#shared) new Uint8Array(this.#shared.interrupt)[0] = KEYBOARD_INTERRUPT;
    this.#setDeadline(this.#isAsking || this.#shared ? STOP_LIMIT_MS : 0, () => {
      this.#endWorker();
      this.#finish({ stopped: true, fault: null });
      this.start();
    });
  }

  #finish(ending: Ending): void {
    // The end of a program that makes room for the next one is not news.
    if (!this.hasWaitingProgram) this.events.finished(ending);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case "ready":
        this.answering = message.answering;
        this.#clearDeadline();
        this.#become("ready");
        if (this.#waitingProgram) this.#runWaitingProgram();
        break;
      case "broken":
        console.error(message.reason);
        this.#lose();
        break;
      case "finished":
        this.#clearDeadline();
        this.#become("ready");
        this.#finish(message.ending);
        if (this.hasWaitingProgram) this.#runWaitingProgram();
        break;
      default:
        if (!this.hasWaitingProgram) this.#show(message);
    }
  }

  /** Hand over what the running program says; one that makes room for the next is not heard any more. */
  #show(message: Exclude<FromWorker, { kind: "ready" | "broken" | "finished" }>): void {
    switch (message.kind) {
      case "output":
        this.events.output(message.text);
        break;
      case "cut":
        this.events.outputCut();
        break;
      case "acted":
        this.events.acted(message.steps);
        break;
      case "asking":
        this.#isAsking = true;
        this.events.asked(message.prompt);
        break;
    }
  }

  #runWaitingProgram(): void {
    const program = this.#waitingProgram;
    if (!program) return;
    this.#waitingProgram = undefined;
    if (this.#shared) new Uint8Array(this.#shared.interrupt)[0] = 0;
    this.#isAsking = false;
    this.#become("running");
    this.#tell({ kind: "run", ...program });
  }

  #lose(): void {
    const wasRunning = this.state === "running";
    this.#clearDeadline();
    this.#endWorker();
    if (wasRunning) {
      this.start();
      this.events.lost();
    } else {
      this.#waitingProgram = undefined;
      this.#become("broken");
    }
  }

  #endWorker(): void {
    if (!this.#worker) return;
    // What it has already sent may still be on its way.
    this.#worker.onmessage = null;
    this.#worker.terminate();
  }

  /** By both ways: the worker listens to the one that its browser allows. */
  #giveAnswer(text: string | null): void {
    if (this.#shared) giveAnswer(this.#shared.answer, text);
    this.#tell({ kind: "answer", text });
  }

  #become(state: PythonState): void {
    this.state = state;
    this.events.stateChanged(state);
  }

  #tell(message: ToWorker): void {
    this.#worker?.postMessage(message);
  }

  #setDeadline(delayMs: number, action: () => void): void {
    this.#clearDeadline();
    this.#deadline = setTimeout(action, delayMs);
  }

  #clearDeadline(): void {
    clearTimeout(this.#deadline);
  }
}

/** Python as the page sees it: gets ready, runs a program, is stopped. Keeps one frame alive and replaces a lost one. */

import type { Step } from "../stage/steps.ts";
import type { Answering, Ending, FromSupervisor, ToSupervisor } from "./messages.ts";
import { type Addresses, ProgramFrame } from "./program-frame.ts";

/** Renewing: a program is over and the next one's fresh Python on its way, which takes a moment. */
export type PythonState = "loading" | "ready" | "running" | "renewing" | "broken";

/** A program to run, the answers written down for it, and what it plays on. */
type Program = Omit<Extract<ToSupervisor, { kind: "run" }>, "kind">;

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

const STOPPED: Ending = { stopped: true, fault: null };
/** A whole class that loads 6 MB over a slow network at once needs more than a minute. */
const LOADING_LIMIT_MS = 180_000;
/** How long the supervisor may take to end a program before the whole frame is taken away. */
const STOP_LIMIT_MS = 400;

export class Python {
  state: PythonState = "loading";
  answering: Answering = "asked";
  #frame: ProgramFrame | undefined;
  #waitingProgram: Program | undefined;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly addresses: Addresses,
    private readonly events: PythonEvents,
  ) {}

  start(): void {
    this.#frame?.remove();
    this.#frame = new ProgramFrame(this.addresses, {
      said: (message) => this.#hear(message),
      failed: (reason) => this.#lose(reason),
    });
    this.#getReady("loading");
  }

  /** Run now, or as soon as Python is ready. A program that still runs is stopped first. */
  run(program: Program): void {
    this.#waitingProgram = program;
    if (this.state === "broken") this.start();
    else if (this.state === "running") this.#interrupt();
    else if (this.state === "ready") this.#runWaitingProgram();
  }

  /** Whether a program starts as soon as Python is ready. */
  get hasWaitingProgram(): boolean {
    return this.#waitingProgram !== undefined;
  }

  answer(text: string): void {
    this.#frame?.tell({ kind: "answer", text });
  }

  stop(): void {
    const wasWaiting = this.hasWaitingProgram;
    this.#waitingProgram = undefined;
    if (this.state === "running") this.#interrupt();
    else if (wasWaiting) this.#finish(STOPPED);
  }

  #interrupt(): void {
    this.#frame?.tell({ kind: "stop" });
    this.#setDeadline(STOP_LIMIT_MS, () => {
      this.#finish(STOPPED);
      this.start();
    });
  }

  #finish(ending: Ending): void {
    // The end of a program that makes room for the next one is not news.
    if (!this.hasWaitingProgram) this.events.finished(ending);
  }

  #hear(message: FromSupervisor): void {
    switch (message.kind) {
      case "starting":
        break;
      case "ready":
        this.#becomeReady(message.answering);
        break;
      case "broken":
        this.#lose(message.reason);
        break;
      case "finished":
        this.#getReady(message.ending.stopped ? "loading" : "renewing");
        this.#finish(message.ending);
        break;
      case "lost":
        this.#getReady("loading");
        this.events.lost();
        break;
      default:
        if (!this.hasWaitingProgram) this.#show(message);
    }
  }

  /** Hand over what the running program says; one that makes room for the next is not heard any more. */
  #show(message: Extract<FromSupervisor, { kind: "output" | "cut" | "acted" | "asking" }>): void {
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
        this.events.asked(message.prompt);
        break;
    }
  }

  #getReady(state: "loading" | "renewing"): void {
    this.#setDeadline(LOADING_LIMIT_MS, () => this.#lose("Python does not come"));
    this.#become(state);
  }

  #becomeReady(answering: Answering): void {
    this.answering = answering;
    this.#clearDeadline();
    this.#become("ready");
    this.#runWaitingProgram();
  }

  #runWaitingProgram(): void {
    const program = this.#waitingProgram;
    if (!program) return;
    this.#waitingProgram = undefined;
    this.#become("running");
    this.#frame?.tell({ kind: "run", ...program });
  }

  #lose(reason: string): void {
    console.error(reason);
    this.#clearDeadline();
    if (this.state === "running") {
      this.start();
      this.events.lost();
    } else {
      this.#frame?.remove();
      this.#waitingProgram = undefined;
      this.#become("broken");
    }
  }

  #become(state: PythonState): void {
    this.state = state;
    this.events.stateChanged(state);
  }

  #setDeadline(delayMs: number, action: () => void): void {
    this.#clearDeadline();
    this.#deadline = setTimeout(action, delayMs);
  }

  #clearDeadline(): void {
    clearTimeout(this.#deadline);
  }
}

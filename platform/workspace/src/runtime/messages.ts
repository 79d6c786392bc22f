/** What the page and the Python worker say to each other. */

import type { Play, Step } from "../stage/stage";

/** Memory shared with the worker: there only where the browser isolates the page (HTTPS or localhost). */
export interface SharedMemory {
  /** One byte; 2 asks Python to raise KeyboardInterrupt. */
  interrupt: SharedArrayBuffer;
  /** An answer to `input()`: see `answer-memory.ts`. */
  answer: SharedArrayBuffer;
}

export type ToWorker =
  | { kind: "start"; pyodide: string; snapshot: string; shared: SharedMemory | null }
  | { kind: "run"; source: string; answers: string[]; play: Play | null }
  /** Read only by a program that waits for it; `null` says that the program is to stop. */
  | { kind: "answer"; text: string | null };

/** An error of the child's program, recognised by `tremplin.domain.errors`. */
export interface Fault {
  /** Case of the error, e.g. `name_near`; the sentences have the same keys. */
  key: string;
  /** What the sentences mention, e.g. `{name: "agge", near: "age"}`. */
  names: Record<string, string>;
  /** What they mention in the reader's language, by Python's word, e.g. `{kind: "str"}`. */
  words: Record<string, string>;
  /** Line of the program, counted from 1. */
  line: number | null;
  /** Python's own words. */
  original: string;
}

export interface Ending {
  stopped: boolean;
  fault: Fault | null;
}

/** How `input()` gets its answers: typed when asked, or written down before the program starts. */
export type Answering = "asked" | "beforehand";

export type FromWorker =
  | { kind: "ready"; answering: Answering }
  | { kind: "broken"; reason: string }
  | { kind: "output"; text: string }
  /** The program printed more than is shown; nothing more follows in this run. */
  | { kind: "cut" }
  | { kind: "asking"; prompt: string }
  /** What a robot or a turtle has done since the last message. */
  | { kind: "acted"; steps: Step[] }
  | { kind: "finished"; ending: Ending };

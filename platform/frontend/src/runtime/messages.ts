/** What the page, the supervisor and Python's worker say to each other.
 *
 *     page  ⇄  supervisor (a worker in the frame)  ⇄  Python (a worker of its own, with the child's program in it)
 *
 * A program can send whatever it likes in Python's name. So each message from that side is read by `fromPython`, first
 * by the supervisor, then by the page: it has one of the shapes below, or it is none.
 */

import * as v from "valibot";
import { type Play, step } from "../stage/steps.ts";

/** The longest texts that a message may hold, in characters. */
export const LONGEST = { output: 200_000, prompt: 1_000, name: 2_000, original: 5_000 };

/** More names than any sentence mentions. */
const MOST_NAMES = 20;
/** More steps than a batch of `play.py` can gather. */
const MOST_STEPS = 20_000;

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));

const names = v.pipe(
  v.record(text(LONGEST.name), text(LONGEST.name)),
  v.check((found) => Object.keys(found).length <= MOST_NAMES),
);

const fault = v.object({
  /** Case of the error, e.g. `name_near`; the sentences have the same keys. */
  key: text(LONGEST.name),
  /** What the sentences mention, e.g. `{name: "agge", near: "age"}`. */
  names,
  /** What they mention in the reader's language, by Python's word, e.g. `{kind: "str"}`. */
  words: names,
  /** Line of the program, counted from 1. */
  line: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  /** Python's own words. */
  original: text(LONGEST.original),
});

const ending = v.object({ stopped: v.boolean(), fault: v.nullable(fault) });

/** How `input()` gets its answers: typed when asked, or written down before the program starts. */
const answering = v.picklist(["asked", "beforehand"]);

const message = v.variant("kind", [
  v.object({ kind: v.literal("ready"), answering }),
  v.object({ kind: v.literal("broken"), reason: text(LONGEST.original) }),
  v.object({ kind: v.literal("output"), text: text(LONGEST.output) }),
  /** The program printed more than is shown; nothing more follows in this run. */
  v.object({ kind: v.literal("cut") }),
  v.object({ kind: v.literal("asking"), prompt: text(LONGEST.prompt) }),
  /** What a robot or a turtle has done since the last message. */
  v.object({ kind: v.literal("acted"), steps: v.pipe(v.array(step), v.maxLength(MOST_STEPS)) }),
  v.object({ kind: v.literal("finished"), ending }),
]);

/** An error of the child's program, recognised by `tremplin.domain.errors`. */
export type Fault = v.InferOutput<typeof fault>;
export type Ending = v.InferOutput<typeof ending>;
export type Answering = v.InferOutput<typeof answering>;
export type FromPython = v.InferOutput<typeof message>;

/** The message that `data` is, made anew from what was looked at; undefined when it is none. */
export function fromPython(data: unknown): FromPython | undefined {
  const read = v.safeParse(message, data);
  return read.success ? read.output : undefined;
}

/** What Python starts from. */
export interface PythonFiles {
  /** Text of the worker's script. */
  worker: string;
  /** Pyodide's own files, by name; those called `….packed` are gzip. */
  pyodide: Record<string, ArrayBuffer>;
  /** Python's memory just after its start, made by the build, as gzip; null where it is not at hand yet. */
  snapshot: ArrayBuffer | null;
}

export type ToFrame = { supervisor: string; files: PythonFiles };

export type ToSupervisor =
  | { kind: "start"; files: PythonFiles }
  /** The snapshot has arrived, as gzip: later starts begin with it. */
  | { kind: "snapshot"; snapshot: ArrayBuffer }
  | { kind: "run"; source: string; answers: string[]; play: Play | null }
  /** Read only by a program that waits for it. */
  | { kind: "answer"; text: string }
  | { kind: "stop" };

export type ToPython =
  | {
      kind: "start";
      /** Its WebAssembly, compiled once for all starts. */
      wasm: WebAssembly.Module;
      /** What else it fetches at its start, by name. */
      files: Record<string, ArrayBuffer>;
      snapshot: ArrayBuffer | null;
    }
  | Extract<ToSupervisor, { kind: "run" | "answer" }>;

export type FromSupervisor =
  | FromPython
  /** The frame lives, Python is on its way. */
  | { kind: "starting" }
  /** The program took Python down with it, or said what no program says: it was ended. */
  | { kind: "lost" };

/** Likewise for what comes out of the frame. */
export function fromSupervisor(data: unknown): FromSupervisor | undefined {
  const own = v.safeParse(v.object({ kind: v.picklist(["starting", "lost"]) }), data);
  return own.success ? own.output : fromPython(data);
}

/** The frame in which programs run: an origin of its own, which has nothing of the site's and reaches nothing of it.
 *
 * Everything that runs a program goes through here. A frame's cache is its own, so the page fetches Python's files, once,
 * and hands them over; they talk by a channel whose other end the page gave away in that moment, and no other message is
 * listened to.
 */

import { type FromSupervisor, fromSupervisor, type PythonFiles, type ToFrame, type ToSupervisor } from "./messages.ts";

export interface Addresses {
  frame: string;
  supervisor: string;
  worker: string;
  /** Folder of Pyodide's files. */
  pyodide: string;
  /** Python's memory just after its start, packed. */
  snapshot: string;
}

export interface FrameEvents {
  said(message: FromSupervisor): void;
  /** Nothing more can be expected of this frame. */
  failed(reason: string): void;
}

const PYODIDE_FILES = ["pyodide.asm.js", "pyodide.asm.wasm.packed", "python_stdlib.zip", "pyodide-lock.json"];
/** A snapshot of Python is of one that can wait for a promise. */
const CAN_WAIT = "Suspending" in WebAssembly;
/** A network that brings Python's files and then its snapshot within this time is quick: a start from the snapshot wins more. */
const QUICK_MS = 2_000;
/** How long a frame that is there may take to say so. */
const ANSWER_LIMIT_MS = 10_000;

export class ProgramFrame {
  readonly #frame = document.createElement("iframe");
  readonly #channel = new MessageChannel();
  #answerDeadline: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(
    private readonly addresses: Addresses,
    private readonly events: FrameEvents,
  ) {
    this.#channel.port1.onmessage = (event: MessageEvent<unknown>) => this.#hear(event.data);
    this.#open().catch((error: unknown) => this.#fail(String(error)));
  }

  tell(message: ToSupervisor, transfer: Transferable[] = []): void {
    this.#channel.port1.postMessage(message, transfer);
  }

  /** Take the frame away, with whatever runs in it. */
  remove(): void {
    this.#isOver = true;
    clearTimeout(this.#answerDeadline);
    this.#channel.port1.close();
    this.#frame.remove();
  }

  async #open(): Promise<void> {
    const [supervisor, files] = await Promise.all([text(this.addresses.supervisor), this.#files(), this.#load()]);
    if (this.#isOver) return;
    const buffers = [...Object.values(files.pyodide), files.snapshot].filter((buffer) => buffer !== null);
    // An opaque origin has no name to address a message to.
    this.#frame.contentWindow?.postMessage({ supervisor, files } satisfies ToFrame, "*", [
      this.#channel.port2,
      ...buffers,
    ]);
    this.#answerDeadline = setTimeout(() => this.#fail("the frame does not answer"), ANSWER_LIMIT_MS);
  }

  #load(): Promise<void> {
    const frame = this.#frame;
    frame.hidden = true;
    frame.sandbox.add("allow-scripts");
    frame.src = this.addresses.frame;
    const loaded = new Promise<void>((resolve) => frame.addEventListener("load", () => resolve(), { once: true }));
    void loaded.then(() => frame.addEventListener("load", () => this.#fail("the frame went elsewhere")));
    document.body.append(frame);
    return loaded;
  }

  async #files(): Promise<PythonFiles> {
    const { pyodide, worker, snapshot } = this.addresses;
    const late = after(QUICK_MS);
    const kept = CAN_WAIT ? cached(snapshot) : null;
    const load = async (name: string) => [name, await bytes(`${pyodide}/${name}`)] as const;
    const [script, ...files] = await Promise.all([text(worker), ...PYODIDE_FILES.map(load)]);
    const memory = (await kept) ?? (CAN_WAIT ? await this.#snapshot(late) : null);
    return { worker: script, pyodide: Object.fromEntries(files), snapshot: memory };
  }

  /** The snapshot, where it comes before it is late; a later one is for the starts after this. */
  async #snapshot(late: Promise<null>): Promise<ArrayBuffer | null> {
    let isLate = false;
    const arriving = bytes(this.addresses.snapshot).catch((error: unknown) => {
      console.warn("No snapshot of Python.", error);
      return null;
    });
    void arriving.then((snapshot) => {
      if (isLate && snapshot && !this.#isOver) this.tell({ kind: "snapshot", snapshot }, [snapshot]);
    });
    const inTime = await Promise.race([arriving, late]);
    isLate = true;
    return inTime;
  }

  #hear(data: unknown): void {
    clearTimeout(this.#answerDeadline);
    const message = fromSupervisor(data);
    if (message) this.events.said(message);
    else this.#fail("the frame says what no frame of ours does");
  }

  #fail(reason: string): void {
    if (this.#isOver) return;
    this.remove();
    this.events.failed(reason);
  }
}

async function fetched(address: string, options: RequestInit = {}): Promise<Response> {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return answer;
}

function after(delayMs: number): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, delayMs, null));
}

async function bytes(address: string, options?: RequestInit): Promise<ArrayBuffer> {
  return (await fetched(address, options)).arrayBuffer();
}

async function text(address: string): Promise<string> {
  return (await fetched(address)).text();
}

/** What the browser's cache has of an address: the snapshot is a download of its own, which a first start may do without. */
async function cached(address: string): Promise<ArrayBuffer | null> {
  // "Not in the cache" is told as a network error.
  return bytes(address, { cache: "only-if-cached", mode: "same-origin" }).catch(() => null);
}

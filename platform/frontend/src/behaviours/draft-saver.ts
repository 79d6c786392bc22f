/** Keeps the child's program: in this browser at each edit, on the server soon after, and when she leaves the page. */

import { send } from "../core/api.ts";
import { backoff } from "../core/backoff.ts";
import type { LocalDraft, Unsent } from "./local-draft.ts";

const QUIET_MS = 800;
const AT_MOST_MS = 2000;

export type SaveState = "saving" | "saved" | "overtook" | "failed" | "expired";

interface Saved {
  version: number;
  overtook: boolean;
}

/** The draft as the server gave it with the page. */
export interface ServerDraft {
  url: string;
  source: string;
  version: number;
  /** Milliseconds; 0 where there is no draft. */
  savedAt: number;
  /** The server's clock when it made the page, in milliseconds. */
  now: number;
}

export class DraftSaver {
  /** The text to begin with: the newest, whether it is the server's or one that this browser had kept. */
  readonly first: string;
  #kept: string;
  #version: number;
  #timer: number | undefined;
  #firstUnsavedAt = 0;
  #sending = false;
  #failures = 0;
  #isKeptHere = true;
  #source: () => string;
  readonly #clockOffset: number;
  /** Texts to go to the server before the one on show, so that they are in its history. */
  #older: Unsent[];

  constructor(
    private readonly server: ServerDraft,
    private readonly local: LocalDraft,
    private readonly show: (state: SaveState) => void,
  ) {
    this.#clockOffset = server.now - Date.now();
    this.#version = server.version;
    const left = local.leftBehind().filter(({ source }) => source !== server.source);
    const newest = left.at(-1);
    const isLocalNewer = newest !== undefined && (newest.base === server.version || newest.editedAt >= server.savedAt);
    this.first = isLocalNewer ? newest.source : server.source;
    this.#older = isLocalNewer ? left.slice(0, -1) : left;
    this.#kept = server.source;
    this.#source = () => this.first;
  }

  /** Begin, once there is an editor to ask for the text. */
  watch(source: () => string): void {
    this.#source = source;
    addEventListener("pagehide", () => this.#sendLast());
    addEventListener("online", () => void this.flush());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#sendLast();
    });
    addEventListener("beforeunload", (event) => {
      // Only where the text is nowhere else: otherwise nobody is asked anything.
      if (!this.#isKeptHere && this.#failures > 0 && this.#isDirty) event.preventDefault();
    });
    if (this.#isDirty) {
      this.#keepHere();
      void this.flush();
    } else {
      this.local.forgetTakenOver();
    }
  }

  /** Say that the program has changed. */
  edited(): void {
    this.#keepHere();
    const now = performance.now();
    if (!this.#firstUnsavedAt) this.#firstUnsavedAt = now;
    this.#later(Math.min(QUIET_MS, Math.max(0, this.#firstUnsavedAt + AT_MOST_MS - now)));
  }

  /** Save now what is not saved yet; `keepalive` lets the request outlive the page. */
  async flush(keepalive = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending) return this.#later(QUIET_MS);
    if (!this.#isDirty) return this.local.forget();
    this.#sending = true;
    this.#firstUnsavedAt = 0;
    this.show("saving");
    const older = this.#older[0];
    const source = older?.source ?? this.#source();
    const answer = await send<Saved>("PUT", this.server.url, { source, base: older?.base ?? this.#version }, keepalive);
    this.#sending = false;
    if (answer.kind !== "ok") {
      this.show(answer.kind === "expired" ? "expired" : "failed");
      return this.#later(backoff(this.#failures++));
    }
    this.#failures = 0;
    this.#kept = source;
    this.#version = answer.body.version;
    this.#older.shift();
    if (this.#isDirty) return this.#later(older ? 0 : QUIET_MS);
    this.local.forget();
    this.local.forgetTakenOver();
    this.show(answer.body.overtook ? "overtook" : "saved");
  }

  get #isDirty(): boolean {
    return this.#older.length > 0 || this.#source() !== this.#kept;
  }

  #keepHere(): void {
    const editedAt = Date.now() + this.#clockOffset;
    this.#isKeptHere = this.local.keep({ source: this.#source(), base: this.#version, editedAt });
  }

  #later(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.flush(), delayMs);
  }

  #sendLast(): void {
    if (!this.#isDirty) return;
    if (!this.#sending) return void this.flush(true);
    // A request with an older text is under way and the page may not live to see its end: this one goes along.
    void send("PUT", this.server.url, { source: this.#source(), base: this.#version }, true);
  }
}

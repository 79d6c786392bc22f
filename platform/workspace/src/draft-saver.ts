/** Keeps the child's program on the server: soon after each edit, and when she leaves the page. */

import { send } from "./api.ts";
import { backoff } from "./backoff.ts";

const QUIET_MS = 800;
const AT_MOST_MS = 2000;

export type SaveState = "saving" | "saved" | "overtook" | "failed" | "expired";

interface Saved {
  version: number;
  overtook: boolean;
}

export class DraftSaver {
  #kept: string;
  #timer: number | undefined;
  #firstUnsavedAt = 0;
  #sending = false;
  #failures = 0;

  constructor(
    private readonly url: string,
    private version: number,
    private readonly source: () => string,
    private readonly show: (state: SaveState) => void,
  ) {
    this.#kept = source();
    addEventListener("pagehide", () => this.#sendLast());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#sendLast();
    });
    addEventListener("beforeunload", (event) => {
      // Only when the server could not be told: otherwise nobody is asked anything.
      if (this.#failures > 0 && this.#isDirty) event.preventDefault();
    });
  }

  /** Say that the program has changed. */
  edited(): void {
    const now = performance.now();
    if (!this.#firstUnsavedAt) this.#firstUnsavedAt = now;
    this.#later(Math.min(QUIET_MS, Math.max(0, this.#firstUnsavedAt + AT_MOST_MS - now)));
  }

  /** Save now what is not saved yet; `keepalive` lets the request outlive the page. */
  async flush(keepalive = false): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending) return this.#later(QUIET_MS);
    if (!this.#isDirty) return;
    this.#sending = true;
    this.#firstUnsavedAt = 0;
    this.show("saving");
    const source = this.source();
    const answer = await send<Saved>("PUT", this.url, { source, base: this.version }, keepalive);
    this.#sending = false;
    if (answer.kind === "ok") {
      this.#failures = 0;
      this.#kept = source;
      this.version = answer.body.version;
      this.show(answer.body.overtook ? "overtook" : "saved");
      if (this.#isDirty) this.#later(QUIET_MS);
      return;
    }
    this.show(answer.kind === "expired" ? "expired" : "failed");
    this.#later(backoff(this.#failures++));
  }

  get #isDirty(): boolean {
    return this.source() !== this.#kept;
  }

  #later(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.flush(), delayMs);
  }

  #sendLast(): void {
    if (!this.#isDirty) return;
    if (!this.#sending) return void this.flush(true);
    // A request with an older text is under way and the page may not live to see its end: this one goes along.
    void send("PUT", this.url, { source: this.source(), base: this.version }, true);
  }
}

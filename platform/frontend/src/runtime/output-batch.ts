/** Gathers what a program prints, so that a flood of lines becomes few messages and a bounded text. */

export interface BatchLimits {
  /** The first writes of a run go out at once: a short program is seen line by line, even between long computations. */
  eagerWrites: number;
  delayMs: number;
  batchCharacters: number;
  shownCharacters: number;
  shownLines: number;
}

export const LIMITS: BatchLimits = {
  eagerWrites: 50,
  delayMs: 16,
  batchCharacters: 4_000,
  shownCharacters: 200_000,
  shownLines: 2_000,
};

export class OutputBatch {
  #held = "";
  #sentAt = 0;
  #writes = 0;
  #charactersLeft: number;
  #linesLeft: number;

  constructor(
    private readonly send: (text: string) => void,
    private readonly cut: () => void,
    private readonly limits: BatchLimits = LIMITS,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#charactersLeft = limits.shownCharacters;
    this.#linesLeft = limits.shownLines;
  }

  write(text: string): void {
    if (this.#isFull) return;
    const kept = this.#withinLimits(text);
    this.#held += kept;
    this.#writes += 1;
    if (kept.length < text.length) {
      this.#charactersLeft = 0;
      this.flush();
      this.cut();
    } else if (this.#isDue) {
      this.flush();
    }
  }

  flush(): void {
    if (this.#held) this.send(this.#held);
    this.#held = "";
    this.#sentAt = this.now();
  }

  get #isFull(): boolean {
    return this.#charactersLeft === 0;
  }

  get #isDue(): boolean {
    const { eagerWrites, batchCharacters, delayMs } = this.limits;
    return this.#writes <= eagerWrites || this.#held.length >= batchCharacters || this.now() - this.#sentAt >= delayMs;
  }

  #withinLimits(text: string): string {
    let end = Math.min(text.length, this.#charactersLeft);
    for (let at = text.indexOf("\n"); at !== -1 && at < end; at = text.indexOf("\n", at + 1)) {
      if (this.#linesLeft === 0) {
        end = at;
        break;
      }
      this.#linesLeft -= 1;
    }
    // Text after the last line allowed is as much too much as a further line.
    if (this.#linesLeft === 0) end = Math.min(end, text.lastIndexOf("\n", end - 1) + 1);
    this.#charactersLeft -= end;
    return text.slice(0, end);
  }
}

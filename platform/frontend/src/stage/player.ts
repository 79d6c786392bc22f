/** Plays steps one after the other, at a pace that can be changed, halted and taken by hand. */

/** So long, at most, does a program of many steps take where the pace is quick. */
const LONGEST_TICKS = 250;

export class Player<Step> {
  #queue: Step[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isComplete = false;
  #byHand = false;
  /** A step asked for before there was one. */
  #isOwed = false;

  constructor(
    private readonly show: (step: Step, durationMs: number) => void,
    private readonly ended: () => void,
    private readonly paceMs: () => number,
  ) {}

  /** Forget what is left; `byHand` waits for `next` before each step to come. */
  begin(byHand: boolean): void {
    this.#halt();
    this.#queue = [];
    this.#isComplete = false;
    this.#byHand = byHand;
    this.#isOwed = byHand;
  }

  add(steps: readonly Step[]): void {
    this.#queue.push(...steps);
    if (this.#isOwed) this.#showNext();
    this.#isOwed = false;
    this.#go();
  }

  /** Say that no more steps come: `ended` is called after the last. */
  complete(): void {
    this.#isComplete = true;
    this.#go();
  }

  /** Whether there is something to show, now or by hand. */
  get isPlaying(): boolean {
    return this.#queue.length > 0 || this.#timer !== undefined;
  }

  /** Show one step, and go on by hand. */
  next(): void {
    this.#halt();
    this.#byHand = true;
    this.#showNext();
    this.#endIfOver();
  }

  /** Play what is left by itself. */
  resume(): void {
    this.#byHand = false;
    this.#go();
  }

  #go(): void {
    if (this.#byHand) return this.#endIfOver();
    if (this.#timer !== undefined) return;
    this.#tick();
  }

  #tick(): void {
    this.#timer = undefined;
    const atOnce = this.paceMs() < 30 ? Math.ceil(this.#queue.length / LONGEST_TICKS) : 1;
    if (!this.#queue.length) return this.#endIfOver();
    for (let i = 0; i < atOnce; i++) this.#showNext();
    this.#timer = setTimeout(() => this.#tick(), this.paceMs());
  }

  #showNext(): void {
    const step = this.#queue.shift();
    if (step !== undefined) this.show(step, this.paceMs() * 0.8);
  }

  #endIfOver(): void {
    if (!this.#isComplete || this.#queue.length) return;
    this.#isComplete = false;
    this.ended();
  }

  #halt(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

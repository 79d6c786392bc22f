/** How much one run may tell the page. An honest program stays below: it is cut, or Python ends it, before. */

import type { FromPython } from "./messages.ts";
import { LIMITS } from "./output-batch.ts";

/** More than a drawing has records (`MAX_RECORDS` in `playground/turtle.py`). */
const MOST_STEPS = 20_000;
/** A program with its answers written down beforehand may show each of its lines in a message of its own. */
const MOST_MESSAGES_AT_ONCE = 2 * LIMITS.shownLines;
const MESSAGES_A_SECOND = 200;

export class RunLimits {
  #characters = 0;
  #steps = 0;
  #messagesLeft = MOST_MESSAGES_AT_ONCE;
  #lookedAt: number;

  constructor(private readonly now: () => number = () => performance.now()) {
    this.#lookedAt = now();
  }

  /** Whether this message may still go to the page; counts it. */
  admits(message: FromPython): boolean {
    if (message.kind === "output") this.#characters += message.text.length;
    if (message.kind === "acted") this.#steps += message.steps.length;
    this.#countMessage();
    return this.#characters <= LIMITS.shownCharacters && this.#steps <= MOST_STEPS && this.#messagesLeft >= 0;
  }

  #countMessage(): void {
    const passedS = (this.now() - this.#lookedAt) / 1000;
    this.#lookedAt += passedS * 1000;
    this.#messagesLeft = Math.min(MOST_MESSAGES_AT_ONCE, this.#messagesLeft + passedS * MESSAGES_A_SECOND) - 1;
  }
}

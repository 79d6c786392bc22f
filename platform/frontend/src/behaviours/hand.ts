/** The silent hand: goes up with the program and the last error, and tells when somebody has seen it. */

import { type Answer, send } from "../core/api.ts";
import { backoff } from "../core/backoff.ts";

const POLL_MS = 3000;

interface Hand {
  state: "down" | "raised" | "seen" | "taken";
  html: string;
}

/** What goes to the helpers with the hand. */
export interface OnTheDesk {
  source(): string | null;
  /** The last error that **Run** has shown, in Python's words; empty where there is none. */
  error(): string;
}

/** Connect the hand in `place`. */
export function connectHand(place: HTMLElement, desk: OnTheDesk): void {
  new SilentHand(place, desk).connect();
}

class SilentHand {
  readonly #shown: HTMLElement;
  readonly #trouble: HTMLElement;
  /** Counts what has been asked for: the answer to an earlier wish no longer counts. */
  #turn = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly desk: OnTheDesk,
  ) {
    const [shown, trouble] = ["[data-hand-state]", "[data-hand-trouble]"].map((part) =>
      place.querySelector<HTMLElement>(part),
    );
    if (!shown || !trouble) throw new Error("the page has no place for the hand");
    this.#shown = shown;
    this.#trouble = trouble;
  }

  connect(): void {
    const { url = "", raiseUrl = "" } = this.place.dataset;
    this.place.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>("button");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      button.setAttribute("aria-disabled", "true");
      if ("raise" in button.dataset)
        void this.#wish("POST", raiseUrl, { source: this.desk.source() ?? "", error: this.desk.error() });
      else void this.#wish("DELETE", url);
    });
    if (this.place.dataset["state"] !== "down") void this.#follow();
  }

  /** Raise or lower, again and again while the house does not answer: a wish made once is kept. */
  async #wish(method: string, url: string, body?: unknown): Promise<void> {
    const turn = ++this.#turn;
    for (let attempt = 0; turn === this.#turn; attempt++) {
      const answer = await send<Hand>(method, url, body);
      if (answer.kind !== "unreachable") return this.#settle(answer);
      this.#tell(this.place.dataset["offline"]);
      await pause(backoff(attempt));
    }
  }

  #settle(answer: Answer<Hand>): void {
    if (answer.kind === "ok") {
      this.#show(answer.body);
      if (answer.body.state !== "down") void this.#follow();
      return;
    }
    this.#shown.querySelector("button")?.removeAttribute("aria-disabled");
    this.#tell(answer.kind === "refused" ? answer.message : this.place.dataset["expired"]);
  }

  /** Ask how the hand stands until it is down. */
  async #follow(): Promise<void> {
    const turn = ++this.#turn;
    const { url = "" } = this.place.dataset;
    for (let failures = 0; ; ) {
      await pause(failures ? backoff(failures, POLL_MS) : POLL_MS);
      const answer = await send<Hand>("GET", url);
      if (turn !== this.#turn) return;
      if (answer.kind === "unreachable") {
        failures++;
        this.#tell(this.place.dataset["offline"]);
        continue;
      }
      if (answer.kind !== "ok") return this.#tell(this.place.dataset["expired"]);
      failures = 0;
      this.#show(answer.body);
      if (answer.body.state === "down") return;
    }
  }

  #show({ state, html }: Hand): void {
    this.#tell("");
    if (state === this.place.dataset["state"]) return;
    const hadFocus = this.#shown.contains(document.activeElement);
    this.place.dataset["state"] = state;
    this.#shown.innerHTML = html;
    if (hadFocus) this.#shown.querySelector("button")?.focus();
  }

  #tell(trouble: string | undefined): void {
    if (this.#trouble.textContent !== (trouble ?? "")) this.#trouble.textContent = trouble ?? "";
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

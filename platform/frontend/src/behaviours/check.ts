/** **Check**: hand the program in once, wait for its verdict, show it. */

import { send } from "../core/api.ts";
import { backoff } from "../core/backoff.ts";

interface Submitted {
  state: "queued" | "running" | "held" | "graded" | "closed";
  html: string;
  poll_url: string;
  verdict?: string;
}

/** What is handed in, and what follows a verdict. */
export interface Work {
  /** The program or the answer; `null` when there is none yet. */
  source(): string | null;
  missing(): void;
  markLine(line: number | null): void;
}

/** Called when a verdict has come and is on the page. */
export type Shown = (verdict: HTMLElement) => void;

export class Check {
  readonly #label: HTMLElement;
  readonly #idleLabel: string;
  /** Counts the presses: an answer to an earlier one no longer counts. */
  #turn = 0;
  /** What was sent without an answer: sent again unchanged, it is the same submission. */
  #unanswered: { source: string; key: string } | null = null;

  constructor(
    private readonly button: HTMLButtonElement,
    private readonly place: HTMLElement,
    private readonly url: string,
    private readonly work: Work,
    private readonly shown: Shown,
  ) {
    this.#label = button.querySelector<HTMLElement>("[data-check-label]") ?? button;
    this.#idleLabel = this.#label.textContent ?? "";
    button.addEventListener("click", () => void this.#check());
    const waiting = place.dataset["waiting"];
    if (waiting) void this.#poll(waiting, this.#turn, null);
  }

  async #check(): Promise<void> {
    // A disabled button loses the keyboard's focus; this one only says that it is busy.
    if (this.button.getAttribute("aria-disabled") === "true") return;
    const source = this.work.source();
    if (source === null) return this.work.missing();
    this.#setBusy(true);
    this.work.markLine(null);
    const turn = ++this.#turn;
    const submission = this.#unanswered?.source === source ? this.#unanswered : { source, key: newKey() };
    const answer = await send<Submitted>("POST", this.url, submission);
    this.#unanswered = answer.kind === "unreachable" ? submission : null;
    this.#setBusy(false);
    switch (answer.kind) {
      case "ok":
        this.#show(answer.body.html);
        if (answer.body.state !== "graded") void this.#poll(answer.body.poll_url, turn, answer.body.html);
        return;
      case "refused":
        return this.#tell(answer.message);
      case "expired":
        return this.#tell(this.place.dataset["expired"] ?? "");
      case "unreachable":
        return this.#tell(this.place.dataset["offline"] ?? "");
    }
  }

  /** Asks until there is a verdict, and shows what changes on the way; an adult's look takes longer than a queue. */
  async #poll(url: string, turn: number, html: string | null): Promise<void> {
    let longest = 5000;
    for (let attempt = 0; ; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, backoff(attempt, 1000, longest)));
      const answer = await send<Submitted>("GET", url);
      if (turn !== this.#turn) return;
      if (answer.kind === "expired") return this.#tell(this.place.dataset["expired"] ?? "");
      if (answer.kind !== "ok") continue;
      const isOver = answer.body.state === "graded" || answer.body.state === "closed";
      if (isOver || (html !== null && answer.body.html !== html)) this.#show(answer.body.html);
      if (isOver) return;
      html = answer.body.html;
      longest = answer.body.state === "held" ? 60_000 : 5000;
    }
  }

  #show(html: string): void {
    this.place.innerHTML = html;
    const verdict = this.place.firstElementChild as HTMLElement | null;
    const line = Number(verdict?.dataset["errorLine"]);
    this.work.markLine(line || null);
    if (verdict) this.shown(verdict);
    this.place.scrollIntoView({ block: "nearest" });
    this.place.focus({ preventScroll: true });
  }

  #tell(message: string): void {
    const notice = document.createElement("p");
    notice.className = "notice";
    notice.textContent = message;
    this.place.replaceChildren(notice);
  }

  #setBusy(isBusy: boolean): void {
    this.button.setAttribute("aria-disabled", String(isBusy));
    this.#label.textContent = isBusy ? (this.button.dataset["busy"] ?? "") : this.#idleLabel;
  }
}

/** A key for one press of the button; `crypto.randomUUID` is missing on plain HTTP. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The page on which an exercise is made: kept while its author types, worlds painted, the preview shown anew. */

import { Painter, type PainterTexts } from "./painter.ts";

const QUIET_MS = 1200;
const AGAIN_MS = 5000;

interface Kept {
  version: number;
  side: string;
}

class Keeper {
  #timer: number | undefined;
  #sending: Promise<void> | null = null;
  #isOver = false;

  constructor(
    private readonly form: HTMLFormElement,
    private readonly status: HTMLElement | null,
    private readonly kept: (side: string) => void,
  ) {
    form.addEventListener("input", (event) => {
      if (!(event.target instanceof HTMLInputElement && event.target.type === "file")) this.later(QUIET_MS);
    });
    form.addEventListener("submit", (event) => this.#submit(event));
  }

  later(wait: number): void {
    if (this.#isOver) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#keep(), wait);
  }

  /** A button was pressed: it may not overtake a save that is on its way, for both would bring the same version. */
  #submit(event: SubmitEvent): void {
    window.clearTimeout(this.#timer);
    const button = event.submitter;
    if (this.#sending === null) {
      this.#isOver = true;
      if (button instanceof HTMLButtonElement && button.dataset["busy"]) button.textContent = button.dataset["busy"];
      return;
    }
    event.preventDefault();
    void this.#sending.then(() => this.form.requestSubmit(button));
  }

  async #keep(): Promise<void> {
    if (this.#sending) return this.later(QUIET_MS);
    this.#sending = this.#send();
    await this.#sending;
    this.#sending = null;
  }

  async #send(): Promise<void> {
    this.#say("keeping");
    const body = new FormData(this.form);
    body.delete("picture");
    try {
      const answer = await fetch(this.form.action, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.ok) return this.#done((await answer.json()) as Kept);
      if (answer.status === 409) return this.#overtaken(((await answer.json()) as { overtaken_by: string }).overtaken_by);
    } catch (error) {
      // No house in reach: what is typed stays on the page and is sent again.
      if (!(error instanceof TypeError)) throw error;
    }
    this.#say("lost");
    this.later(AGAIN_MS);
  }

  #done({ version, side }: Kept): void {
    const field = this.form.elements.namedItem("version");
    if (field instanceof HTMLInputElement) field.value = `${version}`;
    this.#say("kept");
    this.kept(side);
  }

  #overtaken(name: string): void {
    this.#isOver = true;
    const notice = document.querySelector<HTMLElement>("[data-overtaken]");
    if (!notice) return;
    notice.hidden = false;
    const sentence = notice.querySelector("strong");
    if (sentence) sentence.textContent = (sentence.textContent ?? "").replace("…", name);
    if (this.status) this.status.textContent = "";
    notice.scrollIntoView({ block: "center" });
  }

  #say(state: "kept" | "keeping" | "lost"): void {
    if (this.status) this.status.textContent = this.form.dataset[state] ?? "";
  }
}

const form = document.querySelector<HTMLFormElement>("[data-make]");
const side = document.querySelector<HTMLElement>("[data-side]");
const preview = document.querySelector<HTMLIFrameElement>("[data-preview]");
let isStale = false;

/** Load the preview again, unless its author is at work in it: then once she comes back to the form. */
function showAnew(): void {
  isStale = document.activeElement === preview;
  if (!isStale) preview?.contentWindow?.location.reload();
}

if (form) {
  new Keeper(form, document.querySelector("[data-status]"), (html) => {
    if (side) side.innerHTML = html;
    showAnew();
  });
  window.addEventListener("focus", () => {
    if (isStale) showAnew();
  });
  const texts = JSON.parse(document.getElementById("painter-texts")?.textContent ?? "{}") as PainterTexts;
  for (const place of form.querySelectorAll<HTMLElement>("[data-painter]")) new Painter(place, texts);
}
document.body.dataset["ready"] = "";

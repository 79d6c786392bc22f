/**
 * A long form that is kept while its author types. Nothing typed is lost: not when the house does not answer, not when
 * somebody logged out meanwhile, not when another author was faster; a button acts only once everything is kept.
 */

const QUIET_MS = 1200;
const AGAIN_MS = 5000;

interface Kept {
  version: number;
  side: string;
}

interface Overtaken {
  version: number;
  overtaken_by: string;
}

type Outcome = "kept" | "lost" | "expired" | "overtaken";

function wasTypedIn(field: Element): boolean {
  const isText = field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === "text");
  return isText && field.value !== field.defaultValue;
}

export class Keeper {
  #timer: number | undefined;
  #sending: Promise<Outcome> | null = null;
  #isLeaving = false;
  #isDirty = false;
  /** Somebody else's version is the newer one, as the page was told: only a button puts this one in its place. */
  #isOvertaken: boolean;
  readonly #overtaken = document.querySelector<HTMLElement>("[data-overtaken]");
  readonly #loggedOut = document.querySelector<HTMLElement>("[data-logged-out]");
  readonly #status = document.querySelector<HTMLElement>("[data-status]");

  constructor(
    private readonly form: HTMLFormElement,
    private readonly kept: (side: string) => void,
  ) {
    this.#isOvertaken = this.#overtaken?.hidden === false;
    this.#isDirty = this.#isOvertaken;
    form.addEventListener("input", (event) => {
      if (!(event.target instanceof HTMLInputElement && event.target.type === "file")) this.changed();
    });
    form.addEventListener("submit", (event) => this.#submit(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.#isDirty && !this.#isLeaving) event.preventDefault();
    });
    // On an old computer one types for a while before this script is there.
    if ([...form.elements].some(wasTypedIn)) this.changed();
  }

  /** Something of the form is not as it was kept. */
  changed(): void {
    this.#isDirty = true;
    this.#later(QUIET_MS);
  }

  #later(wait: number): void {
    if (this.#isOvertaken || this.#isLeaving) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#keep(), wait);
  }

  #submit(event: SubmitEvent): void {
    if (this.#isLeaving) return;
    event.preventDefault();
    void this.#act(event.submitter);
  }

  /** What a button asks for may need a page of its own, which would take the form away: so it is kept first. */
  async #act(button: HTMLElement | null): Promise<void> {
    window.clearTimeout(this.#timer);
    if (this.#sending) await this.#sending;
    this.#isOvertaken = false;
    if ((await this.#keep()) !== "kept") return;
    this.#isLeaving = true;
    const busy = button?.dataset["busy"];
    if (button && busy) button.textContent = busy;
    this.form.requestSubmit(button);
  }

  async #keep(): Promise<Outcome> {
    this.#sending ??= this.#send(true);
    const outcome = await this.#sending;
    this.#sending = null;
    if (outcome === "lost" || outcome === "expired") this.#later(AGAIN_MS);
    return outcome;
  }

  async #send(mayRenew: boolean): Promise<Outcome> {
    this.#say("keeping");
    this.#isDirty = false;
    const body = new FormData(this.form);
    body.delete("picture");
    const answer = await fetch(this.form.action, {
      method: "POST",
      body,
      headers: { Accept: "application/json" },
    }).catch(() => null);
    // A page in place of data is of a network that wants to be greeted first: nothing has arrived.
    const data: unknown = await answer?.json().catch(() => null);
    if (answer?.ok && data) return this.#done(data as Kept);
    this.#isDirty = true;
    if (answer?.status === 409 && data) return this.#tellOvertaken(data as Overtaken);
    if (answer?.status !== 401) return this.#tell("lost");
    return mayRenew && (await this.#renewed()) ? this.#send(false) : this.#tell("expired");
  }

  #done({ version, side }: Kept): Outcome {
    this.#version = version;
    this.kept(side);
    if (this.#overtaken) this.#overtaken.hidden = true;
    return this.#tell("kept");
  }

  #tellOvertaken({ version, overtaken_by }: Overtaken): Outcome {
    this.#isOvertaken = true;
    // A button means: I have read it, mine in its place.
    this.#version = version;
    const sentence = this.#overtaken?.querySelector<HTMLElement>("[data-by]");
    if (sentence) sentence.textContent = (sentence.dataset["by"] ?? "").replace("…", overtaken_by);
    if (this.#overtaken) {
      this.#overtaken.hidden = false;
      this.#overtaken.scrollIntoView({ block: "center" });
    }
    return this.#tell("overtaken");
  }

  set #version(version: number) {
    const field = this.form.elements.namedItem("version");
    if (field instanceof HTMLInputElement) field.value = `${version}`;
  }

  /** Whether the same adult is logged in again, in another tab: this page then takes the new session's token. */
  async #renewed(): Promise<boolean> {
    const answer = await fetch(location.href).catch(() => null);
    if (!answer?.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector<HTMLInputElement>("input[name=csrf_token]")?.value;
    const author = page.querySelector<HTMLElement>("form[data-author]")?.dataset["author"];
    if (!token || !author || author !== this.form.dataset["author"]) return false;
    for (const field of document.querySelectorAll<HTMLInputElement>("input[name=csrf_token]")) field.value = token;
    return true;
  }

  #tell(outcome: Outcome): Outcome {
    this.#say(outcome);
    if (this.#loggedOut) this.#loggedOut.hidden = outcome !== "expired";
    return outcome;
  }

  #say(state: Outcome | "keeping"): void {
    const words = this.form.dataset[state] ?? "";
    if (this.#status && this.#status.textContent !== words) this.#status.textContent = words;
  }
}

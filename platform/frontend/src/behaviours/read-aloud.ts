/** **Listen**: the statement read piece by piece, by a voice of this computer or from the house's recordings. */

/** A little slower than people talk. */
const RATE = 0.9;
const BEING_READ = "is-being-read";

/** Connect the button; it shows only where something can be heard. */
export function connectReadAloud(page: HTMLElement): void {
  const button = page.querySelector<HTMLButtonElement>("[data-listen]");
  if (button) new ReadAloud(button, [...page.querySelectorAll<HTMLElement>("[data-say]")]).connect();
}

class ReadAloud {
  readonly #label: HTMLElement;
  readonly #idleLabel: string;
  readonly #audio = new Audio();
  /** Counts the starts: what an earlier one had begun ends without going on. */
  #turn = 0;
  #isReading = false;

  constructor(
    private readonly button: HTMLButtonElement,
    private readonly pieces: readonly HTMLElement[],
  ) {
    this.#label = button.querySelector("span") ?? button;
    this.#idleLabel = this.#label.textContent ?? "";
  }

  connect(): void {
    const show = (): void => {
      this.button.hidden =
        !localVoice() && !this.pieces.every(({ dataset }) => !dataset["say"] || dataset["recording"]);
    };
    show();
    // Some browsers know their voices only a moment later.
    globalThis.speechSynthesis?.addEventListener?.("voiceschanged", show);
    this.button.addEventListener("click", () => (this.#isReading ? this.#stop() : void this.#read()));
    addEventListener("pagehide", () => this.#stop());
  }

  async #read(): Promise<void> {
    const turn = ++this.#turn;
    this.#show(true);
    for (const piece of this.pieces) {
      if (!piece.dataset["say"]) continue;
      piece.classList.add(BEING_READ);
      await this.#say(piece).catch(() => this.#stop());
      piece.classList.remove(BEING_READ);
      if (turn !== this.#turn) return;
    }
    this.#stop();
  }

  /** Resolves when the piece has been read to its end. */
  #say(piece: HTMLElement): Promise<void> {
    const voice = localVoice();
    return voice ? speak(piece.dataset["say"] ?? "", voice) : this.#play(piece.dataset["recording"] ?? "");
  }

  #play(url: string): Promise<void> {
    return new Promise((done, failed) => {
      this.#audio.onended = () => done();
      this.#audio.onpause = () => done();
      this.#audio.onerror = () => failed(new Error(url));
      this.#audio.src = url;
      this.#audio.play().catch(failed);
    });
  }

  #stop(): void {
    this.#turn++;
    this.#audio.pause();
    globalThis.speechSynthesis?.cancel();
    this.#show(false);
  }

  #show(isReading: boolean): void {
    this.#isReading = isReading;
    this.button.setAttribute("aria-pressed", String(isReading));
    this.#label.textContent = isReading ? (this.button.dataset["listening"] ?? "") : this.#idleLabel;
  }
}

/** A voice of the page's language that needs no network. */
function localVoice(): SpeechSynthesisVoice | undefined {
  const { lang } = document.documentElement;
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(lang));
}

function speak(text: string, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((done) => {
    const saying = new SpeechSynthesisUtterance(text);
    saying.voice = voice;
    saying.lang = voice.lang;
    saying.rate = RATE;
    saying.onend = () => done();
    saying.onerror = () => done();
    speechSynthesis.speak(saying);
  });
}

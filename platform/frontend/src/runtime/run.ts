/** **Run** and **Stop**: brings the editor, Python and the console together. */

import type { Stage } from "../stage/stage.ts";
import { ConsolePanel } from "./console-panel.ts";
import type { ErrorTexts } from "./explain.ts";
import type { Ending } from "./messages.ts";
import { Python, type PythonState } from "./python.ts";

/** What **Run** needs of the editor, whichever it is. */
export interface ProgramText {
  source(): string;
  /** Mark a line, counted from 1; `null` takes the mark away. */
  markLine(line: number | null): void;
  /** Show which line is at work, as the stage plays it. */
  follow?(line: number | null): void;
}

const READS_INPUT = /\binput\s*\(/;

/** Connect the page's console and its Run and Stop buttons; nothing happens on a page without a console. */
export function connectRun(page: ParentNode, program: ProgramText, stage: Stage | null): void {
  const root = page.querySelector<HTMLElement>("[data-console]");
  const runButton = page.querySelector<HTMLButtonElement>("[data-run]");
  const stopButton = page.querySelector<HTMLButtonElement>("[data-stop]");
  if (root && runButton && stopButton) new RunControl(root, runButton, stopButton, program, stage).connect();
}

class RunControl {
  readonly #console: ConsolePanel;
  readonly #python: Python;
  /** How the program ended, while the stage still plays what it did. */
  #ending: Ending | undefined;

  constructor(
    root: HTMLElement,
    private readonly runButton: HTMLButtonElement,
    private readonly stopButton: HTMLButtonElement,
    private readonly program: ProgramText,
    private readonly stage: Stage | null,
  ) {
    this.#console = new ConsolePanel(root, errorTexts(), { answer: (text) => this.#python.answer(text) });
    this.#python = new Python(
      {
        frame: root.dataset["frame"] ?? "",
        supervisor: root.dataset["supervisor"] ?? "",
        worker: root.dataset["worker"] ?? "",
        pyodide: root.dataset["pyodide"] ?? "",
        snapshot: root.dataset["snapshot"] ?? "",
      },
      {
        stateChanged: (state) => this.#showState(state),
        output: (text) => this.#console.print(text),
        outputCut: () => this.#console.notify("cut"),
        asked: (prompt) => this.#console.ask(prompt),
        acted: (steps) => this.stage?.play(steps),
        finished: (ending) => this.#finishAfterStage(ending),
        lost: () => {
          this.stage?.stop();
          this.#endWith("lost");
        },
      },
    );
  }

  connect(): void {
    this.runButton.addEventListener("click", () => this.#run());
    this.stopButton.addEventListener("click", () => this.#stop());
    this.stage?.connect({
      follow: (line) => this.program.follow?.(line),
      ended: () => this.#finishWithStage(),
      runByHand: () => this.#run(true),
    });
    // Before the editor sees it: Ctrl+Enter means a new line there.
    document.addEventListener("keydown", (event) => this.#runByKeyboard(event), { capture: true });
    this.#python.start();
  }

  #runByKeyboard(event: KeyboardEvent): void {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) this.#run();
  }

  #run(byHand = false): void {
    const source = this.program.source();
    this.#console.clear();
    this.program.markLine(null);
    const answersMissing = READS_INPUT.test(source) && this.#console.answers.length === 0;
    if (this.#python.answering === "beforehand" && answersMissing) {
      this.#console.showAnswersBox();
      return;
    }
    this.#ending = undefined;
    this.#python.run({ source, answers: this.#console.answers, play: this.stage?.begin(byHand) ?? null });
    this.#showState(this.#python.state);
  }

  #stop(): void {
    const ending = this.#ending;
    this.#ending = undefined;
    this.stage?.stop();
    // The program may be over long before it has been seen.
    if (ending) this.#finish({ ...ending, stopped: true });
    else this.#python.stop();
    this.#showState(this.#python.state);
  }

  #finishAfterStage(ending: Ending): void {
    if (!this.stage || ending.stopped) return this.#finish(ending);
    this.#ending = ending;
    this.stage.complete();
  }

  #finishWithStage(): void {
    const ending = this.#ending;
    this.#ending = undefined;
    if (ending) this.#finish(ending);
    this.#showState(this.#python.state);
  }

  #finish({ stopped, fault }: Ending): void {
    if (fault) {
      this.#leaveQuestion();
      this.#console.explain(fault);
      if (fault.key === "input_over" && this.#python.answering === "beforehand") this.#console.showAnswersBox();
      this.program.markLine(fault.line);
    } else if (stopped) {
      this.#endWith("stopped");
    } else if (this.stage && !this.#console.hasPrinted) {
      // The stage says what has come of it.
      this.#leaveQuestion();
    } else {
      this.#endWith(this.#console.hasPrinted ? "done" : "nothing");
    }
  }

  #endWith(notice: string): void {
    this.#leaveQuestion();
    this.#console.notify(notice);
  }

  #leaveQuestion(): void {
    const hadFocus = document.activeElement === document.body || this.#console.isAsking;
    this.#console.closeQuestion();
    if (hadFocus) this.runButton.focus();
  }

  #showState(state: PythonState): void {
    const isOnStage = (state === "ready" || state === "renewing") && this.stage?.isPlaying;
    const isWaiting = state !== "running" && this.#python.hasWaitingProgram;
    const shown = isWaiting ? "waiting" : isOnStage ? "running" : state;
    this.#console.showState(shown);
    this.stopButton.disabled = shown !== "running" && shown !== "waiting";
  }
}

function errorTexts(): ErrorTexts {
  return JSON.parse(
    document.getElementById("error-texts")?.textContent ?? '{"sentences": {}, "words": {}}',
  ) as ErrorTexts;
}

/** The console below the editor: what the program prints, what it asks, and how it ended. */

import { fill } from "../core/fill.ts";
import { type ErrorTexts, explain } from "./explain.ts";
import type { Fault } from "./messages.ts";

export interface ConsoleActions {
  answer(text: string): void;
}

export class ConsolePanel {
  readonly #state: HTMLElement;
  readonly #output: HTMLElement;
  readonly #question: HTMLFormElement;
  readonly #field: HTMLInputElement;
  readonly #notice: HTMLElement;
  readonly #answers: HTMLElement;
  readonly #list: HTMLTextAreaElement;
  readonly #scroller: HTMLElement;
  #scrollPlanned = false;

  constructor(
    private readonly root: HTMLElement,
    private readonly errorTexts: ErrorTexts,
    actions: ConsoleActions,
  ) {
    this.#state = this.#part("state");
    this.#output = this.#part("output");
    this.#question = this.#part("question");
    this.#field = this.#part("answer");
    this.#notice = this.#part("notice");
    this.#answers = this.#part("answers");
    this.#list = this.#part("answer-list");
    this.#scroller = this.#part("scroller");
    this.#question.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!this.isAsking) return;
      const text = this.#field.value;
      this.closeQuestion();
      this.print(`${text}\n`);
      actions.answer(text);
    });
  }

  /** The answers written down beforehand, one a line. */
  get answers(): string[] {
    const text = this.#list.value.replace(/\n$/, "");
    return text ? text.split("\n") : [];
  }

  showState(state: string): void {
    this.root.dataset["state"] = state;
    this.#state.textContent = this.#state.dataset[state] ?? "";
  }

  /** Make room for a new run, and bring the console into sight. */
  clear(): void {
    this.root.scrollIntoView({ block: "nearest" });
    this.#output.replaceChildren();
    this.#notice.replaceChildren();
    this.closeQuestion();
  }

  print(text: string): void {
    this.#output.append(text);
    this.#scrollSoon();
  }

  /** Ask for an answer; the prompt is printed already and names the field for those who hear the page. */
  ask(prompt: string): void {
    this.#field.value = "";
    this.#field.setAttribute("aria-label", prompt.trim() || (this.#field.dataset["label"] ?? ""));
    this.#question.hidden = false;
    this.#field.focus();
    this.#scrollSoon();
  }

  closeQuestion(): void {
    this.#question.hidden = true;
    // A hidden field keeps the focus for a moment: an early Enter would send the same answer twice.
    this.#field.blur();
  }

  get isAsking(): boolean {
    return !this.#question.hidden;
  }

  /** Show the box for answers written down beforehand, and lead there. */
  showAnswersBox(): void {
    this.#answers.hidden = false;
    this.#list.focus();
  }

  /** Add one of the notices that the page holds: `done`, `nothing`, `stopped`, `cut`, `lost`. */
  notify(name: string): void {
    const line = document.createElement("p");
    line.className = `console__note console__note--${name}`;
    line.textContent = this.#notice.dataset[name] ?? "";
    this.#notice.append(line);
    this.#scrollSoon();
  }

  get hasPrinted(): boolean {
    return this.#output.hasChildNodes();
  }

  explain(fault: Fault): void {
    const { happened, suggestion } = explain(fault, this.errorTexts);
    const template = this.root.querySelector<HTMLTemplateElement>("template[data-console-error]");
    if (!template) throw new Error("the page has no template for errors");
    const block = template.content.cloneNode(true) as DocumentFragment;
    const put = (name: string, text: string): void => {
      const element = block.querySelector<HTMLElement>(`[data-error="${name}"]`);
      if (element) element.textContent = text;
    };
    const line = block.querySelector<HTMLElement>('[data-error="line"]');
    if (line && fault.line !== null) line.textContent = fill(line.dataset["text"] ?? "", { line: `${fault.line}` });
    put("happened", happened);
    put("suggestion", suggestion);
    put("original", fault.original);
    if (!fault.original) block.querySelector("details")?.remove();
    this.#notice.append(block);
    this.root.scrollIntoView({ block: "nearest" });
    this.#scrollSoon();
  }

  #scrollSoon(): void {
    if (this.#scrollPlanned) return;
    this.#scrollPlanned = true;
    requestAnimationFrame(() => {
      this.#scrollPlanned = false;
      this.#scroller.scrollTop = this.#scroller.scrollHeight;
    });
  }

  #part<T extends HTMLElement = HTMLElement>(name: string): T {
    const element = this.root.querySelector<T>(`[data-console-part="${name}"]`);
    if (!element) throw new Error(`the console has no part "${name}"`);
    return element;
  }
}

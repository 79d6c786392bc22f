/** The lines on the page: carried by mouse or finger, or moved with keys and buttons. */

import Sortable, { type SortableEvent } from "sortablejs";
import { fill } from "../core/fill.ts";
import { Assembly, type Pieces } from "./assembly.ts";

/** What the page says of its lines; `%(line)s`, `%(place)s` and `%(total)s` are filled in here. */
export interface PuzzleTexts {
  placed: string;
  moved: string;
  indented: string;
  taken: string;
  up: string;
  down: string;
  inwards: string;
  outwards: string;
  back: string;
}

export interface PuzzleData extends Pieces {
  texts: PuzzleTexts;
}

type Action = "up" | "down" | "inwards" | "outwards" | "back";

const KEYS: Record<string, Action> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "inwards",
  ArrowLeft: "outwards",
  Delete: "back",
  Backspace: "back",
};
const SIGNS: Record<Action, string> = { up: "↑", down: "↓", inwards: "→", outwards: "←", back: "↩" };
/** A finger that stays this long carries a line; one that moves before scrolls the page. */
const HOLD_MS = 120;

export class Puzzle {
  readonly #assembly: Assembly;
  readonly #pool: HTMLElement;
  readonly #program: HTMLElement;
  readonly #said: HTMLElement;
  /** The line that arrows and buttons move. */
  #held: number | null = null;
  #grabbedAt = 0;
  #hasJustDropped = false;

  /** Show the lines in `place`; `changed` is called after each change of the program. */
  constructor(
    private readonly place: HTMLElement,
    private readonly data: PuzzleData,
    draft: string,
    private readonly changed: () => void,
  ) {
    this.#assembly = new Assembly(data);
    this.#assembly.read(draft);
    this.#pool = part(place, "pool");
    this.#program = part(place, "program");
    this.#said = part(place, "said");
    part(place, "given").textContent = data.given;
    place.addEventListener("click", (event) => this.#pressed(event));
    place.addEventListener("keydown", (event) => this.#keyed(event));
    for (const list of [this.#pool, this.#program]) this.#makeSortable(list);
    this.#draw();
  }

  source(): string {
    return this.#assembly.source();
  }

  /** Take up another program made of these lines. */
  replace(source: string): void {
    this.#assembly.read(source);
    this.#held = null;
    this.#draw();
    this.changed();
  }

  /** Mark a line of the program, counted from 1; `null` takes the mark away. */
  markLine(line: number | null): void {
    this.#mark("line--error", line);
  }

  /** Show the line at work; `null` for none. */
  follow(line: number | null): void {
    this.#mark("line--at-work", line);
  }

  #mark(style: string, line: number | null): void {
    const index = line === null ? -1 : line - 1 - (this.data.given.split("\n").length - 1);
    for (const [i, each] of [...this.#program.children].entries()) each.classList.toggle(style, i === index);
  }

  #pressed(event: Event): void {
    const line = (event.target as Element).closest<HTMLElement>("[data-piece]");
    if (!line || this.#hasJustDropped) return;
    const piece = Number(line.dataset["piece"]);
    const action = (event.target as Element).closest<HTMLElement>("[data-action]")?.dataset["action"] as
      | Action
      | undefined;
    if (action) return this.#act(piece, action, true);
    if (line.parentElement === this.#pool) {
      this.#assembly.append(piece);
      this.#held = piece;
      return this.#after(piece, "placed");
    }
    this.#held = this.#held === piece ? null : piece;
    this.#draw();
    this.#focus(piece);
  }

  #keyed(event: KeyboardEvent): void {
    const line = (event.target as Element).closest<HTMLElement>("[data-piece]");
    if (!line || event.ctrlKey || event.metaKey || event.altKey) return;
    const piece = Number(line.dataset["piece"]);
    const action = KEYS[event.key];
    if (event.key === "Escape" && this.#held !== null) {
      this.#held = null;
      this.#draw();
      this.#focus(piece);
    } else if (action && line.parentElement === this.#program && (this.#held === piece || action === "back")) {
      this.#act(piece, action);
    } else if (action === "up" || action === "down") {
      const next = action === "up" ? line.previousElementSibling : line.nextElementSibling;
      next?.querySelector<HTMLElement>(".line__text")?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  /** Do what a key or, `byButton`, a button asks. */
  #act(piece: number, action: Action, byButton = false): void {
    const button = byButton ? action : undefined;
    switch (action) {
      case "up":
      case "down":
        this.#assembly.move(piece, action === "up" ? -1 : 1);
        return this.#after(piece, "moved", button);
      case "inwards":
      case "outwards":
        if (this.data.indent === "1d") return;
        this.#assembly.indent(piece, action === "inwards" ? 1 : -1);
        return this.#after(piece, "indented", button);
      case "back":
        this.#assembly.take(piece);
        this.#held = null;
        return this.#after(piece, "taken");
    }
  }

  /** Show what has changed, leave the focus on the line or on the button that was pressed, and say it. */
  #after(piece: number, text: "placed" | "moved" | "indented" | "taken", button?: Action): void {
    this.#draw();
    this.#focus(piece, button);
    const { placed } = this.#assembly;
    const index = this.#assembly.indexOf(piece);
    const depth = placed[index]?.depth ?? 0;
    const words = {
      line: this.#text(piece).trim(),
      place: `${index + 1}`,
      total: `${placed.length}`,
      depth: `${depth}`,
    };
    this.#said.textContent = fill(this.data.texts[text], words);
    this.changed();
  }

  #focus(piece: number, button?: Action): void {
    const line = this.place.querySelector(`[data-piece="${piece}"]`);
    line?.querySelector<HTMLElement>(button && button !== "back" ? `[data-action=${button}]` : ".line__text")?.focus();
  }

  #text(piece: number): string {
    return this.data.lines[piece] ?? "";
  }

  #draw(): void {
    this.#pool.replaceChildren(...this.#assembly.left.map((piece) => this.#line(piece, 0, false)));
    this.#program.replaceChildren(...this.#assembly.placed.map(({ piece, depth }) => this.#line(piece, depth, true)));
  }

  #line(piece: number, depth: number, isPlaced: boolean): HTMLElement {
    const line = document.createElement("li");
    line.className = "line";
    line.dataset["piece"] = String(piece);
    line.style.setProperty("--depth", String(depth));
    const text = document.createElement("button");
    text.type = "button";
    text.className = "line__text";
    const code = document.createElement("code");
    code.textContent = this.#text(piece);
    text.append(code);
    line.append(text);
    if (isPlaced) {
      text.setAttribute("aria-pressed", String(this.#held === piece));
      if (this.#held === piece) line.append(this.#tools());
    }
    return line;
  }

  #tools(): HTMLElement {
    const tools = document.createElement("div");
    tools.className = "line__tools";
    const actions: Action[] =
      this.data.indent === "2d" ? ["up", "down", "outwards", "inwards", "back"] : ["up", "down", "back"];
    for (const action of actions) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.dataset["action"] = action;
      button.setAttribute("aria-label", this.data.texts[action]);
      button.title = this.data.texts[action];
      button.textContent = SIGNS[action];
      tools.append(button);
    }
    return tools;
  }

  #makeSortable(list: HTMLElement): void {
    Sortable.create(list, {
      group: "lines",
      sort: list === this.#program,
      filter: ".line__tools",
      preventOnFilter: false,
      // The browser's own dragging knows no touch, and does not tell how far to the right a line is held.
      forceFallback: true,
      fallbackTolerance: 4,
      delay: HOLD_MS,
      delayOnTouchOnly: true,
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
      ghostClass: "line--ghost",
      onChoose: (event) => {
        this.#grabbedAt = pointerX(event) - event.item.getBoundingClientRect().left;
      },
      onEnd: (event) => this.#dropped(event),
    });
  }

  #dropped(event: SortableEvent): void {
    this.#hasJustDropped = true;
    setTimeout(() => (this.#hasJustDropped = false));
    const piece = Number(event.item.dataset["piece"]);
    if (event.to === this.#pool) {
      if (event.from === this.#program) this.#act(piece, "back");
      else this.#draw();
      return;
    }
    const left = pointerX(event) - this.#grabbedAt - this.#program.getBoundingClientRect().left;
    const isNew = event.from === this.#pool;
    this.#assembly.put(piece, event.newIndex ?? 0, Math.round(left / this.#stepPx));
    this.#held = piece;
    this.#after(piece, isNew ? "placed" : "moved");
  }

  /** How wide one step of indentation is on the page. */
  get #stepPx(): number {
    const ruler = document.createElement("span");
    ruler.className = "line__step";
    this.#program.append(ruler);
    const width = ruler.getBoundingClientRect().width;
    ruler.remove();
    return width || 1;
  }
}

function part(place: HTMLElement, name: string): HTMLElement {
  const found = place.querySelector<HTMLElement>(`[data-puzzle-part=${name}]`);
  if (!found) throw new Error(`the puzzle has no ${name}`);
  return found;
}

/** Where the pointer is; SortableJS hands on the browser's event, of the mouse or of a finger. */
function pointerX(event: SortableEvent): number {
  const original = (event as SortableEvent & { originalEvent?: MouseEvent | TouchEvent }).originalEvent;
  if (original && "changedTouches" in original) return original.changedTouches[0]?.clientX ?? 0;
  return original?.clientX ?? 0;
}

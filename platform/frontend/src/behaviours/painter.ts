/** A robot's world, painted square by square over the field that holds its map; the field stays and says the same. */

export interface PainterTexts {
  tools: Record<string, string>;
  cells: Record<string, string>;
  cell: string;
  tool: string;
  world: string;
  wider: string;
  narrower: string;
  taller: string;
  lower: string;
  as_text: string;
}

const TURNS = ["^", ">", "v", "<"];
const SIGNS: Record<string, string> = {
  "#": "",
  ".": "",
  "^": "▲",
  ">": "▶",
  v: "▼",
  "<": "◀",
  o: "⬢",
  F: "⚑",
  x: "▨",
};
const MOST = 14;
const LEAST = 2;

/** The rows of a map, as long as the longest. */
export function rowsOf(map: string): string[][] {
  const lines = map.split("\n").filter((line) => line.trim() !== "");
  const width = Math.max(LEAST, ...lines.map((line) => line.length));
  return lines.map((line) => [...line.padEnd(width, "#")]);
}

/** The map with `tool` put on a square: only one robot and one flag, and a robot that is there already turns. */
export function painted(rows: string[][], x: number, y: number, tool: string): string[][] {
  const here = rows[y]?.[x] ?? "";
  const alone = tool === ">" ? TURNS : tool === "F" ? ["F"] : [];
  const turned =
    tool === ">" && TURNS.includes(here) ? (TURNS[(TURNS.indexOf(here) + 1) % TURNS.length] ?? tool) : tool;
  return rows.map((row, j) => row.map((cell, i) => (i === x && j === y ? turned : alone.includes(cell) ? "." : cell)));
}

/** The map one column wider or narrower, one row taller or lower, at its right or lower edge, within the wall. */
export function resized(rows: string[][], columns: number, lines: number): string[][] {
  const width = rows[0]?.length ?? 0;
  if (width + columns < LEAST || width + columns > MOST) return rows;
  if (rows.length + lines < LEAST || rows.length + lines > MOST) return rows;
  let changed = rows;
  if (columns > 0)
    changed = changed.map((row, y) => [
      ...row.slice(0, -1),
      y === 0 || y === rows.length - 1 ? "#" : ".",
      row.at(-1) ?? "#",
    ]);
  if (columns < 0) changed = changed.map((row) => [...row.slice(0, -2), row.at(-1) ?? "#"]);
  const blank = (changed[0] ?? []).map((_, x, row) => (x === 0 || x === row.length - 1 ? "#" : "."));
  if (lines > 0) changed = [...changed.slice(0, -1), blank, changed.at(-1) ?? blank];
  if (lines < 0) changed = [...changed.slice(0, -2), changed.at(-1) ?? blank];
  return changed;
}

export class Painter {
  #rows: string[][];
  #tool = "#";
  readonly #field: HTMLTextAreaElement;
  readonly #grid = document.createElement("div");

  constructor(
    place: HTMLElement,
    private readonly texts: PainterTexts,
  ) {
    const field = place.querySelector("textarea");
    if (!field) throw new Error("a painter has no field");
    this.#field = field;
    this.#rows = rowsOf(field.value);
    const name = place.querySelector("label")?.textContent ?? texts.world;
    this.#grid.className = "painter__grid";
    this.#grid.setAttribute("role", "group");
    this.#grid.setAttribute("aria-label", name);
    this.#grid.addEventListener("keydown", (event) => this.#move(event));
    const text = document.createElement("details");
    const summary = document.createElement("summary");
    summary.textContent = texts.as_text;
    text.append(summary, ...place.childNodes);
    place.append(this.#tools(), this.#grid, this.#sizes(), text);
    field.addEventListener("input", () => {
      this.#rows = rowsOf(field.value);
      this.#show();
    });
    this.#show();
  }

  #tools(): HTMLElement {
    const tools = document.createElement("div");
    tools.className = "painter__tools";
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", this.texts.tool);
    for (const [tool, words] of Object.entries(this.texts.tools)) {
      const button = this.#button(words, () => {
        this.#tool = tool;
        for (const each of tools.querySelectorAll("button")) each.setAttribute("aria-pressed", `${each === button}`);
      });
      button.prepend(square(tool), " ");
      button.setAttribute("aria-pressed", `${tool === this.#tool}`);
      tools.append(button);
    }
    return tools;
  }

  #sizes(): HTMLElement {
    const sizes = document.createElement("div");
    sizes.className = "painter__tools";
    const { wider, narrower, taller, lower } = this.texts;
    for (const [words, columns, lines] of [
      [wider, 1, 0],
      [narrower, -1, 0],
      [taller, 0, 1],
      [lower, 0, -1],
    ] as const) {
      sizes.append(this.#button(words, () => this.#change(resized(this.#rows, columns, lines))));
    }
    return sizes;
  }

  #button(words: string, pressed: () => void): HTMLButtonElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = words;
    button.addEventListener("click", pressed);
    return button;
  }

  #change(rows: string[][]): void {
    this.#rows = rows;
    this.#field.value = `${rows.map((row) => row.join("")).join("\n")}\n`;
    this.#show();
    // Whoever listens to the field hears of it as if it had been typed.
    this.#field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #show(): void {
    const at = this.#focused();
    this.#grid.style.setProperty("--columns", `${this.#rows[0]?.length ?? 1}`);
    this.#grid.replaceChildren(...this.#rows.flatMap((row, y) => row.map((cell, x) => this.#cell(cell, x, y))));
    if (at) this.#focus(at.x, at.y);
  }

  #cell(cell: string, x: number, y: number): HTMLElement {
    const button = square(cell, "button");
    button.setAttribute("type", "button");
    button.dataset["x"] = `${x}`;
    button.dataset["y"] = `${y}`;
    button.tabIndex = x === 0 && y === 0 ? 0 : -1;
    const words = { column: `${x + 1}`, row: `${y + 1}`, what: this.texts.cells[cell] ?? cell };
    button.setAttribute(
      "aria-label",
      this.texts.cell.replace(/%\((\w+)\)s/g, (_, key: keyof typeof words) => words[key]),
    );
    button.addEventListener("click", () => this.#change(painted(this.#rows, x, y, this.#tool)));
    return button;
  }

  #focused(): { x: number; y: number } | null {
    const { x, y } = (document.activeElement as HTMLElement | null)?.dataset ?? {};
    return this.#grid.contains(document.activeElement) ? { x: Number(x), y: Number(y) } : null;
  }

  #focus(x: number, y: number): void {
    const cell = this.#grid.querySelector<HTMLElement>(`[data-x="${x}"][data-y="${y}"]`);
    if (!cell) return;
    for (const each of this.#grid.querySelectorAll<HTMLElement>("[tabindex='0']")) each.tabIndex = -1;
    cell.tabIndex = 0;
    cell.focus();
  }

  #move(event: KeyboardEvent): void {
    const steps: Record<string, [number, number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = steps[event.key];
    const at = this.#focused();
    if (!step || !at) return;
    event.preventDefault();
    this.#focus(at.x + step[0], at.y + step[1]);
  }
}

function square(cell: string, tag: "span" | "button" = "span"): HTMLElement {
  const made = document.createElement(tag);
  made.className = "painter__cell";
  made.dataset["cell"] = cell === "#" ? "wall" : cell === "." ? "floor" : cell;
  made.textContent = SIGNS[cell] ?? cell;
  if (tag === "span") made.setAttribute("aria-hidden", "true");
  return made;
}

/** Lines that a child puts in order: which are in her program, where, and how far each is indented. Values only. */

/** What is offered. */
export interface Pieces {
  /** The lines at the top that stay there, each with its end. */
  given: string;
  lines: readonly string[];
  /** `2d` where the child chooses how far a line is indented; in `1d` lines bring their own indentation. */
  indent: "1d" | "2d";
}

/** A line in the program. */
export interface Placed {
  /** Its place among the lines offered. */
  piece: number;
  /** How many steps of four spaces it is indented by the child. */
  depth: number;
}

export const MAX_DEPTH = 4;
const STEP = "    ";

export class Assembly {
  #placed: Placed[] = [];

  constructor(readonly pieces: Pieces) {}

  /** The program's lines, from top to bottom. */
  get placed(): readonly Placed[] {
    return this.#placed;
  }

  /** The lines that are not in the program, in the order in which they are offered. */
  get left(): number[] {
    const used = new Set(this.#placed.map(({ piece }) => piece));
    return this.pieces.lines.map((_, piece) => piece).filter((piece) => !used.has(piece));
  }

  /** The program, for Python. */
  source(): string {
    const lines = this.#placed.map(({ piece, depth }) => `${STEP.repeat(depth)}${this.pieces.lines[piece]}\n`);
    return this.pieces.given + lines.join("");
  }

  /** Take up a program made of these lines; what is none of them is left out. */
  read(source: string): void {
    this.#placed = [];
    const body = source.startsWith(this.pieces.given) ? source.slice(this.pieces.given.length) : source;
    for (const line of body.split("\n")) {
      const wanted = this.pieces.indent === "2d" ? line.trim() : line;
      const piece = this.left.find((each) => this.pieces.lines[each] === wanted);
      if (piece === undefined) continue;
      const depth = this.pieces.indent === "2d" ? Math.floor((line.length - line.trimStart().length) / STEP.length) : 0;
      this.#placed.push({ piece, depth: within(depth, MAX_DEPTH) });
    }
  }

  /** Where a line of the program stands, from 0; -1 for one that is not in it. */
  indexOf(piece: number): number {
    return this.#placed.findIndex((each) => each.piece === piece);
  }

  /** Put a line at the program's end, as far in as the line above it. */
  append(piece: number): void {
    this.put(piece, this.#placed.length, this.#placed.at(-1)?.depth ?? 0);
  }

  /** Put a line where `at` counts the program's other lines. */
  put(piece: number, at: number, depth: number): void {
    this.take(piece);
    const isFree = this.pieces.indent === "2d";
    this.#placed.splice(at, 0, { piece, depth: isFree ? within(depth, MAX_DEPTH) : 0 });
  }

  /** Put a line back among those offered. */
  take(piece: number): void {
    this.#placed = this.#placed.filter((each) => each.piece !== piece);
  }

  /** Move a line by so many places; it stops at the ends. */
  move(piece: number, by: number): void {
    const index = this.indexOf(piece);
    const depth = this.#placed[index]?.depth ?? 0;
    this.put(piece, within(index + by, this.#placed.length - 1), depth);
  }

  /** Indent a line by so many steps more. */
  indent(piece: number, by: number): void {
    const index = this.indexOf(piece);
    this.put(piece, index, (this.#placed[index]?.depth ?? 0) + by);
  }
}

const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));

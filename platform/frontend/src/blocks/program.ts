/** Blocks as Python: readable, in the child's language, and knowing which line came from which block. */

/** A block as Blockly saves it. */
export interface Block {
  type: string;
  id?: string;
  fields?: Record<string, unknown>;
  inputs?: Record<string, { block?: Block; shadow?: Block }>;
  next?: { block?: Block };
}

export interface Workspace {
  blocks?: { blocks: Block[] };
  variables?: { name: string; id: string }[];
}

export interface Call {
  fr: string;
  sees?: boolean;
  number?: number;
  colour?: string;
}

export interface Language {
  /** `from … import *`. */
  module: string;
  calls: Record<string, Call>;
  colours: Record<string, string>;
  isFrench: boolean;
}

export interface Program {
  source: string;
  /** By line, from the first: the block it came from, or none. */
  blocks: (string | null)[];
}

type Line = readonly [text: string, block: string | null];

const STRENGTH: Record<string, number> = { "+": 1, "-": 1, "*": 2, "/": 2 };
const RESERVED = new Set(
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield range print".split(
    " ",
  ),
);

/** The program that hangs on the start block, and the child's own blocks. Loose blocks are no part of it. */
export function programOf(workspace: Workspace, language: Language): Program {
  return new Writer(workspace, language).program();
}

class Writer {
  readonly #names: Map<string, string>;

  constructor(
    private readonly workspace: Workspace,
    private readonly language: Language,
  ) {
    this.#names = pythonNames(workspace.variables ?? [], language);
  }

  program(): Program {
    const tops = this.workspace.blocks?.blocks ?? [];
    const definitions = tops
      .filter(({ type }) => type === "define")
      .flatMap((block) => [...this.#definition(block), blank, blank]);
    const start = tops.find(({ type }) => type === "start");
    const lines: Line[] = [[`from ${this.language.module} import *`, null], blank];
    if (definitions.length) lines.push(blank, ...definitions);
    lines.push(...this.#stack(start?.next?.block, ""));
    while (lines.at(-1)?.[0] === "") lines.pop();
    return { source: lines.map(([text]) => `${text}\n`).join(""), blocks: lines.map(([, block]) => block) };
  }

  #definition(block: Block): Line[] {
    return [[`def ${this.#name(block)}():`, block.id ?? null], ...this.#body(block, "DO", "")];
  }

  #stack(first: Block | undefined, indent: string): Line[] {
    const lines: Line[] = [];
    for (let block = first; block; block = block.next?.block) lines.push(...this.#statement(block, indent));
    return lines;
  }

  #body(block: Block, input: string, indent: string): Line[] {
    const inner = `${indent}    `;
    const lines = this.#stack(block.inputs?.[input]?.block, inner);
    return lines.length ? lines : [[`${inner}pass`, null]];
  }

  #statement(block: Block, indent: string): Line[] {
    const line = (text: string): Line => [indent + text, block.id ?? null];
    switch (block.type) {
      case "repeat":
        return [line(`for _ in range(${this.#number(block, "TIMES")}):`), ...this.#body(block, "DO", indent)];
      case "repeat_until":
        return [line(`while ${this.#opposite(block)}:`), ...this.#body(block, "DO", indent)];
      case "if":
        return [line(`if ${this.#condition(block)}:`), ...this.#body(block, "DO", indent)];
      case "if_else":
        return [
          line(`if ${this.#condition(block)}:`),
          ...this.#body(block, "DO", indent),
          [`${indent}else:`, null],
          ...this.#body(block, "ELSE", indent),
        ];
      case "call":
        return [line(`${this.#name(block)}()`)];
      case "set":
        return [line(`${this.#name(block)} = ${this.#number(block, "VALUE")}`)];
      case "change":
        return [line(`${this.#name(block)} += ${this.#number(block, "VALUE")}`)];
      default:
        return [line(`${this.#called(block.type)}(${this.#argument(block)})`)];
    }
  }

  #argument(block: Block): string {
    if (block.inputs?.["NUMBER"]) return this.#number(block, "NUMBER");
    const colour = block.fields?.["COLOUR"];
    if (typeof colour !== "string") return "";
    return `"${this.language.isFrench ? (this.language.colours[colour] ?? colour) : colour}"`;
  }

  #condition(block: Block): string {
    const asked = block.inputs?.["CONDITION"]?.block;
    if (!asked) return "False";
    return asked.type === "not" ? this.#opposite(asked) : `${this.#called(asked.type)}()`;
  }

  #opposite(block: Block): string {
    const asked = block.inputs?.["CONDITION"]?.block;
    if (!asked) return "True";
    return asked.type === "not" ? this.#condition(asked) : `not ${this.#condition(block)}`;
  }

  #number(block: Block, input: string, strength = 0): string {
    const hole = block.inputs?.[input];
    const value = hole?.block ?? hole?.shadow;
    if (value?.type === "variable") return this.#name(value);
    if (value?.type !== "arithmetic") return String(value?.fields?.["NUMBER"] ?? 0);
    const operator = String(value.fields?.["OPERATOR"]);
    const mine = STRENGTH[operator] ?? 0;
    const text = `${this.#number(value, "A", mine)} ${operator} ${this.#number(value, "B", mine + 0.5)}`;
    return mine < strength ? `(${text})` : text;
  }

  #called(name: string): string {
    return this.language.isFrench ? (this.language.calls[name]?.fr ?? name) : name;
  }

  #name(block: Block): string {
    return this.#names.get((block.fields?.["NAME"] as { id?: string } | undefined)?.id ?? "") ?? "x";
  }
}

const blank: Line = ["", null];

/** A name Python takes for each of the child's names, by id, none of them taken already. */
function pythonNames(variables: { name: string; id: string }[], language: Language): Map<string, string> {
  const taken = new Set([...RESERVED, "_", ...Object.entries(language.calls).flatMap(([name, { fr }]) => [name, fr])]);
  return new Map(
    variables.map(({ name, id }) => {
      const plain = name
        .trim()
        .toLowerCase()
        .normalize("NFC")
        .replace(/[^\p{L}\p{N}_]+/gu, "_")
        .replace(/^(?=\p{N})|^$/u, "_");
      let free = plain;
      for (let number = 2; taken.has(free); number++) free = `${plain}_${number}`;
      taken.add(free);
      return [id, free];
    }),
  );
}

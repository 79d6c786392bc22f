/** Help with indentation: guides that show which lines belong together, and a note where tabs and spaces are mixed. */

import type { EditorState, Extension, Text } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const STEP = 4;

/** The first line, counted from 1, whose indentation is not made of what most of the program's is; `null` for none. */
export function oddlyIndentedLine(lines: string[]): number | null {
  const withTab = lines.flatMap((line, index) => (/^ *\t/.test(line) ? [index + 1] : []));
  const withSpaces = lines.flatMap((line, index) => (/^ +\S/.test(line) ? [index + 1] : []));
  if (withTab.length === 0 || withSpaces.length === 0) {
    // Within one line, tab after space, the two are mixed as well.
    return withTab.find((number) => /^ +\t/.test(lines[number - 1] ?? "")) ?? null;
  }
  return (withTab.length > withSpaces.length ? withSpaces[0] : withTab[0]) ?? null;
}

/** The program with every tab of its indentation as four spaces. */
export function withSpacesOnly(text: string): string {
  return text.replace(/^[ \t]+/gm, (indentation) => {
    let columns = 0;
    for (const sign of indentation) columns += sign === "\t" ? STEP - (columns % STEP) : 1;
    return " ".repeat(columns);
  });
}

/** How many steps in a line is; a blank line is as far in as both its neighbours. */
export function stepsOf(doc: Text, number: number): number {
  const here = indentation(doc, number);
  if (here !== null) return Math.floor(here / STEP);
  let before = number;
  let after = number;
  while (before > 0 && indentation(doc, before) === null) before--;
  while (after <= doc.lines && indentation(doc, after) === null) after++;
  const [above, below] = [before, after].map((at) => (at < 1 || at > doc.lines ? 0 : (indentation(doc, at) ?? 0)));
  return Math.floor(Math.min(above ?? 0, below ?? 0) / STEP);
}

function indentation(doc: Text, number: number): number | null {
  if (number < 1 || number > doc.lines) return null;
  const text = doc.line(number).text;
  if (text.trim() === "") return null;
  return /^\s*/.exec(withSpacesOnly(text))?.[0].length ?? 0;
}

function guides(state: EditorState, ranges: readonly { from: number; to: number }[]): DecorationSet {
  const marks = [];
  for (const { from, to } of ranges) {
    const last = state.doc.lineAt(to).number;
    for (let number = state.doc.lineAt(from).number; number <= last; number++) {
      const steps = stepsOf(state.doc, number);
      const columns = indentation(state.doc, number) ?? 0;
      if (steps === 0 && columns === 0) continue;
      const style = `--steps: ${steps}; --columns: ${columns}`;
      const line = Decoration.line({ class: "cm-indented", attributes: { style } });
      marks.push(line.range(state.doc.line(number).from));
    }
  }
  return Decoration.set(marks);
}

/** Draw a thin line at each step of indentation. */
export const indentationGuides: Extension = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = guides(view.state, view.visibleRanges);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) {
        this.decorations = guides(update.state, update.view.visibleRanges);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

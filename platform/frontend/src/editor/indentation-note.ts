/** The note below the editor on mixed tabs and spaces, with a button that puts it right. */

import { fill } from "../core/fill.ts";
import type { Editor } from "./editor.ts";
import { oddlyIndentedLine, withSpacesOnly } from "./indentation.ts";

/** Connect the note; call what it returns after each edit. */
export function connectIndentationNote(note: HTMLElement, editor: Editor): () => void {
  const text = note.querySelector<HTMLElement>("[data-note-text]");
  note.querySelector("button")?.addEventListener("click", () => {
    editor.replace(withSpacesOnly(editor.source()));
    editor.focus();
  });
  const look = (): void => {
    const line = oddlyIndentedLine(editor.source().split("\n"));
    note.hidden = line === null;
    if (text && line !== null) text.textContent = fill(text.dataset["text"] ?? "", { line: `${line}` });
  };
  look();
  return look;
}

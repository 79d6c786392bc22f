/** The workspace page for text: finds its parts by their data attributes and brings them together. */

import type { Work } from "../behaviours/check.ts";
import { predictionWork } from "../behaviours/prediction.ts";
import { connectCodeSize } from "../editor/code-size.ts";
import { type Editor, makeEditor } from "../editor/editor.ts";
import { connectIndentationNote } from "../editor/indentation-note.ts";
import { connectRun } from "../runtime/run.ts";
import { replayVerdict, stageOf } from "../stage/on-page.ts";
import { showWorlds } from "../stage/predicted-worlds.ts";
import { connectPage, connectRestart, connectVersions, draftSaver, withWorkspace } from "./workspace-page.ts";

withWorkspace(connect);

function connect(page: HTMLElement): void {
  if (page.dataset["kind"] === "predict") {
    showWorlds(page);
    return connectPage(page, predictionWork(page));
  }
  const stage = stageOf(page);
  // Python comes, in processes of its own, while the editor is made.
  connectRun(
    page,
    { source: () => editor.source(), markLine: (line) => editor.markLine(line), follow: (line) => editor.follow(line) },
    stage,
  );
  const editor = programEditor(page);
  const work: Work = { source: editor.source, missing: () => undefined, markLine: editor.markLine };
  connectPage(page, work, replayVerdict(stage));
}

function programEditor(page: HTMLElement): Editor {
  const plain = page.querySelector<HTMLTextAreaElement>("[data-source]");
  const place = page.querySelector<HTMLElement>("[data-editor]");
  if (!plain || !place) throw new Error("the page has no editor");
  const saver = draftSaver(page, plain.value);
  const note = page.querySelector<HTMLElement>("[data-indentation-note]");
  const editor = makeEditor(place, saver.first, () => {
    saver.edited();
    lookAtIndentation?.();
  });
  const lookAtIndentation = note ? connectIndentationNote(note, editor) : undefined;
  plain.remove();
  saver.watch(editor.source);
  connectVersions(page, editor.replace);
  connectKeys(page, editor);
  connectCodeSize(page, page.dataset["learner"] ?? "");
  const starter = JSON.parse(document.getElementById("starter")?.textContent ?? '""') as string;
  connectRestart(page, () => editor.replace(starter));
  return editor;
}

function connectKeys(page: HTMLElement, editor: Editor): void {
  const keys = page.querySelector("[data-keys]");
  // A press that took the focus would close the tablet's own keyboard for a moment.
  keys?.addEventListener("pointerdown", (event) => event.preventDefault());
  keys?.addEventListener("click", (event) => {
    const key = (event.target as Element).closest<HTMLElement>("[data-key]")?.dataset["key"];
    if (key === "tab") editor.indent();
    else if (key) editor.insert(key);
  });
}

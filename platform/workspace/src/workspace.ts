/** The workspace page: finds its parts by their data attributes and brings them together. */

import { Check, type Work } from "./check.ts";
import { connectCodeSize } from "./code-size.ts";
import { DraftSaver } from "./draft-saver.ts";
import { type Editor, makeEditor } from "./editor.ts";
import { connectHints } from "./hints.ts";
import { connectIndentationNote } from "./indentation-note.ts";
import { LocalDraft } from "./local-draft.ts";
import { surviveReload } from "./offline.ts";
import { predictionWork } from "./prediction.ts";
import { connectRun } from "./runtime/run.ts";
import { connectVersions } from "./versions.ts";

const page = document.querySelector<HTMLElement>("[data-workspace]");
if (page) {
  surviveReload(page.dataset["serviceWorker"] ?? "");
  connect(page);
}

function connect(page: HTMLElement): void {
  const work = page.dataset["kind"] === "predict" ? predictionWork(page) : programWork(page);
  const check = page.querySelector<HTMLButtonElement>("[data-check]");
  const place = page.querySelector<HTMLElement>("[data-verdict]");
  const hints = page.querySelector<HTMLElement>("[data-hints]");
  if (check && place) new Check(check, place, page.dataset["submitUrl"] ?? "", work);
  if (hints) connectHints(hints, page.dataset["hintUrl"] ?? "");
  const line = Number(place?.querySelector<HTMLElement>("[data-error-line]")?.dataset["errorLine"]);
  if (line) work.markLine(line);
  document.body.dataset["ready"] = "true";
}

function programWork(page: HTMLElement): Work {
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
  const versions = page.querySelector<HTMLDetailsElement>("[data-versions]");
  if (versions) connectVersions(versions, page.dataset["versionsUrl"] ?? "", editor.replace);
  connectKeys(page, editor);
  connectCodeSize(page, page.dataset["learner"] ?? "");
  connectRestart(page, editor);
  connectRun(page, editor);
  return { source: editor.source, missing: () => undefined, markLine: editor.markLine };
}

function draftSaver(page: HTMLElement, source: string): DraftSaver {
  const status = page.querySelector<HTMLElement>("[data-save-status]");
  const logIn = page.querySelector<HTMLElement>("[data-log-in]");
  const { draftUrl: url = "", learner = "", draftKey: key = "", draftVersion, draftSaved, now } = page.dataset;
  return new DraftSaver(
    { url, source, version: Number(draftVersion), savedAt: Number(draftSaved), now: Number(now) },
    new LocalDraft({ key, learner, exercise: url }),
    (state) => {
      if (status) {
        status.textContent = status.dataset[state] ?? "";
        status.dataset["state"] = state;
      }
      if (logIn) logIn.hidden = state !== "expired";
    },
  );
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

function connectRestart(page: HTMLElement, editor: Editor): void {
  const button = page.querySelector<HTMLButtonElement>("[data-restart]");
  const starter = JSON.parse(document.getElementById("starter")?.textContent ?? '""') as string;
  let isSure = false;
  const label = button?.textContent ?? "";
  button?.addEventListener("click", () => {
    if (isSure) editor.replace(starter);
    isSure = !isSure;
    button.textContent = isSure ? (button.dataset["question"] ?? label) : label;
  });
  button?.addEventListener("blur", () => {
    isSure = false;
    button.textContent = label;
  });
}

/** The workspace page for blocks. */

import { predictionWork } from "../behaviours/prediction.ts";
import { Board, type BoardData } from "../blocks/board.ts";
import { connectRun } from "../runtime/run.ts";
import { replayVerdict, stageOf } from "../stage/on-page.ts";
import { showWorlds } from "../stage/predicted-worlds.ts";
import { connectPage, connectRestart, connectVersions, draftSaver, withWorkspace } from "./workspace-page.ts";

withWorkspace(connect);

function connect(page: HTMLElement): void {
  if (page.dataset["kind"] === "predict") return showProgram(page);
  const plain = page.querySelector<HTMLTextAreaElement>("[data-source]");
  const place = page.querySelector<HTMLElement>("[data-board]");
  const data = JSON.parse(document.getElementById("board")?.textContent ?? "") as BoardData;
  if (!plain || !place) throw new Error("the page has no board");
  const stage = stageOf(page);
  const work = {
    source: () => board.source(),
    missing: () => undefined,
    markLine: (line: number | null) => board.follow(line),
  };
  // Python comes, in processes of its own, while the board is made.
  connectRun(page, { ...work, follow: work.markLine }, stage);
  const saver = draftSaver(page, plain.value);
  const board = new Board(place, data, saver.first, () => {
    saver.edited();
    show();
  });
  plain.remove();
  saver.watch(() => board.draft());
  const show = connectBar(page, board);
  connectRestart(page, () => board.restart());
  connectVersions(page, (draft) => board.replace(draft));
  connectPage(page, work, replayVerdict(stage));
}

/** A program to read, and the question about it. */
function showProgram(page: HTMLElement): void {
  const place = page.querySelector<HTMLElement>("[data-board]");
  const data = JSON.parse(document.getElementById("board")?.textContent ?? "") as BoardData;
  if (place) new Board(place, data, "", () => undefined);
  showWorlds(page);
  connectPage(page, predictionWork(page));
}

/** Undo, redo, how many blocks are left, and the Python beside; the answer shows them anew. */
function connectBar(page: HTMLElement, board: Board): () => void {
  const undo = page.querySelector<HTMLButtonElement>("[data-undo]");
  const redo = page.querySelector<HTMLButtonElement>("[data-redo]");
  const left = page.querySelector<HTMLElement>("[data-blocks-left]");
  const python = page.querySelector<HTMLElement>("[data-python]");
  undo?.addEventListener("click", () => board.undo());
  redo?.addEventListener("click", () => board.redo());
  const show = (): void => {
    if (undo) undo.disabled = !board.canUndo;
    if (redo) redo.disabled = !board.canRedo;
    if (left && board.blocksLeft !== null) left.textContent = `${board.blocksLeft}`;
    if (python) python.textContent = board.source();
  };
  show();
  return show;
}

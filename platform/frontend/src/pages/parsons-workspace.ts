/** The workspace page for lines to put in order. */

import { Puzzle, type PuzzleData } from "../parsons/puzzle.ts";
import { connectRun } from "../runtime/run.ts";
import { replayVerdict, stageOf } from "../stage/on-page.ts";
import { connectPage, connectRestart, connectVersions, draftSaver, withWorkspace } from "./workspace-page.ts";

withWorkspace(connect);

function connect(page: HTMLElement): void {
  const plain = page.querySelector<HTMLTextAreaElement>("[data-source]");
  const place = page.querySelector<HTMLElement>("[data-puzzle]");
  const data = JSON.parse(document.getElementById("puzzle")?.textContent ?? "") as PuzzleData;
  if (!plain || !place) throw new Error("the page has no lines");
  const saver = draftSaver(page, plain.value);
  const puzzle = new Puzzle(place, data, saver.first, () => saver.edited());
  plain.remove();
  saver.watch(() => puzzle.source());
  const stage = stageOf(page);
  const markLine = (line: number | null): void => puzzle.markLine(line);
  const work = { source: () => puzzle.source(), missing: () => undefined, markLine };
  connectRestart(page, () => puzzle.replace(data.given));
  connectVersions(page, (draft) => puzzle.replace(draft));
  connectRun(page, { ...work, follow: (line) => puzzle.follow(line) }, stage);
  connectPage(page, work, replayVerdict(stage));
}

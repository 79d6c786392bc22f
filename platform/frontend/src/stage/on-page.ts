/** The stage of a workspace page, where it has one. */

import { Stage } from "./stage.ts";

export function stageOf(page: HTMLElement): Stage | null {
  const root = page.querySelector<HTMLElement>("[data-stage]");
  return root && new Stage(root);
}

/** For each new verdict: play on the stage what it saw. */
export function replayVerdict(stage: Stage | null): (verdict: HTMLElement) => void {
  return (verdict) => {
    const picture = verdict.querySelector<HTMLElement>("[data-picture]")?.textContent;
    if (stage && picture) stage.replay(JSON.parse(picture));
  };
}

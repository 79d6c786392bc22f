/** A question about where the robot stops: its world, and each answer as a picture of that world. */

import { GridScene } from "./grid-scene.ts";
import type { Texts } from "./scene.ts";

const ANSWER = /^(\d+), (\d+), ([↑→↓←])$/;

/** Draw the world of the question, and each answer such as `3, 1, →` as the robot standing there. */
export function showWorlds(page: HTMLElement): void {
  const place = page.querySelector<HTMLElement>("[data-world]");
  const map = place?.dataset["world"];
  if (!place || !map) return;
  const texts = JSON.parse(document.getElementById("stage-texts")?.textContent ?? "{}") as Texts;
  place.append(new GridScene(map, [], texts).svg);
  for (const input of page.querySelectorAll<HTMLInputElement>("input[data-answer]")) {
    const [, column, row, arrow] = ANSWER.exec(input.value) ?? [];
    if (!column || !row || !arrow) continue;
    const scene = new GridScene(map, [], texts);
    scene.stand([Number(column) - 1, Number(row) - 1], "↑→↓←".indexOf(arrow));
    input.closest("label")?.querySelector("pre")?.replaceWith(scene.svg);
  }
}

/** The page on which an exercise is made: kept while its author types, worlds painted, the preview shown anew. */

import { Keeper } from "../behaviours/keeper.ts";
import { Painter, type PainterTexts } from "../behaviours/painter.ts";

const form = document.querySelector<HTMLFormElement>("[data-make]");
const side = document.querySelector<HTMLElement>("[data-side]");
const preview = document.querySelector<HTMLIFrameElement>("[data-preview]");
let isStale = false;

/** Load the preview again, unless its author is at work in it: then once she comes back to the form. */
function showAnew(): void {
  isStale = document.activeElement === preview;
  if (!isStale) preview?.contentWindow?.location.reload();
}

/** Say at once that a file is too large: the house would turn the whole page away. */
function weigh(field: HTMLInputElement): void {
  field.addEventListener("change", () => {
    const size = field.files?.[0]?.size ?? 0;
    field.setCustomValidity(size > Number(field.dataset["most"]) ? (field.dataset["tooLarge"] ?? "") : "");
    field.reportValidity();
  });
}

if (form) {
  new Keeper(form, (html) => {
    if (side) side.innerHTML = html;
    showAnew();
  });
  for (const field of form.querySelectorAll<HTMLInputElement>("input[type=file][data-most]")) weigh(field);
  window.addEventListener("focus", () => {
    if (isStale) showAnew();
  });
  const texts = JSON.parse(document.getElementById("painter-texts")?.textContent ?? "{}") as PainterTexts;
  for (const place of form.querySelectorAll<HTMLElement>("[data-painter]")) new Painter(place, texts);
}
document.body.dataset["ready"] = "";

/** Lists whose items can be dragged into another order; their form sends them in the order they stand in. */

import Sortable from "sortablejs";

import { Keeper } from "../behaviours/keeper.ts";

const form = document.querySelector<HTMLFormElement>("[data-keep]");
const side = document.querySelector<HTMLElement>("[data-side]");
const keeper =
  form &&
  new Keeper(form, (html) => {
    if (side) side.innerHTML = html;
  });

for (const list of document.querySelectorAll<HTMLElement>("[data-arrange]")) {
  const hasGrip = list.querySelector(":scope > li [data-grip]") !== null;
  Sortable.create(list, {
    animation: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
    draggable: "li",
    filter: "input, textarea, select, button, summary",
    preventOnFilter: false,
    onEnd: () => keeper?.changed(),
    ...(hasGrip && { handle: "[data-grip]" }),
  });
}
document.body.dataset["ready"] = "";

/** Earlier versions of a program: listed when asked for; one can be brought back, as an edit like any other. */

import { send } from "../core/api.ts";

interface Listed {
  html: string;
  sources: Record<string, string>;
}

/** Fill `panel` with the versions each time it is opened; `bringBack` gets the text of the one chosen. */
export function connectVersions(panel: HTMLDetailsElement, url: string, bringBack: (source: string) => void): void {
  const list = panel.querySelector<HTMLElement>("[data-version-list]");
  if (!list) return;
  let sources: Record<string, string> = {};
  panel.addEventListener("toggle", async () => {
    if (!panel.open) return;
    const answer = await send<Listed>("GET", url);
    if (answer.kind !== "ok") {
      list.textContent = list.dataset["offline"] ?? "";
      return;
    }
    list.innerHTML = answer.body.html;
    sources = answer.body.sources;
  });
  list.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-version]");
    const source = sources[button?.dataset["version"] ?? ""];
    if (source === undefined) return;
    panel.open = false;
    bringBack(source);
  });
}

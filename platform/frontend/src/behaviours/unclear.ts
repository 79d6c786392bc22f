/** **This text is not clear**: one press says what of it, and the house says thank you. */

import { send } from "../core/api.ts";

export function connectUnclear(place: HTMLElement): void {
  const thanks = place.querySelector<HTMLElement>("[data-thanks]");
  const { url = "", offline = "" } = place.dataset;
  place.addEventListener("click", (event) => {
    const part = (event.target as Element).closest<HTMLElement>("[data-part]")?.dataset["part"];
    if (part) void report(part);
  });

  async function report(part: string): Promise<void> {
    const answer = await send<{ thanks: string }>("POST", url, { part });
    if (!thanks) return;
    thanks.textContent =
      answer.kind === "ok" ? answer.body.thanks : answer.kind === "refused" ? answer.message : offline;
  }
}

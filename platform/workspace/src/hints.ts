/** Hints, one at a time. */

import { send } from "./api.ts";

interface Hinted {
  html: string;
}

/** Let the button inside `place` fetch the next hint. */
export function connectHints(place: HTMLElement, url: string): void {
  place.addEventListener("click", async (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("[data-hint]");
    if (!button) return;
    button.disabled = true;
    const answer = await send<Hinted>("POST", url, {});
    if (answer.kind === "ok") {
      place.innerHTML = answer.body.html;
      place.querySelector<HTMLElement>("[data-hint]")?.focus();
    } else {
      button.disabled = false;
    }
  });
}

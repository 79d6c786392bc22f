/** Hints, one at a time. */

import { send } from "../core/api.ts";

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
      tell(
        place,
        answer.kind === "refused"
          ? answer.message
          : (place.dataset[answer.kind === "expired" ? "expired" : "offline"] ?? ""),
      );
    }
  });
}

/** Say below the hints why none has come; the next answer takes its place. */
function tell(place: HTMLElement, message: string): void {
  const notice = place.querySelector("[data-hint-trouble]") ?? document.createElement("p");
  notice.setAttribute("data-hint-trouble", "");
  notice.className = "notice";
  notice.textContent = message;
  place.append(notice);
}

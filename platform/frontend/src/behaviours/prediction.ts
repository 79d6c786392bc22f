/** The answer to a question about a program: a choice or a text. */

import type { Work } from "./check.ts";

export function predictionWork(page: HTMLElement): Work {
  const fields = [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("[data-answer]")];
  const missing = page.querySelector<HTMLElement>("[data-no-answer]");
  const answered = (): void => {
    if (missing) missing.hidden = true;
  };
  for (const field of fields) field.addEventListener("input", answered);
  return {
    source: () => answerOf(fields),
    missing() {
      if (missing) missing.hidden = false;
      fields[0]?.focus();
    },
    markLine: () => undefined,
  };
}

function answerOf(fields: (HTMLInputElement | HTMLTextAreaElement)[]): string | null {
  for (const field of fields) {
    const isChosen = field instanceof HTMLInputElement ? field.checked : field.value.trim() !== "";
    if (isChosen) return field.value;
  }
  return null;
}

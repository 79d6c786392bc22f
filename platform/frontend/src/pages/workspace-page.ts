/** What every workspace page has, whatever the child works with: Check, hints, drafts, Start again. */

import { Check, type Shown, type Work } from "../behaviours/check.ts";
import { DraftSaver } from "../behaviours/draft-saver.ts";
import { connectHand } from "../behaviours/hand.ts";
import { connectHints } from "../behaviours/hints.ts";
import { LocalDraft } from "../behaviours/local-draft.ts";
import { surviveReload } from "../behaviours/offline.ts";
import { connectReadAloud } from "../behaviours/read-aloud.ts";
import { connectUnclear } from "../behaviours/unclear.ts";
import { connectVersions as connectVersionList } from "../behaviours/versions.ts";

/** Connect the page's workspace, once the page as the server sent it is kept for a reload. */
export function withWorkspace(connect: (page: HTMLElement) => void): void {
  const page = document.querySelector<HTMLElement>("[data-workspace]");
  if (!page) return;
  surviveReload(page.dataset["serviceWorker"] ?? "");
  connect(page);
}

/** Connect Check, its verdict and the hints; `shown` is called with each new verdict. */
export function connectPage(page: HTMLElement, work: Work, shown: Shown = () => undefined): void {
  const check = page.querySelector<HTMLButtonElement>("[data-check]");
  const place = page.querySelector<HTMLElement>("[data-verdict]");
  const hints = page.querySelector<HTMLElement>("[data-hints]");
  const showVerdict: Shown = (verdict) => {
    shown(verdict);
    showEarned(page, verdict);
  };
  if (check && place) new Check(check, place, page.dataset["submitUrl"] ?? "", work, showVerdict);
  connectReadAloud(page);
  if (hints) connectHints(hints, page.dataset["hintUrl"] ?? "");
  const unclear = page.querySelector<HTMLElement>("[data-unclear]");
  if (unclear) connectUnclear(unclear);
  const hand = page.querySelector<HTMLElement>("[data-hand]");
  if (hand) connectHand(hand, { source: () => work.source(), error: () => shownError(page) });
  connectAdopt(page, work);
  const line = Number(place?.querySelector<HTMLElement>("[data-error-line]")?.dataset["errorLine"]);
  if (line) work.markLine(line);
  document.body.dataset["ready"] = "true";
}

/** Beside the title, what a passed Check has earned: its stars, and the button that shows the work at home. */
function showEarned(page: HTMLElement, verdict: HTMLElement): void {
  const earned = verdict.querySelector(".verdict__stars");
  if (!earned) return;
  const stars = page.querySelector<HTMLElement>("[data-task-stars]");
  const atHome = page.querySelector<HTMLElement>("[data-show-at-home]");
  if (stars) {
    stars.innerHTML = earned.innerHTML;
    stars.hidden = false;
  }
  if (atHome) atHome.hidden = false;
}

/** In an author's preview: what was built goes with the form that keeps it as one of the exercise's programs. */
function connectAdopt(page: HTMLElement, work: Work): void {
  const form = document.querySelector<HTMLFormElement>("[data-adopt]");
  form?.addEventListener("formdata", (event) => {
    if (!page.querySelector("[data-source]")) event.formData.set("source", work.source() ?? "");
  });
}

function shownError(page: HTMLElement): string {
  return page.querySelector('[data-console-part="notice"] [data-error="original"]')?.textContent ?? "";
}

/** What keeps the child's work; `source` is the server's newest version of it. */
export function draftSaver(page: HTMLElement, source: string): DraftSaver {
  const status = page.querySelector<HTMLElement>("[data-save-status]");
  const logIn = page.querySelector<HTMLElement>("[data-log-in]");
  const { draftUrl: url = "", learner = "", draftKey: key = "", draftVersion, draftSaved, now } = page.dataset;
  return new DraftSaver(
    { url, source, version: Number(draftVersion), savedAt: Number(draftSaved), now: Number(now) },
    new LocalDraft({ key, learner, exercise: url }),
    (state) => {
      if (status) {
        status.textContent = status.dataset[state] ?? "";
        status.dataset["state"] = state;
      }
      if (logIn) logIn.hidden = state !== "expired";
    },
  );
}

/** Earlier versions, to take up again. */
export function connectVersions(page: HTMLElement, replace: (draft: string) => void): void {
  const versions = page.querySelector<HTMLDetailsElement>("[data-versions]");
  if (versions) connectVersionList(versions, page.dataset["versionsUrl"] ?? "", replace);
}

/** **Start again**, which asks once. */
export function connectRestart(page: HTMLElement, restart: () => void): void {
  const button = page.querySelector<HTMLButtonElement>("[data-restart]");
  let isSure = false;
  const label = button?.textContent ?? "";
  button?.addEventListener("click", () => {
    if (isSure) restart();
    isSure = !isSure;
    button.textContent = isSure ? (button.dataset["question"] ?? label) : label;
  });
  button?.addEventListener("blur", () => {
    isSure = false;
    button.textContent = label;
  });
}

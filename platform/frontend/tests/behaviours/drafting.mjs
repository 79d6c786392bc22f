// A page with a draft, and somebody who types in it.

import { NOW, open } from "../dom/page.mjs";

const URL_OF_DRAFT = "/drafts/age";
export const PUT = `PUT ${URL_OF_DRAFT}`;
export const KEY = "aa".repeat(32);

/** The page of an exercise as far as drafts go. */
export const draftPage = (inside = "") => `
  <main data-workspace data-learner="lea" data-draft-url="${URL_OF_DRAFT}" data-draft-key="${KEY}" data-draft-version="3"
    data-draft-saved="${NOW}" data-now="${NOW}">
    <p data-save-status data-saving="J’enregistre…" data-saved="Enregistré" data-failed="Pas enregistré"
      data-expired="Reconnecte-toi" data-overtook="Plus récent ailleurs"></p>
    <a data-log-in hidden>Se connecter</a>
    ${inside}
  </main>`;

/** Open a page whose draft in the house is `source`, with a text that the test types; `answers` are the house's. */
export async function typing(t, draft = {}) {
  const { storage, answers, key = KEY, learner = "lea", exercise = URL_OF_DRAFT } = draft;
  const { source = "", version = 3, savedAt = NOW - 60_000, now = NOW } = draft;
  const page = await open(t, "behaviours/draft-saver.ts", {
    ...(storage && { storage }),
  });
  const { LocalDraft } = await page.load("behaviours/local-draft.ts");
  if (answers) page.server.on(PUT, ...answers);
  const states = [];
  const house = { url: URL_OF_DRAFT, source, version, savedAt, now };
  const saver = new page.exports.DraftSaver(house, new LocalDraft({ key, learner, exercise }), (state) =>
    states.push(state),
  );
  let text = saver.first;
  saver.watch(() => text);
  return {
    ...page,
    draft: saver,
    /** The last thing that the page was told to show. */
    state: () => states.at(-1),
    /** Change the text as one key or one paste does. */
    type(next) {
      text = next;
      saver.edited();
    },
  };
}

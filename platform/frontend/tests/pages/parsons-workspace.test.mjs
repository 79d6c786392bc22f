// The page of an exercise whose lines are put in order, and of a question about a program.

import assert from "node:assert/strict";
import { test } from "node:test";
import { draftPage, PUT } from "../behaviours/drafting.mjs";
import { open } from "../dom/page.mjs";
import { json } from "../dom/server.mjs";

const TEXTS = { placed: "", moved: "", indented: "", taken: "", up: "", down: "", inwards: "", outwards: "", back: "" };
const DATA = { given: "", lines: ["avance()", "tourne()"], indent: "1d", texts: TEXTS };
const CHECK = `<button data-check data-busy="…"><span data-check-label>Vérifier</span></button><div data-verdict tabindex="-1"></div>`;
const PUZZLE = `
  <textarea data-source>avance()\n</textarea>
  <section data-puzzle><pre data-puzzle-part="given"></pre><ul data-puzzle-part="pool"></ul><ol data-puzzle-part="program"></ol><p data-puzzle-part="said"></p></section>
  <button data-restart data-question="Vraiment ?">Recommencer</button>${CHECK}`;
const graded = json({ state: "graded", html: '<section data-error-line="2">Pas encore</section>', poll_url: "" });
const withSubmit = (desk) => draftPage(desk).replace("<main ", '<main data-submit-url="/submit" ');

test("lines that are put in order are saved, checked, and marked where they are wrong", async (t) => {
  const page = await open(t, "pages/parsons-workspace.ts", {
    html: `${withSubmit(PUZZLE)}<script type="application/json" id="puzzle">${JSON.stringify(DATA)}</script>`,
  });
  page.server.on(PUT, json({ version: 4, overtook: false })).on("POST /submit", graded);
  await page.press(page.button("tourne()"));
  await page.wait(800);
  assert.equal(page.server.asked(PUT)[0].body.source, "avance()\ntourne()\n");
  await page.press("[data-check]");
  assert.equal(page.server.asked("POST /submit")[0].body.source, "avance()\ntourne()\n");
  assert.equal(page.text(".line--error"), "tourne()".concat(page.text(".line--error .line__tools") ?? ""));
  await page.press("[data-restart]");
  await page.press("[data-restart]");
  await page.wait(2000);
  assert.equal(page.server.asked(PUT).at(-1).body.source, "");
});

test("a question is answered and checked; without an answer it leads to the field", async (t) => {
  const page = await open(t, "pages/workspace.ts", {
    html: withSubmit(`<textarea data-answer></textarea><p data-no-answer hidden>Réponds d’abord.</p>${CHECK}`).replace(
      "<main ",
      '<main data-kind="predict" ',
    ),
  });
  page.server.on("POST /submit", json({ state: "graded", html: "<section>Réussi</section>", poll_url: "" }));
  await page.press("[data-check]");
  assert.equal(page.find("[data-no-answer]").hidden, false);
  assert.deepEqual(page.server.requests, []);
  await page.user.keyboard("12");
  await page.press("[data-check]");
  assert.equal(page.server.requests[0].body.source, "12");
  assert.equal(page.text("[data-verdict]"), "Réussi");
});

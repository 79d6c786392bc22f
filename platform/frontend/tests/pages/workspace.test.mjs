// The whole page of an exercise in text: editor, drafts, Check, Start again, versions, keys, letters.

import assert from "node:assert/strict";
import { test } from "node:test";
import { draftPage, PUT } from "../behaviours/drafting.mjs";
import { open } from "../dom/page.mjs";
import { away, json } from "../dom/server.mjs";
import { drawer } from "../dom/storage.mjs";

const STARTER = "age = 7\nprint(age)\n";
const graded = (html) => json({ state: "graded", html, poll_url: "/submissions/1" });

const DESK = `
  <span data-task-stars hidden></span><a data-show-at-home hidden>Montrer à la maison</a>
  <form data-adopt><button>Garder</button></form>
  <div data-editor data-label="Ton programme"></div><textarea data-source>${STARTER}</textarea>
  <p data-indentation-note hidden><span data-note-text data-text="Ligne %(line)s"></span><button>Mettre des espaces</button></p>
  <div data-keys><button data-key="tab">Tab</button><button data-key=":">:</button><button data-key="()">()</button></div>
  <button data-code-size="-1">a</button><button data-code-size="1">A</button>
  <button data-restart data-question="Vraiment ?">Recommencer</button>
  <details data-versions><summary>Versions</summary><div data-version-list></div></details>
  <button data-check data-busy="…"><span data-check-label>Vérifier</span></button>
  <div data-verdict tabindex="-1" data-offline="Pas de réseau" data-expired="Reconnecte-toi"></div>
  <section data-hand data-url="/hand" data-raise-url="/hand/raise" data-state="down">
    <div data-hand-state><button data-raise>Lever la main</button></div><p data-hand-trouble></p></section>
  <section><div data-console-part="notice"></div></section>`;

const markup = (desk = DESK) =>
  `${draftPage(desk).replace("<main ", '<main data-submit-url="/submit" data-versions-url="/versions" ')}
   <script type="application/json" id="starter">${JSON.stringify(STARTER)}</script>`;

async function atWork(t, { storage, desk, answers = [away] } = {}) {
  const page = await open(t, "pages/workspace.ts", {
    html: markup(desk),
    ...(storage && { storage }),
    prepare(window) {
      // jsdom measures nothing: the editor asks where its letters are.
      const nowhere = () => ({ left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 });
      Object.assign(window.Range.prototype, { getClientRects: () => [], getBoundingClientRect: nowhere });
    },
  });
  page.server.on(PUT, ...answers);
  const lines = () => [...page.document.querySelectorAll(".cm-line")];
  return {
    ...page,
    lines,
    program: () =>
      lines()
        .map((line) => line.textContent)
        .join("\n"),
    /** Put the caret into the editor and press a key that writes `text`. */
    async key(name) {
      await page.press(`[data-key="${name}"]`);
    },
    styled: (style) => lines().findIndex((line) => line.classList.contains(style)) + 1,
  };
}

test("the page opens with the child's program in an editor that has a name", async (t) => {
  const page = await atWork(t);
  assert.equal(page.program(), STARTER);
  assert.ok(page.see.getByRole("textbox", { name: "Ton programme" }));
  assert.equal(page.find("[data-source]"), null);
  assert.equal(page.body.dataset.ready, "true");
  assert.deepEqual(page.faults, []);
});

test("a key for what a tablet hides is written where the caret is, and saved", async (t) => {
  const page = await atWork(t, { answers: [json({ version: 4, overtook: false })] });
  await page.key(":");
  assert.equal(page.program(), `:${STARTER}`);
  await page.wait(800);
  assert.equal(page.server.asked(PUT)[0].body.source, `:${STARTER}`);
  assert.equal(page.text("[data-save-status]"), "Enregistré");
});

test("a key keeps the tablet's keyboard open, and Tab indents by four", async (t) => {
  const page = await atWork(t);
  const press = new page.window.Event("pointerdown", { bubbles: true, cancelable: true });
  assert.equal(page.find("[data-key=tab]").dispatchEvent(press), false);
  await page.key("tab");
  assert.equal(page.lines()[0].textContent, "    age = 7");
});

test("what Check hands in is what the editor holds, and the error's line is marked", async (t) => {
  const page = await atWork(t);
  page.server.on("POST /submit", graded('<section data-error-line="2">Pas encore</section>'));
  await page.key("()");
  await page.press("[data-check]");
  assert.equal(page.server.asked("POST /submit")[0].body.source, `()${STARTER}`);
  assert.equal(page.styled("cm-error-line"), 2);
  await page.key(":");
  assert.equal(page.styled("cm-error-line"), 0);
});

test("a verdict that was there when the page opened marks its line", async (t) => {
  const desk = DESK.replace('data-expired="Reconnecte-toi"></div>', '><p data-error-line="1">Pas encore</p></div>');
  assert.equal((await atWork(t, { desk })).styled("cm-error-line"), 1);
});

test("stars that were earned stand beside the title, with the way to show them at home", async (t) => {
  const page = await atWork(t);
  page.server.on(
    "POST /submit",
    graded("<section>Pas encore</section>"),
    graded('<section>Réussi <span class="verdict__stars">★★</span></section>'),
  );
  await page.press("[data-check]");
  assert.equal(page.find("[data-task-stars]").hidden, true);
  await page.press("[data-check]");
  assert.equal(page.text("[data-task-stars]"), "★★");
  assert.deepEqual([page.find("[data-task-stars]").hidden, page.find("[data-show-at-home]").hidden], [false, false]);
});

test("Start again asks once, then brings the first program back, as an edit that is saved", async (t) => {
  const page = await atWork(t);
  await page.key(":");
  await page.press("[data-restart]");
  assert.equal(page.text("[data-restart]"), "Vraiment ?");
  assert.equal(page.program(), `:${STARTER}`);
  await page.press("[data-restart]");
  assert.equal(page.program(), STARTER);
  assert.equal(page.text("[data-restart]"), "Recommencer");
});

test("whoever looks elsewhere did not mean to start again", async (t) => {
  const page = await atWork(t);
  await page.key(":");
  await page.press("[data-restart]");
  await page.press("summary");
  assert.equal(page.text("[data-restart]"), "Recommencer");
  await page.press("[data-restart]");
  assert.equal(page.program(), `:${STARTER}`);
});

test("an earlier version comes back into the editor", async (t) => {
  const page = await atWork(t);
  page.server.on("GET /versions", json({ html: '<button data-version="1">Hier</button>', sources: { 1: "x = 1\n" } }));
  page.find("details").open = true;
  await page.wait();
  await page.press("[data-version]");
  assert.equal(page.program(), "x = 1\n");
});

test("the hand goes up with the program and the error that is on the page", async (t) => {
  const page = await atWork(t);
  page.server.on("POST /hand/raise", json({ state: "down", html: "" }));
  page.find('[data-console-part="notice"]').innerHTML = '<code data-error="original">NameError: x</code>';
  await page.press("[data-raise]");
  assert.deepEqual(page.server.asked("POST /hand/raise")[0].body, { source: STARTER, error: "NameError: x" });
});

test("mixed tabs and spaces are told by line, and put right by a press", async (t) => {
  const desk = DESK.replace(STARTER, "if a:\n    b()\n\tc()\n");
  const page = await atWork(t, { desk });
  assert.equal(page.find("[data-indentation-note]").hidden, false);
  assert.equal(page.text("[data-note-text]"), "Ligne 3");
  await page.press("[data-indentation-note] button");
  assert.equal(page.program(), "if a:\n    b()\n    c()\n");
  assert.equal(page.find("[data-indentation-note]").hidden, true);
});

test("a crash loses nothing: the text of the other tab is in the editor when the page opens again", async (t) => {
  const first = await atWork(t);
  await first.key(":");
  await first.wait(800);
  const again = await atWork(t, { storage: first.storage });
  assert.equal(again.program(), `:${STARTER}`);
});

test("a browser whose settings close its storage has a workspace like any other", async (t) => {
  const storage = drawer({ isClosed: true });
  const page = await atWork(t, { storage, answers: [json({ version: 4, overtook: false })] });
  await page.key(":");
  await page.wait(800);
  assert.equal(page.text("[data-save-status]"), "Enregistré");
  assert.equal(page.body.dataset.ready, "true");
});

test("in an author's preview, what was built goes with the form that keeps it", async (t) => {
  const page = await atWork(t);
  await page.key(":");
  // jsdom does not say that a form's data is being gathered.
  const gathered = Object.assign(new page.window.Event("formdata"), { formData: new page.window.FormData() });
  page.find("[data-adopt]").dispatchEvent(gathered);
  assert.equal(gathered.formData.get("source"), `:${STARTER}`);
});

// The size of the letters.

const sizeOf = (page) => page.find("[data-workspace]").style.getPropertyValue("--code-size");

test("letters grow and shrink within bounds, and a button at its end says so", async (t) => {
  const page = await atWork(t);
  assert.equal(sizeOf(page), "1.15rem");
  for (let press = 0; press < 6; press++) await page.press('[data-code-size="1"]');
  assert.equal(sizeOf(page), "2rem");
  assert.equal(page.find('[data-code-size="1"]').getAttribute("aria-disabled"), "true");
  for (let press = 0; press < 6; press++) await page.press('[data-code-size="-1"]');
  assert.equal(sizeOf(page), "1rem");
  assert.equal(page.find('[data-code-size="-1"]').getAttribute("aria-disabled"), "true");
  assert.equal(page.find('[data-code-size="1"]').getAttribute("aria-disabled"), "false");
});

test("each child finds her letters again on this computer", async (t) => {
  const page = await atWork(t);
  await page.press('[data-code-size="1"]');
  assert.equal(sizeOf(await atWork(t, { storage: page.storage })), "1.4rem");
  const kept = page.storage.kept["code-size:lea"];
  page.storage.kept["code-size:tom"] = "4";
  assert.equal(kept, "2");
});

test("a size that makes no sense is put within the bounds", async (t) => {
  for (const [kept, size] of [
    ["99", "2rem"],
    ["-3", "1rem"],
    ["grand", "1rem"],
    ["2.9", "1.4rem"],
  ]) {
    const storage = drawer();
    storage.kept["code-size:lea"] = kept;
    assert.equal(sizeOf(await atWork(t, { storage })), size);
  }
});

test("a full browser makes letters larger all the same", async (t) => {
  const page = await atWork(t);
  page.storage.fill();
  await page.press('[data-code-size="1"]');
  assert.equal(sizeOf(page), "1.4rem");
});

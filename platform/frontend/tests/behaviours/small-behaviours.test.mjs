// The smaller helps of a page: hints, earlier versions, an unclear text, a question's answer, reloading without a network.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";
import { away, page as html, json, loggedOut, slow } from "../dom/server.mjs";

const HERE = "https://tremplin.test/exercises/age";

// Hints, one at a time.

const HINTS = `<section data-hints data-expired="Reconnecte-toi" data-offline="Pas de réseau">
  <button data-hint>Un indice</button></section>`;
const hint = (words, more = "<button data-hint>Encore un</button>") => json({ html: `<p>${words}</p>${more}` });

async function hinting(t, ...answers) {
  const page = await open(t, "behaviours/hints.ts", { html: HINTS });
  page.server.on("POST /hints", ...answers).on(`GET ${HERE}`, loggedOut);
  page.exports.connectHints(page.find("[data-hints]"), "/hints");
  return { ...page, ask: () => page.press("[data-hint]"), trouble: () => page.text("[data-hint-trouble]") };
}

test("a press brings the next hint, and the focus stays on the button for the one after", async (t) => {
  const page = await hinting(t, hint("Relis la ligne 2."), hint("Il manque un :", ""));
  await page.ask();
  assert.ok(page.see.getByText("Relis la ligne 2."));
  assert.equal(page.document.activeElement, page.see.getByRole("button", { name: "Encore un" }));
  await page.ask();
  assert.ok(page.see.getByText("Il manque un :"));
  assert.equal(page.see.queryByRole("button"), null);
});

test("a hint that is on its way is asked for once", async (t) => {
  const page = await hinting(t, slow());
  await page.ask();
  await page.ask();
  assert.equal(page.server.requests.length, 1);
});

test("why no hint comes is said once, in the words that fit, and the button works again", async (t) => {
  const page = await hinting(t, away, loggedOut, json({ message: "Essaie d’abord." }, 409), hint("Relis."));
  for (const words of ["Pas de réseau", "Reconnecte-toi", "Essaie d’abord."]) {
    await page.ask();
    assert.equal(page.trouble(), words);
    assert.equal(page.document.querySelectorAll("[data-hint-trouble]").length, 1);
    assert.equal(page.find("[data-hint]").disabled, false);
  }
  await page.ask();
  assert.equal(page.find("[data-hint-trouble]"), null);
});

test("a press beside the button asks for nothing", async (t) => {
  const page = await hinting(t, hint("Relis."));
  await page.press("[data-hints]");
  assert.deepEqual(page.server.requests, []);
});

// Earlier versions.

const VERSIONS = `<details data-versions><summary>Versions</summary><div data-version-list data-offline="Pas de réseau"></div></details>`;
const listed = (...sources) =>
  json({
    html: sources.map((_, number) => `<button data-version="${number}">Version ${number}</button>`).join(""),
    sources: Object.fromEntries(sources.entries()),
  });

async function choosing(t, ...answers) {
  const page = await open(t, "behaviours/versions.ts", { html: VERSIONS });
  page.server.on("GET /versions", ...answers);
  const back = [];
  const panel = page.find("details");
  page.exports.connectVersions(panel, "/versions", (source) => back.push(source));
  const toggle = async (isOpen) => {
    panel.open = isOpen;
    await page.wait();
  };
  return { ...page, back, panel, toggle, list: () => page.text("[data-version-list]") };
}

test("versions are listed when the panel opens, anew each time", async (t) => {
  const page = await choosing(t, listed("x = 1"), listed("x = 1", "x = 2"));
  assert.deepEqual(page.server.requests, []);
  await page.toggle(true);
  assert.equal(page.see.getAllByRole("button").length, 1);
  await page.toggle(false);
  assert.equal(page.server.requests.length, 1);
  await page.toggle(true);
  assert.equal(page.see.getAllByRole("button").length, 2);
});

test("the version that is chosen comes back and closes the panel, even an empty one", async (t) => {
  const page = await choosing(t, listed("x = 1", ""));
  for (const number of [0, 1]) {
    await page.toggle(true);
    await page.press(`[data-version="${number}"]`);
    assert.equal(page.panel.open, false);
  }
  assert.deepEqual(page.back, ["x = 1", ""]);
});

test("a press beside the versions brings nothing back", async (t) => {
  const page = await choosing(t, listed("x = 1"));
  await page.toggle(true);
  await page.press("[data-version-list]");
  assert.deepEqual(page.back, []);
  assert.equal(page.panel.open, true);
});

test("no network, no list: it is said, and the next opening tries again", async (t) => {
  const page = await choosing(t, away, html("<h1>Bienvenue</h1>"), listed("x = 1"));
  for (const words of ["Pas de réseau", "Pas de réseau", "Version 0"]) {
    await page.toggle(true);
    assert.equal(page.list(), words);
    await page.toggle(false);
  }
});

// An unclear text.

async function reporting(t, ...answers) {
  const page = await open(t, "behaviours/unclear.ts", {
    html: `<section data-unclear data-url="/unclear" data-offline="Pas de réseau">
      <button data-part="statement"><b>La consigne</b></button><button data-part="hint">L’indice</button>
      <p data-thanks></p></section>`,
  });
  page.server.on("POST /unclear", ...answers);
  page.exports.connectUnclear(page.find("[data-unclear]"));
  return page;
}

test("one press says which part is not clear, and the house says thank you", async (t) => {
  const page = await reporting(t, json({ thanks: "Merci !" }));
  await page.press("b");
  assert.deepEqual(page.server.requests[0].body, { part: "statement" });
  assert.equal(page.text("[data-thanks]"), "Merci !");
});

test("what went wrong is said where the thanks would be", async (t) => {
  const page = await reporting(t, away, json({ message: "Déjà dit." }, 409));
  for (const words of ["Pas de réseau", "Déjà dit."]) {
    await page.press("[data-part=hint]");
    assert.equal(page.text("[data-thanks]"), words);
  }
});

test("a press beside the parts reports nothing", async (t) => {
  const page = await reporting(t, json({ thanks: "Merci !" }));
  await page.press("[data-thanks]");
  assert.deepEqual(page.server.requests, []);
});

// The answer to a question about a program.

async function answering(t, fields) {
  const page = await open(t, "behaviours/prediction.ts", {
    html: `<main>${fields}<p data-no-answer hidden>Choisis d’abord.</p></main>`,
  });
  return { ...page, work: page.exports.predictionWork(page.find("main")), missing: page.find("[data-no-answer]") };
}

test("the choice that is ticked is the answer", async (t) => {
  const page = await answering(
    t,
    '<input type="radio" name="a" data-answer value="3"><input type="radio" name="a" data-answer value="4">',
  );
  assert.equal(page.work.source(), null);
  await page.user.click(page.find('[value="4"]'));
  assert.equal(page.work.source(), "4");
});

test("a text is the answer as it was typed; blanks are none", async (t) => {
  const page = await answering(t, "<textarea data-answer></textarea>");
  await page.user.type(page.find("textarea"), "  ");
  assert.equal(page.work.source(), null);
  await page.user.type(page.find("textarea"), "12 ");
  assert.equal(page.work.source(), "  12 ");
});

test("without an answer it says so and leads to the first field, until something is answered", async (t) => {
  const page = await answering(t, "<textarea data-answer></textarea>");
  page.work.missing();
  assert.equal(page.missing.hidden, false);
  assert.equal(page.document.activeElement, page.find("textarea"));
  await page.user.keyboard("1");
  assert.equal(page.missing.hidden, true);
});

// Reloading without a network: the page's side.

async function reloading(t, { url = "/service-worker.js", hasWorkers = true, fails = false } = {}) {
  const registered = [];
  const page = await open(t, "behaviours/offline.ts", {
    html: "<p>Avance de trois cases.</p>",
    prepare(window) {
      if (!hasWorkers) return;
      const workers = Object.assign(new window.EventTarget(), {
        startMessages: () => undefined,
        async register(script) {
          registered.push(script);
          if (fails) throw new Error("not allowed here");
        },
      });
      Object.defineProperty(window.navigator, "serviceWorker", { value: workers });
    },
  });
  page.exports.surviveReload(url);
  await page.wait();
  return { ...page, registered };
}

/** What the page hands over when its service worker asks for its text. */
function handedOver(page) {
  const got = [];
  const asked = Object.assign(new page.window.Event("message"), { ports: [{ postMessage: (it) => got.push(it) }] });
  page.window.navigator.serviceWorker.dispatchEvent(asked);
  return got[0];
}

test("asked for its text, the page gives it as the server sent it, whatever became of it", async (t) => {
  const page = await reloading(t);
  assert.deepEqual(page.registered, ["/service-worker.js"]);
  page.find("p").textContent = "Bravo !";
  assert.match(handedOver(page), /^<!doctype html>\n<html lang="fr">.*Avance de trois cases\./s);
});

test("a page works on where there are no service workers, or none allowed", async (t) => {
  const without = await reloading(t, { hasWorkers: false });
  assert.deepEqual(without.warnings, []);
  const refused = await reloading(t, { fails: true });
  assert.match(refused.warnings[0], /Reloading will need the site/);
  assert.deepEqual((await reloading(t, { url: "" })).registered, []);
});

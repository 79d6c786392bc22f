// **Check**, from the press to the verdict: src/behaviours/check.ts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";
import { away, page as html, json, loggedOut, slow } from "../dom/server.mjs";

const HERE = "https://tremplin.test/exercises/age";
const POST = "POST /submit";
const POLL = "GET /submissions/1";

const CHECK = `
  <button data-check data-busy="Je vérifie…"><span data-check-label>Vérifier</span></button>
  <div data-verdict tabindex="-1" data-expired="Reconnecte-toi" data-offline="Pas de réseau"></div>`;

const graded = (words = "Réussi", more = "") =>
  json({ state: "graded", html: `<section ${more}>${words}</section>`, poll_url: "/submissions/1" });
const waiting = (state, words) =>
  json({ state, html: `<section>${words}</section>`, poll_url: "/submissions/1" }, state === "queued" ? 202 : 200);

async function checking(t, { source = "print(1)\n", html = CHECK, answers = [], polls = [] } = {}) {
  const page = await open(t, "behaviours/check.ts", {
    html,
    prepare: (window) => {
      window.crypto.randomUUID = undefined;
    },
  });
  const desk = { source, missing: 0, lines: [], shown: [] };
  page.server.on(POST, ...(answers.length ? answers : [away])).on(`GET ${HERE}`, loggedOut);
  if (polls.length) page.server.on(POLL, ...polls);
  new page.exports.Check(
    page.find("[data-check]"),
    page.find("[data-verdict]"),
    "/submit",
    {
      source: () => desk.source,
      missing: () => desk.missing++,
      markLine: (line) => desk.lines.push(line),
    },
    (verdict) => desk.shown.push(verdict.textContent),
  );
  return {
    ...page,
    desk,
    check: () => page.press("[data-check]"),
    verdict: () => page.text("[data-verdict]"),
    label: () => page.text("[data-check-label]"),
  };
}

test("the program goes in and its verdict is shown, in sight and with the focus", async (t) => {
  const page = await checking(t, { answers: [graded("Réussi")] });
  await page.check();
  assert.equal(page.server.requests[0].body.source, "print(1)\n");
  assert.equal(page.verdict(), "Réussi");
  assert.deepEqual(page.desk.shown, ["Réussi"]);
  assert.equal(page.document.activeElement, page.find("[data-verdict]"));
  assert.deepEqual(page.window.scrolled, [page.find("[data-verdict]")]);
});

test("while it is handed in the button is busy, keeps the focus and takes no second press", async (t) => {
  const answer = slow();
  const page = await checking(t, { answers: [answer] });
  await page.check();
  await page.check();
  assert.equal(page.label(), "Je vérifie…");
  assert.equal(page.find("[data-check]").getAttribute("aria-disabled"), "true");
  assert.equal(page.document.activeElement, page.find("[data-check]"));
  assert.equal(page.server.requests.length, 1);
  answer.arrive(graded());
  await page.wait();
  assert.equal(page.label(), "Vérifier");
  assert.equal(page.find("[data-check]").getAttribute("aria-disabled"), "false");
});

test("the keyboard checks as well", async (t) => {
  const page = await checking(t, { answers: [graded()] });
  await page.user.tab();
  await page.user.keyboard("{Enter}");
  await page.wait();
  assert.equal(page.verdict(), "Réussi");
});

test("with nothing to hand in, the page says what is missing and asks nobody", async (t) => {
  const page = await checking(t, { source: null, answers: [graded()] });
  await page.check();
  assert.equal(page.desk.missing, 1);
  assert.deepEqual(page.server.requests, []);
  assert.equal(page.label(), "Vérifier");
});

test("an empty program is handed in: that is an answer too", async (t) => {
  const page = await checking(t, { source: "", answers: [graded("Encore rien")] });
  await page.check();
  assert.equal(page.verdict(), "Encore rien");
});

test("the line of an error is marked, and the mark of the last Check goes first", async (t) => {
  const page = await checking(t, { answers: [graded("Erreur", 'data-error-line="3"'), graded("Réussi")] });
  await page.check();
  assert.deepEqual(page.desk.lines, [null, 3]);
  await page.check();
  assert.deepEqual(page.desk.lines, [null, 3, null, null]);
});

test("in a queue, the page asks until there is a verdict", async (t) => {
  const page = await checking(t, {
    answers: [waiting("queued", "En attente")],
    polls: [waiting("queued", "En attente"), waiting("running", "Ça tourne"), graded("Réussi")],
  });
  await page.check();
  assert.equal(page.verdict(), "En attente");
  await page.wait(1000 + 2000);
  assert.equal(page.verdict(), "Ça tourne");
  await page.wait(4000);
  assert.equal(page.verdict(), "Réussi");
  await page.wait(120_000);
  assert.equal(page.server.asked(POLL).length, 3);
});

test("an answer that says the same does not take the focus away from what she types meanwhile", async (t) => {
  const page = await checking(t, {
    html: `${CHECK}<input id="elsewhere">`,
    answers: [waiting("queued", "En attente")],
    polls: [waiting("queued", "En attente")],
  });
  await page.check();
  page.find("#elsewhere").focus();
  await page.wait(10_000);
  assert.equal(page.document.activeElement.id, "elsewhere");
});

test("a queue is asked every five seconds at most, an adult's look once a minute", async (t) => {
  const asked = {};
  for (const state of ["queued", "held"]) {
    const page = await checking(t, { answers: [waiting(state, "…")], polls: [waiting(state, "…")] });
    await page.check();
    await page.wait(120_000);
    const before = page.server.requests.length;
    await page.wait(600_000);
    asked[state] = page.server.requests.length - before;
  }
  assert.deepEqual(asked, { queued: 120, held: 10 });
});

test("a submission that was closed ends the asking", async (t) => {
  const page = await checking(t, { answers: [waiting("held", "À relire")], polls: [waiting("closed", "Reprise")] });
  await page.check();
  await page.wait(600_000);
  assert.equal(page.verdict(), "Reprise");
  assert.equal(page.server.asked(POLL).length, 1);
});

test("the network goes while it waits: it asks on, and the verdict comes", async (t) => {
  const page = await checking(t, {
    answers: [waiting("queued", "En attente")],
    polls: [away, html("<h1>Bienvenue</h1>"), json({}, 503), graded("Réussi")],
  });
  await page.check();
  await page.wait(20_000);
  assert.equal(page.verdict(), "Réussi");
});

test("logged out while it waits, the page says so and asks no more", async (t) => {
  const page = await checking(t, { answers: [waiting("queued", "En attente")], polls: [loggedOut] });
  await page.check();
  await page.wait(60_000);
  assert.equal(page.verdict(), "Reconnecte-toi");
  assert.equal(page.server.asked(POLL).length, 1);
});

test("a new press wins over the answer to an earlier one", async (t) => {
  const late = slow();
  const page = await checking(t, {
    answers: [waiting("queued", "En attente"), graded("Le nouveau")],
    polls: [late],
  });
  await page.check();
  await page.wait(1000);
  page.desk.source = "print(2)\n";
  await page.check();
  late.arrive(graded("L’ancien"));
  await page.wait(60_000);
  assert.equal(page.verdict(), "Le nouveau");
  assert.equal(page.server.asked(POLL).length, 1);
});

test("sent without an answer, the same program goes again as the same submission", async (t) => {
  const page = await checking(t, { answers: [away, graded("Réussi")] });
  await page.check();
  assert.equal(page.verdict(), "Pas de réseau");
  await page.check();
  const [first, second] = page.server.asked(POST).map(({ body }) => body.key);
  assert.match(first, /^[0-9a-f]{32}$/);
  assert.equal(second, first);
  assert.equal(page.verdict(), "Réussi");
});

test("a program that was changed, or answered, is another submission", async (t) => {
  const page = await checking(t, { answers: [away, away, graded(), graded()] });
  await page.check();
  page.desk.source = "print(2)\n";
  for (let press = 0; press < 3; press++) await page.check();
  const keys = page.server.asked(POST).map(({ body }) => body.key);
  assert.notEqual(keys[1], keys[0]);
  assert.equal(keys[2], keys[1]);
  assert.notEqual(keys[3], keys[2]);
});

test("the café's network answers in the house's place: no verdict is made of it", async (t) => {
  const page = await checking(t, { answers: [html("<h1>Bienvenue</h1>"), graded("Réussi")] });
  await page.check();
  assert.equal(page.verdict(), "Pas de réseau");
  assert.deepEqual(page.desk.shown, []);
});

test("a refusal is shown in the house's words, as words", async (t) => {
  const page = await checking(t, { answers: [json({ message: "Attends <b>un peu</b>." }, 429)] });
  await page.check();
  assert.equal(page.verdict(), "Attends <b>un peu</b>.");
  assert.equal(page.find("[data-verdict] b"), null);
  assert.equal(page.label(), "Vérifier");
});

test("logged out at the press, the page says so", async (t) => {
  const page = await checking(t, { answers: [loggedOut] });
  await page.check();
  assert.equal(page.verdict(), "Reconnecte-toi");
});

test("a page opened while a program waits goes on asking, and shows its verdict", async (t) => {
  const page = await checking(t, {
    html: CHECK.replace("data-verdict", 'data-verdict data-waiting="/submissions/1"'),
    polls: [waiting("queued", "En attente"), graded("Réussi")],
  });
  await page.wait(10_000);
  assert.equal(page.verdict(), "Réussi");
  assert.deepEqual(page.desk.shown, ["Réussi"]);
});

// A long form that is kept while its author types: src/behaviours/keeper.ts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";
import { away, page as html, json, loggedOut, slow } from "../dom/server.mjs";

const HERE = "https://tremplin.test/authoring/7";
const POST = `POST ${HERE}/keep`;

const FORM = `
  <form data-keep data-author="zoe" action="/authoring/7/keep" data-keeping="J’enregistre…" data-kept="Enregistré"
    data-lost="Pas de réseau" data-expired="Reconnectez-vous">
    <input name="csrf_token" value="first-token" type="hidden"><input name="version" value="3" type="hidden">
    <label>Titre <input name="title" value="Une boucle"></label>
    <label>Énoncé <textarea name="statement">Avance.</textarea></label>
    <input type="file" name="picture">
    <button name="act" value="publish" data-busy="Je publie…">Publier</button>
  </form>
  <p data-status></p><p data-logged-out hidden>Ouvrez un autre onglet.</p>
  <div data-overtaken hidden><span data-by="… a enregistré avant vous."></span></div>`;

const kept = (version) => json({ version, side: `<p>Version ${version}</p>` });
const overtaken = json({ version: 9, overtaken_by: "Paul" }, 409);
const formOf = (author) => html(`<form data-author="${author}"><input name="csrf_token" value="second-token"></form>`);

async function writing(t, answers, { markup = FORM, typedEarly } = {}) {
  const page = await open(t, "behaviours/keeper.ts", { html: markup, url: HERE, lang: "fr" });
  page.server.on(POST, ...answers).on(`GET ${HERE}`, loggedOut);
  if (typedEarly) page.find("textarea").value = typedEarly;
  const sides = [];
  const form = page.find("form");
  const submitted = [];
  // The edge: where the browser would leave for the page that the form asks for.
  form.requestSubmit = (button) => submitted.push(button?.value);
  const keeper = new page.exports.Keeper(form, (side) => sides.push(side));
  return {
    ...page,
    keeper,
    sides,
    submitted,
    status: () => page.text("[data-status]"),
    sent: () => page.server.asked(POST).map(({ body }) => Object.fromEntries(body)),
    /** Type at the end of a field. */
    type: (text, selector = "textarea") => page.user.type(page.find(selector), text),
    publish: () => page.press("button"),
    /** Whether the browser would let the page go without a question. */
    mayLeave: () => page.tell("beforeunload"),
  };
}

test("what was typed is kept a moment after the last key", async (t) => {
  const page = await writing(t, [kept(4)]);
  await page.type(" Tourne.");
  await page.wait(1199);
  assert.deepEqual(page.sent(), []);
  await page.wait(1);
  assert.equal(page.sent()[0].statement, "Avance. Tourne.");
  assert.equal(page.status(), "Enregistré");
  assert.deepEqual(page.sides, ["<p>Version 4</p>"]);
});

test("each keeping goes on from the version before", async (t) => {
  const page = await writing(t, [kept(4), kept(5)]);
  for (const word of [" Un.", " Deux."]) {
    await page.type(word);
    await page.wait(1200);
  }
  assert.deepEqual(
    page.sent().map(({ version }) => version),
    ["3", "4"],
  );
});

test("a picture does not go with each keeping", async (t) => {
  const page = await writing(t, [kept(4)]);
  await page.type("!");
  await page.wait(1200);
  assert.equal("picture" in page.sent()[0], false);
});

test("choosing a file alone keeps nothing", async (t) => {
  const page = await writing(t, [kept(4)]);
  await page.user.upload(page.find("input[type=file]"), new page.window.File(["x"], "robot.png"));
  await page.wait(60_000);
  assert.deepEqual(page.sent(), []);
});

test("what was typed before the script was there is kept", async (t) => {
  const page = await writing(t, [kept(4)], { typedEarly: "Vite." });
  await page.wait(1200);
  assert.equal(page.sent()[0].statement, "Vite.");
});

test("a page nobody has typed in keeps nothing and lets go", async (t) => {
  const page = await writing(t, [kept(4)]);
  await page.wait(60_000);
  assert.deepEqual(page.sent(), []);
  assert.equal(page.mayLeave(), true);
});

test("leaving asks as long as something is not kept", async (t) => {
  const page = await writing(t, [away, kept(4)]);
  await page.type("!");
  assert.equal(page.mayLeave(), false);
  await page.wait(1200);
  assert.equal(page.mayLeave(), false);
  await page.wait(5000);
  assert.equal(page.mayLeave(), true);
});

test("without a network it is told and tried again until it is kept", async (t) => {
  const page = await writing(t, [away, json({}, 502), kept(4)]);
  await page.type("!");
  await page.wait(1200);
  assert.equal(page.status(), "Pas de réseau");
  await page.wait(5000);
  assert.equal(page.status(), "Pas de réseau");
  await page.wait(5000);
  assert.equal(page.status(), "Enregistré");
  assert.equal(page.sent().length, 3);
});

test("the hotel's network greets in the house's place: it is tried again, and nothing is taken for kept", async (t) => {
  const page = await writing(t, [html("<h1>Bienvenue</h1>"), kept(4)]);
  await page.type("!");
  await page.wait(1200);
  assert.equal(page.status(), "Pas de réseau");
  assert.equal(page.mayLeave(), false);
  await page.wait(5000);
  assert.equal(page.status(), "Enregistré");
  assert.equal(page.find("[name=version]").value, "4");
});

test("logged out for good, the page says so and keeps trying", async (t) => {
  const page = await writing(t, [loggedOut, kept(4)]);
  await page.type("!");
  await page.wait(1200);
  assert.equal(page.status(), "Reconnectez-vous");
  assert.equal(page.find("[data-logged-out]").hidden, false);
  await page.wait(5000);
  assert.equal(page.status(), "Enregistré");
  assert.equal(page.find("[data-logged-out]").hidden, true);
});

test("logged in again in another tab, the form goes through with the new token", async (t) => {
  const page = await writing(t, [loggedOut, kept(4)]);
  page.server.on(`GET ${HERE}`, formOf("zoe"));
  await page.type("!");
  await page.wait(1200);
  assert.equal(page.status(), "Enregistré");
  assert.deepEqual(
    page.sent().map(({ csrf_token }) => csrf_token),
    ["first-token", "second-token"],
  );
});

test("another adult in the other tab keeps nothing in this one's name", async (t) => {
  const page = await writing(t, [loggedOut]);
  page.server.on(`GET ${HERE}`, formOf("paul"));
  await page.type("!");
  await page.wait(1200);
  assert.equal(page.status(), "Reconnectez-vous");
  assert.equal(page.sent().length, 1);
  assert.equal(page.find("[name=csrf_token]").value, "first-token");
});

test("somebody was faster: said by name, in sight, and nothing is written over", async (t) => {
  const page = await writing(t, [overtaken]);
  await page.type("!");
  await page.wait(1200);
  assert.equal(page.text("[data-overtaken]"), "Paul a enregistré avant vous.");
  assert.equal(page.find("[data-overtaken]").hidden, false);
  assert.deepEqual(page.window.scrolled, [page.find("[data-overtaken]")]);
  await page.type("!!");
  await page.wait(60_000);
  assert.equal(page.sent().length, 1);
  assert.equal(page.mayLeave(), false);
});

test("after having read it, a button puts this version in the other's place", async (t) => {
  const page = await writing(t, [overtaken, kept(10)]);
  await page.type("!");
  await page.wait(1200);
  await page.publish();
  assert.equal(page.sent()[1].version, "9");
  assert.equal(page.find("[data-overtaken]").hidden, true);
  assert.deepEqual(page.submitted, ["publish"]);
});

test("a page that opens overtaken waits for a button", async (t) => {
  const page = await writing(t, [kept(4)], { markup: FORM.replace("data-overtaken hidden", "data-overtaken") });
  await page.type("!");
  await page.wait(60_000);
  assert.deepEqual(page.sent(), []);
  assert.equal(page.mayLeave(), false);
});

test("a button acts once everything is kept, and leaving then asks nothing", async (t) => {
  const answer = slow();
  const page = await writing(t, [answer]);
  await page.type("!");
  await page.publish();
  assert.deepEqual(page.submitted, []);
  answer.arrive(kept(4));
  await page.wait();
  assert.deepEqual(page.submitted, ["publish"]);
  assert.equal(page.text("button"), "Je publie…");
  assert.equal(page.mayLeave(), true);
});

test("a button pressed while an older text is on its way keeps the newer one first", async (t) => {
  const answer = slow();
  const page = await writing(t, [answer, kept(5)]);
  await page.type("!");
  await page.wait(1200);
  await page.type("?");
  await page.publish();
  answer.arrive(kept(4));
  await page.wait();
  assert.deepEqual(
    page.sent().map(({ statement, version }) => [statement, version]),
    [
      ["Avance.!", "3"],
      ["Avance.!?", "4"],
    ],
  );
  assert.deepEqual(page.submitted, ["publish"]);
});

test("a button acts on nothing that could not be kept", async (t) => {
  for (const answer of [away, loggedOut, overtaken, html("<h1>Bienvenue</h1>")]) {
    const page = await writing(t, [answer]);
    await page.publish();
    assert.deepEqual(page.submitted, []);
    assert.equal(page.text("button"), "Publier");
  }
});

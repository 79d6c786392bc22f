// The silent hand: src/behaviours/hand.ts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";
import { away, json, loggedOut, slow } from "../dom/server.mjs";

const HERE = "https://tremplin.test/exercises/age";
const [RAISE, LOWER, ASK] = ["POST /hand/raise", "DELETE /hand", "GET /hand"];

const BUTTONS = {
  down: "<button data-raise>Lever la main</button>",
  raised: "<p>Ta main est levée</p><button data-lower>Baisser</button>",
  seen: "<p>Zoé a vu ta main</p><button data-lower>Baisser</button>",
  taken: "<p>Zoé arrive</p><button data-lower>Baisser</button>",
};
const hand = (state) => json({ state, html: BUTTONS[state] });
const place = (state) => `
  <section data-hand data-url="/hand" data-raise-url="/hand/raise" data-state="${state}"
    data-offline="Pas de réseau" data-expired="Reconnecte-toi">
    <div data-hand-state>${BUTTONS[state]}</div><p data-hand-trouble></p>
  </section>`;

async function sitting(t, state = "down", answers = {}) {
  const page = await open(t, "behaviours/hand.ts", { html: place(state) });
  for (const [what, ones] of Object.entries(answers)) page.server.on(what, ...ones);
  page.server.on(`GET ${HERE}`, loggedOut);
  page.exports.connectHand(page.find("[data-hand]"), { source: () => "print(x)\n", error: () => "NameError: x" });
  return {
    ...page,
    raise: () => page.press("[data-raise]"),
    lower: () => page.press("[data-lower]"),
    shown: () => page.find("[data-hand]").dataset.state,
    trouble: () => page.text("[data-hand-trouble]"),
  };
}

test("a hand goes up with the program and the last error", async (t) => {
  const page = await sitting(t, "down", { [RAISE]: [hand("raised")], [ASK]: [hand("raised")] });
  await page.raise();
  assert.deepEqual(page.server.requests[0].body, { source: "print(x)\n", error: "NameError: x" });
  assert.ok(page.see.getByText("Ta main est levée"));
});

test("she learns that somebody has seen it, and that somebody comes", async (t) => {
  const page = await sitting(t, "down", {
    [RAISE]: [hand("raised")],
    [ASK]: [hand("raised"), hand("seen"), hand("taken"), hand("down")],
  });
  await page.raise();
  await page.wait(6000);
  assert.ok(page.see.getByText("Zoé a vu ta main"));
  await page.wait(3000);
  assert.ok(page.see.getByText("Zoé arrive"));
  await page.wait(3000);
  assert.equal(page.shown(), "down");
  await page.wait(60_000);
  assert.equal(page.server.asked(ASK).length, 4);
});

test("a hand that was up when the page opened is followed", async (t) => {
  const page = await sitting(t, "raised", { [ASK]: [hand("seen")] });
  await page.wait(3000);
  assert.equal(page.shown(), "seen");
});

test("with the hand down nobody is asked anything", async (t) => {
  const page = await sitting(t);
  await page.wait(60_000);
  assert.deepEqual(page.server.requests, []);
});

test("the hand goes down again, and no answer about the old one raises it", async (t) => {
  const late = slow();
  const page = await sitting(t, "raised", { [ASK]: [late], [LOWER]: [hand("down")] });
  await page.wait(3000);
  await page.lower();
  assert.equal(page.shown(), "down");
  late.arrive(hand("seen"));
  await page.wait(60_000);
  assert.equal(page.shown(), "down");
  assert.equal(page.server.asked(ASK).length, 1);
});

test("a second press on the same button counts once", async (t) => {
  const answer = slow();
  const page = await sitting(t, "down", { [RAISE]: [answer], [ASK]: [hand("raised")] });
  await page.raise();
  await page.raise();
  assert.equal(page.server.asked(RAISE).length, 1);
  answer.arrive(hand("raised"));
  await page.wait();
  assert.equal(page.shown(), "raised");
});

test("without a network the wish is kept: the hand goes up when the house answers", async (t) => {
  const page = await sitting(t, "down", { [RAISE]: [away, away, hand("raised")], [ASK]: [hand("raised")] });
  await page.raise();
  assert.equal(page.trouble(), "Pas de réseau");
  await page.wait(1000 + 2000);
  assert.equal(page.shown(), "raised");
  assert.equal(page.trouble(), "");
});

test("the network goes while the hand is up: told, asked more rarely, and well again", async (t) => {
  const page = await sitting(t, "raised", { [ASK]: [away, away, hand("seen")] });
  await page.wait(3000);
  assert.equal(page.trouble(), "Pas de réseau");
  await page.wait(5999);
  assert.equal(page.server.requests.length, 1);
  await page.wait(1);
  assert.equal(page.server.requests.length, 2);
  await page.wait(12_000);
  assert.equal(page.shown(), "seen");
  assert.equal(page.trouble(), "");
});

test("a refusal is told, and the button can be pressed again", async (t) => {
  const page = await sitting(t, "down", {
    [RAISE]: [json({ message: "Pas pendant une épreuve." }, 409), hand("raised")],
    [ASK]: [hand("raised")],
  });
  await page.raise();
  assert.equal(page.trouble(), "Pas pendant une épreuve.");
  await page.raise();
  assert.equal(page.shown(), "raised");
});

test("logged out, she is told so and may try again", async (t) => {
  const page = await sitting(t, "down", { [RAISE]: [loggedOut] });
  await page.raise();
  assert.equal(page.trouble(), "Reconnecte-toi");
  assert.equal(page.find("[data-raise]").hasAttribute("aria-disabled"), false);
});

test("logged out while the hand is up, the page says so and stops asking", async (t) => {
  const page = await sitting(t, "raised", { [ASK]: [loggedOut] });
  await page.wait(60_000);
  assert.equal(page.trouble(), "Reconnecte-toi");
  assert.equal(page.server.asked(ASK).length, 1);
});

test("the focus stays with the hand when its button is another", async (t) => {
  const page = await sitting(t, "down", { [RAISE]: [hand("raised")], [ASK]: [hand("raised")] });
  await page.raise();
  assert.equal(page.document.activeElement, page.find("[data-lower]"));
});

test("somebody who types elsewhere is not called away when the hand is seen", async (t) => {
  const page = await sitting(t, "raised", { [ASK]: [hand("seen")] });
  const field = page.document.createElement("input");
  page.body.append(field);
  field.focus();
  await page.wait(3000);
  assert.equal(page.shown(), "seen");
  assert.equal(page.document.activeElement, field);
});

test("an answer that changes nothing leaves the button under the finger alone", async (t) => {
  const page = await sitting(t, "raised", { [ASK]: [hand("raised")] });
  const button = page.find("[data-lower]");
  await page.wait(9000);
  assert.equal(page.find("[data-lower]"), button);
});

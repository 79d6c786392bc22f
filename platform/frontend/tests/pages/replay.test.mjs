// How a program came about, looked at by an adult: src/pages/replay.ts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";

const MOMENTS = [
  { when: "9 h 00", at: 1, source: "avance()", checked: "", passed: false },
  { when: "9 h 05", at: 2, source: "avance()\ntourne()", checked: "Pas encore", passed: false },
  { when: "9 h 10", at: 3, source: "avance()\navance()\ntourne()", checked: "Réussi", passed: true },
];

const markup = (moments) => `
  <section data-replay data-of="{number} sur {total}" data-typed="Elle écrit">
    <button data-back>Avant</button><button data-play data-pause="Pause">Rejouer</button><button data-on>Après</button>
    <input type="range" data-place min="0" max="${moments.length - 1}" aria-label="Moment">
    <p data-when></p><p data-what></p><p data-number></p><pre data-program></pre>
  </section><script type="application/json" id="moments">${JSON.stringify(moments)}</script>`;

async function watching(t, moments = MOMENTS) {
  const page = await open(t, "pages/replay.ts", { html: markup(moments) });
  return {
    ...page,
    at: () => page.text("[data-when]"),
    back: () => page.press("[data-back]"),
    on: () => page.press("[data-on]"),
    play: () => page.press("[data-play]"),
    marked: () => [...page.document.querySelectorAll("mark")].map((line) => line.textContent),
  };
}

test("it opens at the end, with what is new in it marked", async (t) => {
  const page = await watching(t);
  assert.equal(page.at(), "9 h 10");
  assert.equal(page.text("[data-number]"), "3 sur 3");
  assert.equal(page.find("[data-program]").textContent, "avance()\navance()\ntourne()\n");
  assert.deepEqual(page.marked(), ["avance()"]);
  assert.equal(page.find("[data-on]").disabled, true);
});

test("step by step back to the beginning, where all of it is new", async (t) => {
  const page = await watching(t);
  await page.back();
  assert.deepEqual([page.at(), page.marked()], ["9 h 05", ["tourne()"]]);
  await page.back();
  assert.deepEqual([page.at(), page.marked()], ["9 h 00", ["avance()"]]);
  assert.equal(page.find("[data-back]").disabled, true);
  await page.on();
  assert.equal(page.at(), "9 h 05");
});

test("each moment says whether it was typed, checked in vain or passed", async (t) => {
  const page = await watching(t);
  const said = () => [page.text("[data-what]"), page.find("[data-what]").className];
  assert.deepEqual(said(), ["Réussi", "replay__passed"]);
  await page.back();
  assert.deepEqual(said(), ["Pas encore", "replay__not-yet"]);
  await page.back();
  assert.deepEqual(said(), ["Elle écrit", ""]);
});

test("played from the end, it begins anew, goes on by itself and stops at the end", async (t) => {
  const page = await watching(t);
  await page.play();
  assert.deepEqual([page.at(), page.text("[data-play]")], ["9 h 00", "Pause"]);
  await page.wait(900);
  assert.equal(page.at(), "9 h 05");
  await page.wait(900);
  assert.deepEqual([page.at(), page.text("[data-play]")], ["9 h 10", "Rejouer"]);
  await page.wait(60_000);
  assert.equal(page.at(), "9 h 10");
});

test("a pause keeps the moment; played on, it goes on from there", async (t) => {
  const page = await watching(t);
  await page.play();
  await page.wait(900);
  await page.play();
  await page.wait(60_000);
  assert.deepEqual([page.at(), page.text("[data-play]")], ["9 h 05", "Rejouer"]);
  await page.play();
  await page.wait(900);
  assert.equal(page.at(), "9 h 10");
});

test("whoever steps or slides takes over from the play", async (t) => {
  const slide = (page) => {
    page.find("[data-place]").value = "0";
    page.tell("input", page.find("[data-place]"));
  };
  for (const [take, moment] of [
    [(page) => page.on(), "9 h 10"],
    [(page) => page.back(), "9 h 00"],
    [slide, "9 h 00"],
  ]) {
    const page = await watching(t);
    await page.play();
    await page.wait(900);
    await take(page);
    await page.wait(60_000);
    assert.deepEqual([page.at(), page.text("[data-play]")], [moment, "Rejouer"]);
  }
});

test("the slider says the hour to those who do not see it", async (t) => {
  const page = await watching(t);
  await page.back();
  assert.equal(page.see.getByRole("slider").getAttribute("aria-valuetext"), "9 h 05");
});

test("what a child wrote is shown as text, never as a page", async (t) => {
  const page = await watching(t, [{ ...MOMENTS[0], source: '<img src="x" onerror="alert(1)">' }]);
  assert.equal(page.find("img"), null);
  assert.match(page.text("[data-program]"), /<img src="x"/);
});

test("a program without any moment leaves the page as it is", async (t) => {
  const page = await watching(t, []);
  assert.equal(page.text("[data-program]"), "");
  assert.deepEqual(page.faults, []);
});

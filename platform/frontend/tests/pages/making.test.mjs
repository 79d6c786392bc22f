// Where authors work: the page on which an exercise is made, and lists that are put in order.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";
import { json } from "../dom/server.mjs";

const HERE = "https://tremplin.test/authoring/7";
const POST = `POST ${HERE}/keep`;
const TEXTS = {
  tools: {},
  cells: {},
  cell: "",
  tool: "",
  world: "Monde",
  wider: "",
  narrower: "",
  taller: "",
  lower: "",
};
const kept = json({ version: 4, side: "<p>Tout va bien</p>" });

async function making(t) {
  const reloads = [];
  const page = await open(t, "pages/make.ts", {
    url: HERE,
    html: `
      <form data-make data-keep action="/authoring/7/keep"><input name="version" value="3" type="hidden">
        <textarea name="statement">Avance.</textarea><div data-painter><textarea name="world">#>F#</textarea></div>
        <input type="file" name="picture" data-most="5" data-too-large="Image trop lourde"></form>
      <aside data-side></aside><iframe data-preview tabindex="0"></iframe>
      <script type="application/json" id="painter-texts">${JSON.stringify({ ...TEXTS, as_text: "En texte" })}</script>`,
    prepare(window) {
      // jsdom loads nothing into frames.
      Object.defineProperty(window.HTMLIFrameElement.prototype, "contentWindow", {
        get: () => ({ location: { reload: () => reloads.push(1) } }),
      });
    },
  });
  page.server.on(POST, kept);
  return { ...page, reloads, preview: page.find("[data-preview]") };
}

test("what an author types is kept, checked beside and shown anew in the preview", async (t) => {
  const page = await making(t);
  await page.user.type(page.find("[name=statement]"), "!");
  await page.wait(1200);
  assert.equal(page.text("[data-side]"), "Tout va bien");
  assert.equal(page.reloads.length, 1);
});

test("a world that is painted is kept like a text that is typed", async (t) => {
  const page = await making(t);
  await page.press('[data-x="1"][data-y="0"]');
  await page.wait(1200);
  assert.equal(page.server.asked(POST)[0].body.get("world"), "##F#\n");
});

test("a preview in which the author is at work waits until she comes back", async (t) => {
  const page = await making(t);
  await page.user.type(page.find("[name=statement]"), "!");
  page.preview.focus();
  await page.wait(1200);
  assert.equal(page.reloads.length, 0);
  page.find("[name=statement]").focus();
  page.tell("focus");
  assert.equal(page.reloads.length, 1);
  page.tell("focus");
  assert.equal(page.reloads.length, 1);
});

test("a picture that is too large is told at once, and a smaller one is well", async (t) => {
  const page = await making(t);
  const field = page.find("[name=picture]");
  await page.user.upload(field, new page.window.File(["123456"], "robot.png"));
  assert.equal(field.validationMessage, "Image trop lourde");
  await page.user.upload(field, new page.window.File(["12345"], "robot.png"));
  assert.equal(field.validationMessage, "");
});

test("a page without a form is ready all the same", async (t) => {
  for (const module of ["pages/make.ts", "pages/arrange.ts"]) {
    const page = await open(t, module, { html: "<p>Rien à faire</p>" });
    assert.deepEqual([page.body.dataset.ready, page.faults.length], ["", 0]);
  }
});

test("a list to put in order is kept when something of its form changes", async (t) => {
  const page = await open(t, "pages/arrange.ts", {
    url: HERE,
    html: `<form data-keep action="/authoring/7/keep"><ol data-arrange><li><span data-grip>⠿</span><input name="title" value="Un"></li></ol></form>
      <aside data-side></aside>`,
  });
  page.server.on(POST, kept);
  await page.user.type(page.find("[name=title]"), "!");
  await page.wait(1200);
  assert.equal(page.server.asked(POST)[0].body.get("title"), "Un!");
  assert.equal(page.text("[data-side]"), "Tout va bien");
});

// At the door and in the staff room: the picture secret, a page that nobody touches, a new group.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";
import { away, page as html, json } from "../dom/server.mjs";

// The picture secret.

const PICTURES = ["chat", "lune", "pomme", "train"];
const SECRET = `
  <form data-picture-secret>
    <div data-fallback><select name="secret"><option>chat</option></select></div>
    <ol data-slots hidden><li></li><li></li><li></li></ol>
    <div data-tiles hidden>${PICTURES.map((name) => `<button type="button" data-picture="${name}"><img src="/${name}.svg" alt="${name}"></button>`).join("")}</div>
    <button type="button" data-undo hidden>Effacer</button><button data-enter>Entrer</button>
  </form>`;

async function atTheDoor(t, markup = SECRET) {
  const page = await open(t, "pages/picture-secret.ts", { html: markup });
  return {
    ...page,
    tap: (...names) =>
      names.reduce((before, name) => before.then(() => page.press(`[data-picture="${name}"] img`)), Promise.resolve()),
    secret: () => new page.window.FormData(page.find("form")).getAll("secret"),
    shown: () => [...page.document.querySelectorAll("[data-slots] img")].map(({ alt }) => alt),
  };
}

test("three pictures tapped in order are the secret, each told with its place", async (t) => {
  const page = await atTheDoor(t);
  assert.equal(page.find("[data-enter]").disabled, true);
  await page.tap("lune", "chat", "lune");
  assert.deepEqual(page.secret(), ["lune", "chat", "lune"]);
  assert.deepEqual(page.shown(), ["1: lune", "2: chat", "3: lune"]);
  assert.equal(page.document.activeElement, page.find("[data-enter]"));
  assert.equal(page.find("[data-enter]").disabled, false);
});

test("a fourth tap changes nothing", async (t) => {
  const page = await atTheDoor(t);
  await page.tap("lune", "chat", "lune", "train");
  assert.deepEqual(page.secret(), ["lune", "chat", "lune"]);
});

test("the last picture can be taken back, down to none", async (t) => {
  const page = await atTheDoor(t);
  await page.tap("lune", "chat", "train");
  await page.press("[data-undo]");
  await page.tap("pomme");
  assert.deepEqual(page.secret(), ["lune", "chat", "pomme"]);
  for (let press = 0; press < 3; press++) await page.press("[data-undo]");
  assert.deepEqual(page.secret(), []);
  assert.equal(page.find("[data-undo]").disabled, true);
  assert.equal(page.find("[data-enter]").disabled, true);
});

test("the lists for a page without scripts are gone, and what is tapped takes their place", async (t) => {
  const page = await atTheDoor(t);
  assert.equal(page.find("select"), null);
  for (const part of ["slots", "tiles", "undo"]) assert.equal(page.find(`[data-${part}]`).hidden, false);
});

test("a page without tiles keeps its lists", async (t) => {
  const page = await atTheDoor(
    t,
    '<form data-picture-secret><div data-fallback><select name="secret"></select></div></form>',
  );
  assert.ok(page.find("select"));
});

// A page that nobody touches.

const ASK = "GET /here";

async function untouched(t, attributes = 'data-idle-minutes="10" data-here="/here" data-door="#door"') {
  const page = await open(t, "pages/idle.ts", { attributes });
  page.server.on(ASK, json({}));
  const minutes = (count) => page.wait(count * 60_000);
  return { ...page, minutes, isGone: () => page.window.location.hash === "#door" };
}

test("a page that nobody has touched for long goes to the door once its session is over", async (t) => {
  const page = await untouched(t);
  await page.minutes(10);
  assert.deepEqual(page.server.requests, []);
  await page.minutes(1);
  assert.equal(page.isGone(), false);
  page.server.on(ASK, json({}, 401));
  await page.minutes(1);
  assert.equal(page.isGone(), true);
});

test("somebody at work in another tab keeps the page where it is", async (t) => {
  const page = await untouched(t);
  await page.minutes(60);
  assert.ok(page.server.requests.length > 100);
  assert.equal(page.isGone(), false);
});

test("a key, a finger and the wheel count as touches", async (t) => {
  for (const kind of ["keydown", "pointerdown", "wheel"]) {
    const page = await untouched(t);
    page.server.on(ASK, json({}, 401));
    await page.minutes(9);
    page.tell(kind);
    await page.minutes(9);
    assert.equal(page.isGone(), false, kind);
    await page.minutes(2);
    assert.equal(page.isGone(), true, kind);
  }
});

test("a house that is away, or a café that greets, sends nobody to the door", async (t) => {
  const page = await untouched(t);
  for (const answer of [away, html("<h1>Bienvenue</h1>"), json({}, 502)]) {
    page.server.on(ASK, answer);
    await page.minutes(20);
    assert.equal(page.isGone(), false);
  }
});

test("a page that is nobody's asks nothing", async (t) => {
  const page = await untouched(t, "");
  await page.minutes(60);
  assert.deepEqual(page.server.requests, []);
});

// A new group.

const GROUP = `
  <form><select name="age_band"><option value="7-9" selected>7-9</option><option value="10-12">10-12</option><option value="13-15">13-15</option></select>
  <input type="checkbox" name="paths" value="blocs" data-begins="7-9" checked>
  <input type="checkbox" name="paths" value="python" data-begins="10-12 13-15"></form>`;

async function founding(t) {
  const page = await open(t, "pages/new-group.ts", { html: GROUP });
  return {
    ...page,
    age: (band) => page.user.selectOptions(page.find("select"), band),
    ticked: () => new page.window.FormData(page.find("form")).getAll("paths"),
  };
}

test("the path that fits the age is ticked", async (t) => {
  const page = await founding(t);
  await page.age("13-15");
  assert.deepEqual(page.ticked(), ["python"]);
  await page.age("7-9");
  assert.deepEqual(page.ticked(), ["blocs"]);
});

test("what an adult has ticked stays, whatever the age", async (t) => {
  const page = await founding(t);
  await page.press('[value="python"]');
  await page.age("10-12");
  assert.deepEqual(page.ticked(), ["blocs", "python"]);
});

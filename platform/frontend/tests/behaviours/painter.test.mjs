// A world that an author paints over the field with its map: src/behaviours/painter.ts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";

const TEXTS = {
  tools: { "#": "Mur", ".": "Sol", ">": "Robot", o: "Boulon", F: "Drapeau", x: "À peindre" },
  cells: { "#": "mur", ".": "sol", "^": "robot vers le haut", ">": "robot vers la droite", F: "drapeau", o: "boulon" },
  cell: "Colonne %(column)s, ligne %(row)s : %(what)s",
  tool: "Outil",
  world: "Monde",
  wider: "Plus large",
  narrower: "Moins large",
  taller: "Plus haut",
  lower: "Moins haut",
  as_text: "En texte",
};
const ROOM = "#####\n#>.F#\n#####\n";

async function painting(t, map = ROOM) {
  const page = await open(t, "behaviours/painter.ts", {
    html: `<form><div data-painter><label>Premier monde</label><textarea>${map}</textarea></div></form>`,
  });
  const heard = [];
  page.find("form").addEventListener("input", (event) => heard.push(event.target.value));
  new page.exports.Painter(page.find("[data-painter]"), TEXTS);
  const cell = (x, y) => page.find(`[data-x="${x}"][data-y="${y}"]`);
  return {
    ...page,
    heard,
    cell,
    map: () => page.find("textarea").value,
    paint: (x, y) => page.press(cell(x, y)),
    choose: (name) => page.press(page.button(name)),
  };
}

test("a tool and a square: the map changes, and the form hears of it", async (t) => {
  const page = await painting(t);
  await page.choose("Boulon");
  await page.paint(2, 1);
  assert.equal(page.map(), "#####\n#>oF#\n#####\n");
  assert.deepEqual(page.heard, [page.map()]);
});

test("the tool in hand is the one that is pressed in", async (t) => {
  const page = await painting(t);
  const pressed = () => page.see.getAllByRole("button", { pressed: true }).map((each) => each.textContent.trim());
  assert.deepEqual(pressed(), ["Mur"]);
  await page.choose("Sol");
  assert.deepEqual(pressed(), ["Sol"]);
});

test("there is one robot: put elsewhere, it leaves where it was", async (t) => {
  const page = await painting(t);
  await page.choose("Robot");
  await page.paint(2, 1);
  assert.equal(page.map(), "#####\n#.>F#\n#####\n");
});

test("a robot that is painted again turns on the spot, all the way round", async (t) => {
  const page = await painting(t);
  await page.choose("Robot");
  const seen = [];
  for (let press = 0; press < 4; press++) {
    await page.paint(1, 1);
    seen.push(page.map()[7]);
  }
  assert.deepEqual(seen, ["v", "<", "^", ">"]);
});

test("there is one flag, and any number of bolts", async (t) => {
  const page = await painting(t, "#####\n#>..#\n#..F#\n#####\n");
  await page.choose("Drapeau");
  await page.paint(2, 1);
  await page.choose("Boulon");
  await page.paint(1, 2);
  await page.paint(2, 2);
  assert.equal(page.map(), "#####\n#>F.#\n#oo.#\n#####\n");
});

test("a world grows at its edge, inside its wall", async (t) => {
  const page = await painting(t);
  await page.choose("Plus large");
  assert.equal(page.map(), "######\n#>.F.#\n######\n");
  await page.choose("Plus haut");
  assert.equal(page.map(), "######\n#>.F.#\n#....#\n######\n");
});

test("a world shrinks at its edge and keeps its wall", async (t) => {
  const page = await painting(t, "#####\n#>..#\n#..F#\n#####\n");
  await page.choose("Moins large");
  assert.equal(page.map(), "####\n#>.#\n#..#\n####\n");
  await page.choose("Moins haut");
  assert.equal(page.map(), "####\n#>.#\n####\n");
});

test("no world is smaller than two squares or larger than fourteen", async (t) => {
  const page = await painting(t);
  for (let press = 0; press < 13; press++) await page.choose("Plus large");
  for (let press = 0; press < 13; press++) await page.choose("Plus haut");
  const rows = () => page.map().trim().split("\n");
  assert.deepEqual([rows().length, rows()[0].length], [14, 14]);
  for (let press = 0; press < 13; press++) await page.choose("Moins large");
  for (let press = 0; press < 13; press++) await page.choose("Moins haut");
  assert.deepEqual([rows().length, rows()[0].length], [2, 2]);
});

test("every square says what is on it, for those who do not see it", async (t) => {
  const page = await painting(t);
  assert.ok(page.see.getByRole("button", { name: "Colonne 2, ligne 2 : robot vers la droite" }));
  assert.ok(page.see.getByRole("group", { name: "Premier monde" }));
  await page.choose("Boulon");
  await page.paint(2, 1);
  assert.ok(page.see.getByRole("button", { name: "Colonne 3, ligne 2 : boulon" }));
});

test("the arrows lead from square to square and stop at the edge; one square takes the Tab", async (t) => {
  const page = await painting(t);
  page.cell(0, 0).focus();
  await page.user.keyboard("{ArrowRight}{ArrowDown}");
  assert.equal(page.document.activeElement, page.cell(1, 1));
  await page.user.keyboard("{ArrowUp}{ArrowUp}{ArrowLeft}{ArrowLeft}");
  assert.equal(page.document.activeElement, page.cell(0, 0));
  await page.user.keyboard("{ArrowRight}a");
  const takesTab = [...page.document.querySelectorAll(".painter__grid [tabindex='0']")];
  assert.deepEqual(takesTab, [page.cell(1, 0)]);
});

test("painted by keyboard, the focus stays on the square", async (t) => {
  const page = await painting(t);
  page.cell(0, 0).focus();
  await page.user.keyboard("{ArrowRight}{ArrowDown}{ArrowRight}{Enter}");
  assert.equal(page.map(), "#####\n#>#F#\n#####\n");
  assert.equal(page.document.activeElement, page.cell(2, 1));
});

test("the map stays a text that can be typed, and the squares follow", async (t) => {
  const page = await painting(t);
  const field = page.find("textarea");
  await page.user.clear(field);
  await page.user.type(field, "#>oo\n####");
  assert.equal(page.cell(2, 0).getAttribute("aria-label"), "Colonne 3, ligne 1 : boulon");
  assert.equal(page.document.querySelectorAll(".painter__cell[data-x]").length, 8);
});

test("a map with lines of different lengths is filled up with wall", async (t) => {
  const page = await painting(t, "####\n#>\n\n####\n");
  await page.choose("Boulon");
  await page.paint(2, 1);
  assert.equal(page.map(), "####\n#>o#\n####\n");
});

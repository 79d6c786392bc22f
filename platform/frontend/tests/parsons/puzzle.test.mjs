// Lines to put in order, by finger and by keyboard: src/parsons/puzzle.ts.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../dom/page.mjs";

const TEXTS = {
  placed: "%(line)s : ligne %(place)s sur %(total)s",
  moved: "%(line)s va en %(place)s",
  indented: "%(line)s, retrait %(depth)s",
  taken: "%(line)s est retirée",
  up: "Monter",
  down: "Descendre",
  inwards: "Vers la droite",
  outwards: "Vers la gauche",
  back: "Retirer",
};
const GIVEN = "from robot import *\n";
const LINES = ["for _ in range(3):", "avance()", "tourne()"];
const PLACE =
  '<section data-puzzle><pre data-puzzle-part="given"></pre><ul data-puzzle-part="pool"></ul><ol data-puzzle-part="program"></ol><p data-puzzle-part="said" role="status"></p></section>';

async function ordering(t, { draft = GIVEN, indent = "2d", lines = LINES } = {}) {
  const page = await open(t, "parsons/puzzle.ts", { html: PLACE });
  let changes = 0;
  const data = { given: GIVEN, lines, indent, texts: TEXTS };
  const puzzle = new page.exports.Puzzle(page.find("[data-puzzle]"), data, draft, () => changes++);
  const textsOf = (part) =>
    [...page.document.querySelectorAll(`[data-puzzle-part=${part}] code`)].map((each) => each.textContent);
  const line = (text) => [...page.document.querySelectorAll(".line__text")].find((each) => each.textContent === text);
  return {
    ...page,
    puzzle,
    line,
    changes: () => changes,
    program: () => puzzle.source().slice(GIVEN.length),
    pool: () => textsOf("pool"),
    said: () => page.text('[data-puzzle-part="said"]'),
    tap: (text) => page.press(line(text)),
    tool: (name) => page.press(page.find(`[aria-label="${name}"]`)),
    keys: async (keys) => page.user.keyboard(keys),
    focused: () => page.document.activeElement.textContent,
  };
}

test("a tap puts a line at the end of the program, and it is said", async (t) => {
  const page = await ordering(t);
  assert.deepEqual(page.pool(), LINES);
  await page.tap("avance()");
  assert.equal(page.program(), "avance()\n");
  assert.deepEqual(page.pool(), ["for _ in range(3):", "tourne()"]);
  assert.equal(page.said(), "avance() : ligne 1 sur 1");
  assert.equal(page.focused(), "avance()");
  assert.equal(page.changes(), 1);
});

test("a line comes as far in as the one above it", async (t) => {
  const page = await ordering(t, { draft: `${GIVEN}for _ in range(3):\n    avance()\n` });
  await page.tap("tourne()");
  assert.equal(page.program(), "for _ in range(3):\n    avance()\n    tourne()\n");
});

test("the line in hand is moved by its buttons, and the focus stays on the button", async (t) => {
  const page = await ordering(t);
  for (const text of LINES) await page.tap(text);
  await page.tool("Monter");
  assert.equal(page.program(), "for _ in range(3):\ntourne()\navance()\n");
  assert.equal(page.said(), "tourne() va en 2");
  assert.equal(page.document.activeElement.getAttribute("aria-label"), "Monter");
  await page.tool("Vers la droite");
  assert.equal(page.program(), "for _ in range(3):\n    tourne()\navance()\n");
  assert.equal(page.said(), "tourne(), retrait 1");
  await page.tool("Retirer");
  assert.equal(page.program(), "for _ in range(3):\navance()\n");
  assert.deepEqual(page.pool(), ["tourne()"]);
  assert.equal(page.said(), "tourne() est retirée");
});

test("a line stops at the ends of the program and at the margin", async (t) => {
  const page = await ordering(t);
  await page.tap("avance()");
  await page.tap("tourne()");
  for (let press = 0; press < 3; press++) await page.tool("Descendre");
  for (let press = 0; press < 3; press++) await page.tool("Vers la gauche");
  assert.equal(page.program(), "avance()\ntourne()\n");
  for (let press = 0; press < 9; press++) await page.tool("Vers la droite");
  assert.equal(page.program(), `avance()\n${" ".repeat(16)}tourne()\n`);
});

test("a tap takes a line of the program in hand, a second one lets it go", async (t) => {
  const page = await ordering(t, { draft: `${GIVEN}avance()\ntourne()\n` });
  const inHand = () => page.document.querySelectorAll("[aria-pressed=true]").length;
  assert.equal(inHand(), 0);
  await page.tap("avance()");
  assert.equal(inHand(), 1);
  await page.tap("tourne()");
  assert.deepEqual([inHand(), page.line("tourne()").getAttribute("aria-pressed")], [1, "true"]);
  await page.tap("tourne()");
  assert.equal(inHand(), 0);
  assert.equal(page.changes(), 0);
});

test("the whole puzzle by keyboard: put, carry, indent, take away", async (t) => {
  const page = await ordering(t);
  for (const text of LINES) {
    page.line(text).focus();
    await page.keys("{Enter}");
  }
  await page.keys("{ArrowRight}{ArrowUp}");
  assert.equal(page.program(), "for _ in range(3):\n    tourne()\navance()\n");
  assert.equal(page.focused(), "tourne()");
  await page.keys("{ArrowLeft}{ArrowDown}");
  assert.equal(page.program(), "for _ in range(3):\navance()\ntourne()\n");
  await page.keys("{Delete}");
  assert.equal(page.program(), "for _ in range(3):\navance()\n");
});

test("with no line in hand the arrows lead from line to line", async (t) => {
  const page = await ordering(t, { draft: `${GIVEN}avance()\ntourne()\n` });
  page.line("avance()").focus();
  await page.keys("{ArrowDown}");
  assert.equal(page.focused(), "tourne()");
  await page.keys("{ArrowDown}{ArrowUp}");
  assert.equal(page.focused(), "avance()");
  assert.equal(page.changes(), 0);
});

test("Escape lets the line go where it is, and the arrows lead again", async (t) => {
  const page = await ordering(t);
  await page.tap("avance()");
  await page.tap("tourne()");
  await page.keys("{Escape}{ArrowUp}");
  assert.equal(page.program(), "avance()\ntourne()\n");
  assert.equal(page.focused(), "avance()");
  assert.equal(page.document.querySelectorAll("[aria-pressed=true]").length, 0);
});

test("Backspace takes back a line that is not in hand", async (t) => {
  const page = await ordering(t, { draft: `${GIVEN}avance()\ntourne()\n` });
  page.line("avance()").focus();
  await page.keys("{Backspace}");
  assert.equal(page.program(), "tourne()\n");
});

test("the browser's own shortcuts stay the browser's", async (t) => {
  const page = await ordering(t);
  await page.tap("avance()");
  for (const keys of ["{Control>}{ArrowRight}{/Control}", "{Alt>}{ArrowRight}{/Alt}", "{Meta>}{Backspace}{/Meta}"])
    await page.keys(keys);
  assert.equal(page.program(), "avance()\n");
});

test("where lines bring their own indentation nobody is asked for it", async (t) => {
  const page = await ordering(t, { indent: "1d", lines: ["for _ in range(3):", "    avance()"] });
  await page.tap("for _ in range(3):");
  await page.tap("    avance()");
  assert.equal(page.find('[aria-label="Vers la droite"]'), null);
  await page.keys("{ArrowRight}");
  assert.equal(page.program(), "for _ in range(3):\n    avance()\n");
  assert.equal(page.said(), "avance() : ligne 2 sur 2");
});

test("an earlier version comes back with nothing in hand, as an edit", async (t) => {
  const page = await ordering(t);
  await page.tap("avance()");
  page.puzzle.replace(`${GIVEN}tourne()\n`);
  assert.equal(page.program(), "tourne()\n");
  assert.equal(page.document.querySelectorAll("[aria-pressed=true]").length, 0);
  assert.equal(page.changes(), 2);
});

test("the line of an error and the line at work are counted with the given ones", async (t) => {
  const page = await ordering(t, { draft: `${GIVEN}avance()\ntourne()\n` });
  const styled = (style) => [...page.document.querySelectorAll(`.${style}`)].map((each) => each.textContent);
  page.puzzle.markLine(3);
  page.puzzle.follow(2);
  assert.deepEqual([styled("line--error"), styled("line--at-work")], [["tourne()"], ["avance()"]]);
  page.puzzle.markLine(1);
  page.puzzle.follow(null);
  assert.deepEqual([styled("line--error"), styled("line--at-work")], [[], []]);
});

test("a line is text, whatever stands in it", async (t) => {
  const page = await ordering(t, { lines: ["<b>gras</b>"] });
  assert.equal(page.find("[data-puzzle] b"), null);
});

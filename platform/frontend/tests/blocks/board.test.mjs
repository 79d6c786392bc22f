// The board of blocks, as far as it goes without being drawn: src/blocks/board.ts with Blockly itself.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open } from "../dom/page.mjs";

const WORDS = JSON.parse(
  readFileSync(new URL("../../../tremplin/content/format/blocks.json", import.meta.url), "utf8"),
);
const started = (...types) => ({
  blocks: { blocks: [{ type: "start", id: "start", ...chain(types) }] },
});
const chain = ([type, ...others]) => (type ? { next: { block: { type, id: type, ...chain(others) } } } : {});
const texts = Object.fromEntries(
  ["start", "forward", "turn_left", "turn_right", "pick", "paint"].map((name) => [name, name]),
);
const holes = {
  repeat: "%1 fois",
  repeat_until: "jusqu’à %1",
  if: "si %1",
  else: "sinon",
  not: "pas %1",
  define: "%1",
};
const more = { set: "%1 = %2", change: "%1 + %2", variable_name: "n", own_name: "danse" };
const seeing = Object.fromEntries(Object.keys(WORDS.grid).map((name) => [name, name]));

async function building(t, { starter = started("forward"), draft = "", lang = "fr", ...data } = {}) {
  const page = await open(t, "blocks/board.ts", {
    html: "<div data-board data-media='/media'></div>",
    lang,
    prepare(window) {
      window.ResizeObserver = class {
        observe() {}
      };
      // jsdom draws nothing: Blockly asks how large its letters and paths are.
      const nowhere = { x: 0, y: 0, width: 10, height: 10 };
      Object.assign(window.SVGElement.prototype, {
        getBBox: () => nowhere,
        getComputedTextLength: () => 10,
      });
      window.CSS = { escape: (text) => text, supports: () => false };
    },
  });
  let changes = 0;
  const board = new page.exports.Board(
    page.find("[data-board]"),
    {
      engine: "grid",
      toolbox: ["forward", "turn_left", "repeat"],
      most: null,
      starter: JSON.stringify(starter),
      is_read_only: false,
      texts: { ...seeing, ...texts, ...holes, ...more },
      words: WORDS,
      ...data,
    },
    draft,
    () => changes++,
  );
  await page.wait(1000);
  return { ...page, board, changes: () => changes };
}

const program = (...lines) => `from robot import *\n\n${lines.map((line) => `${line}\n`).join("")}`;

test("a board opens with the blocks of the exercise, as Python in the child's language", async (t) => {
  assert.equal((await building(t)).board.source(), program("avance()"));
  assert.equal((await building(t, { lang: "en" })).board.source(), program("forward()"));
});

test("what she had built is there when she comes back", async (t) => {
  const first = await building(t, { starter: started("forward", "turn_left") });
  const again = await building(t, { draft: first.board.draft() });
  assert.equal(again.board.source(), program("avance()", "tourne_gauche()"));
});

test("a draft without blocks, or a spoilt one of another kind, leaves the first blocks", async (t) => {
  const page = await building(t, { draft: "print(1)\n" });
  assert.equal(page.board.source(), program("avance()"));
  page.board.replace("print(2)\n");
  await page.wait(1000);
  assert.equal(page.board.source(), program("avance()"));
});

test("an earlier version comes back as an edit, which can be undone and done again", async (t) => {
  const page = await building(t);
  const earlier = (await building(t, { starter: started("turn_left") })).board.draft();
  assert.deepEqual([page.board.canUndo, page.board.canRedo], [false, false]);
  page.board.replace(earlier);
  await page.wait(1000);
  assert.equal(page.board.source(), program("tourne_gauche()"));
  assert.ok(page.changes() > 0);
  page.board.undo();
  await page.wait(1000);
  assert.equal(page.board.source(), program("avance()"));
  page.board.redo();
  await page.wait(1000);
  assert.equal(page.board.source(), program("tourne_gauche()"));
});

test("Start again brings the first blocks back, and Undo what was there", async (t) => {
  const draft = (await building(t, { starter: started("turn_left") })).board.draft();
  const page = await building(t, { draft });
  page.board.restart();
  await page.wait(1000);
  assert.equal(page.board.source(), program("avance()"));
  page.board.undo();
  await page.wait(1000);
  assert.equal(page.board.source(), program("tourne_gauche()"));
});

test("how many blocks are left is counted as a child counts", async (t) => {
  const page = await building(t, { most: 4, starter: started("forward", "turn_left") });
  assert.equal(page.board.blocksLeft, 2);
  assert.equal((await building(t)).board.blocksLeft, null);
});

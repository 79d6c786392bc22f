import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "../runtime/bundled.mjs";

const { Assembly } = await bundled("../parsons/assembly.ts");

const GIVEN = "from turtle import *\n";
const FLAT = { given: GIVEN, lines: ["    left(90)", "for i in range(4):", "    forward(80)"], indent: "1d" };
const FREE = { given: "", lines: ["left(90)", "for i in range(4):", "left(90)"], indent: "2d" };

const built = (pieces, ...steps) => {
  const assembly = new Assembly(pieces);
  for (const [step, ...values] of steps) assembly[step](...values);
  return assembly;
};

test("the program is what is given and the lines put below it", () => {
  const assembly = built(FLAT, ["append", 1], ["append", 2], ["append", 0]);
  assert.equal(assembly.source(), `${GIVEN}for i in range(4):\n    forward(80)\n    left(90)\n`);
  assert.deepEqual(assembly.left, []);
});

test("a line goes up and down and stops at the ends", () => {
  const assembly = built(FLAT, ["append", 0], ["append", 1], ["move", 1, -1], ["move", 1, -1]);
  assert.deepEqual(
    assembly.placed.map(({ piece }) => piece),
    [1, 0],
  );
});

test("a line taken out is offered again at its old place", () => {
  assert.deepEqual(built(FLAT, ["append", 0], ["append", 2], ["take", 0]).left, [0, 1]);
});

test("where lines bring their indentation nobody changes it", () => {
  assert.equal(built(FLAT, ["append", 0], ["indent", 0, 1]).source(), `${GIVEN}    left(90)\n`);
});

test("where the child indents, a line comes as far in as the one above, within bounds", () => {
  const assembly = built(FREE, ["append", 1], ["append", 0], ["indent", 0, 1], ["append", 2]);
  assert.equal(assembly.source(), "for i in range(4):\n    left(90)\n    left(90)\n");
  assert.equal(built(FREE, ["append", 0], ["indent", 0, -1]).source(), "left(90)\n");
  assert.equal(built(FREE, ["put", 0, 0, 9]).placed[0].depth, 4);
});

test("a draft is taken up again, equal lines each once, and what is no line of it is left out", () => {
  const draft = "for i in range(4):\n    left(90)\nleft(90)\nleft(90)\nprint(1)\n";
  assert.equal(built(FREE, ["read", draft]).source(), "for i in range(4):\n    left(90)\nleft(90)\n");
  assert.equal(built(FLAT, ["read", built(FLAT, ["append", 2]).source()]).source(), `${GIVEN}    forward(80)\n`);
});

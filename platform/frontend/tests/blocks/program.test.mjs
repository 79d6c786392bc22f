import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bundled } from "../runtime/bundled.mjs";

const { programOf } = await bundled("../blocks/program.ts");
const { blocksOf, draftOf } = await bundled("../blocks/draft.ts");
const words = JSON.parse(
  readFileSync(new URL("../../../tremplin/content/format/blocks.json", import.meta.url), "utf8"),
);
const speaking = (engine, isFrench) => ({
  module: engine === "grid" ? "robot" : "turtle",
  calls: words[engine],
  colours: words.colours,
  isFrench,
});
const ENGLISH_GRID = speaking("grid", false);
const FRENCH_GRID = speaking("grid", true);

const stack = (...blocks) =>
  blocks.reduceRight((next, block) => ({ ...block, ...(next && { next: { block: next } }) }), undefined);
const started = (...blocks) => ({ type: "start", ...(blocks.length && { next: { block: stack(...blocks) } }) });
const workspace = (tops, variables = []) => ({ blocks: { blocks: tops }, variables });
const number = (value) => ({ shadow: { type: "number", fields: { NUMBER: value } } });
const body = (...blocks) => ({ block: stack(...blocks) });
const source = (tops, language = ENGLISH_GRID, variables = []) =>
  programOf(workspace(tops, variables), language).source;

test("blocks speak the child's language", () => {
  const tops = [started({ type: "forward" }, { type: "turn_left" })];
  assert.equal(source(tops), "from robot import *\n\nforward()\nturn_left()\n");
  assert.equal(source(tops, FRENCH_GRID), "from robot import *\n\navance()\ntourne_gauche()\n");
});

test("loose blocks are no part of the program", () => {
  assert.equal(source([started(), { type: "forward" }]), "from robot import *\n");
});

test("an empty loop is still Python", () => {
  assert.equal(
    source([started({ type: "repeat", inputs: { TIMES: number(3) } })]),
    "from robot import *\n\nfor _ in range(3):\n    pass\n",
  );
});

test("until and not read as a person would write them", () => {
  const until = (condition) =>
    started({ type: "repeat_until", inputs: { CONDITION: { block: condition }, DO: body({ type: "forward" }) } });
  assert.match(source([until({ type: "flag_here" })]), /while not flag_here\(\):\n {4}forward\(\)/);
  assert.match(
    source([until({ type: "not", inputs: { CONDITION: { block: { type: "path_ahead" } } } })]),
    /while path_ahead\(\):/,
  );
});

test("if and else are indented inside a loop", () => {
  const choice = {
    type: "if_else",
    inputs: {
      CONDITION: { block: { type: "path_ahead" } },
      DO: body({ type: "forward" }),
      ELSE: body({ type: "turn_left" }),
    },
  };
  const program = source([started({ type: "repeat", inputs: { TIMES: number(2), DO: body(choice) } })]);
  assert.match(program, / {4}if path_ahead\(\):\n {8}forward\(\)\n {4}else:\n {8}turn_left\(\)\n$/);
});

test("a child's own blocks come first, under names Python takes", () => {
  const mine = { NAME: { id: "1" } };
  const tops = [
    started({ type: "call", fields: mine }),
    { type: "define", fields: mine, inputs: { DO: body({ type: "forward" }) } },
  ];
  const program = source(tops, FRENCH_GRID, [{ name: "Mon escalier à 2", id: "1" }]);
  assert.equal(program, "from robot import *\n\n\ndef mon_escalier_à_2():\n    avance()\n\n\nmon_escalier_à_2()\n");
});

test("a name that is taken gets a number", () => {
  const tops = [started({ type: "call", fields: { NAME: { id: "1" } } })];
  assert.match(source(tops, FRENCH_GRID, [{ name: "avance", id: "1" }]), /avance_2\(\)/);
  assert.match(source(tops, FRENCH_GRID, [{ name: "for", id: "1" }]), /for_2\(\)/);
});

test("sums get the brackets they need and no more", () => {
  const sum = (operator, a, b) => ({
    block: { type: "arithmetic", fields: { OPERATOR: operator }, inputs: { A: a, B: b } },
  });
  const drawn = (value) => source([started({ type: "forward", inputs: { NUMBER: value } })], speaking("turtle", false));
  assert.match(drawn(sum("*", sum("+", number(1), number(2)), number(3))), /forward\(\(1 \+ 2\) \* 3\)/);
  assert.match(drawn(sum("-", number(9), sum("-", number(5), number(2)))), /forward\(9 - \(5 - 2\)\)/);
  assert.match(drawn(sum("+", sum("*", number(2), number(3)), number(1))), /forward\(2 \* 3 \+ 1\)/);
});

test("colours are named in the child's language", () => {
  const tops = [started({ type: "color", fields: { COLOUR: "red" } })];
  assert.match(source(tops, speaking("turtle", true)), /couleur\("rouge"\)/);
  assert.match(source(tops, speaking("turtle", false)), /color\("red"\)/);
});

test("each line knows its block", () => {
  const loop = { type: "repeat", id: "loop", inputs: { TIMES: number(2), DO: body({ type: "forward", id: "step" }) } };
  assert.deepEqual(programOf(workspace([started(loop)]), ENGLISH_GRID).blocks, [null, null, "loop", "step"]);
});

test("a draft gives its blocks back to the letter", () => {
  const kept = workspace([started({ type: "forward" })], [{ name: 'é\n# blocks: "', id: "1" }]);
  assert.deepEqual(blocksOf(draftOf("from robot import *\n", kept)), kept);
});

test("a program that was typed has no blocks", () => {
  assert.equal(blocksOf("from robot import *\nforward()\n"), null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "../runtime/bundled.mjs";

const { boxOf, paperAfter, turtleAfter } = await bundled("../stage/drawing.ts");

test("an empty paper shows the surroundings of the middle", () => {
  assert.deepEqual(boxOf([]), { left: -60, top: -60, right: 60, bottom: 60 });
});

test("north is up", () => {
  assert.equal(boxOf([["line", 0, 0, 0, 200, "#000000", 2]]).top, -219);
  assert.equal(boxOf([["line", 0, 0, 0, 200, "#000000", 2]]).bottom, 60);
});

test("dots and fillings count with all they cover", () => {
  assert.equal(boxOf([["dot", 100, 0, 40, "#000000"]]).right, 138);
  assert.equal(
    boxOf([
      [
        "fill",
        [
          [0, 0],
          [0, -150],
          [9, 9],
        ],
        "#000000",
      ],
    ]).bottom,
    168,
  );
});

test("the turtle walks, turns, and stays where it fills", () => {
  const start = { x: 0, y: 0, heading: 0 };
  const records = [
    ["line", 0, 0, 5, 6, "#000000", 1],
    ["turn", 90],
    [
      "fill",
      [
        [0, 0],
        [5, 6],
        [5, 0],
      ],
      "#000000",
    ],
  ];
  assert.deepEqual(records.reduce(turtleAfter, start), { x: 5, y: 6, heading: 90 });
});

test("texts and stamps count with all they cover", () => {
  assert.equal(boxOf([["text", 100, 0, "Boulon", "left", 20, "#000000"]]).right, 210);
  assert.equal(boxOf([["text", -100, 0, "Boulon", "right", 20, "#000000"]]).left, -210);
  assert.equal(boxOf([["stamp", 100, 0, 0, "circle", "#000000"]]).right, 132);
});

test("a paper that was erased gives way to the one before", () => {
  const papers = [
    ["background", "#ff0000"],
    ["background", "#00ff00"],
  ];
  assert.equal(paperAfter(papers), "#00ff00");
  assert.equal(paperAfter([...papers, ["erase", [1]]]), "#ff0000");
  assert.equal(paperAfter([...papers, ["erase", [0, 1]]]), null);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { Text } from "@codemirror/state";
import { bundled } from "../runtime/bundled.mjs";

const { oddlyIndentedLine, stepsOf, withSpacesOnly } = await bundled("../editor/indentation.ts");

test("spaces alone and tabs alone are no mixture", () => {
  assert.equal(oddlyIndentedLine(["if a:", "    b", "        c"]), null);
  assert.equal(oddlyIndentedLine(["if a:", "\tb", "\t\tc"]), null);
});

test("the rarer kind of indentation is the odd one", () => {
  assert.equal(oddlyIndentedLine(["if a:", "    b", "\tc", "    d"]), 3);
  assert.equal(oddlyIndentedLine(["if a:", "\tb", "    c", "\td"]), 3);
});

test("a tab after spaces in one line is a mixture", () => {
  assert.equal(oddlyIndentedLine(["if a:", "  \tb"]), 2);
});

test("tabs become as many spaces as they show, and text is left alone", () => {
  assert.equal(withSpacesOnly("if a:\n\tb\n  \tc\n    d = '\t'\n"), "if a:\n    b\n    c\n    d = '\t'\n");
});

test("a blank line is as far in as the nearer of its neighbours", () => {
  const doc = Text.of(["if a:", "    b", "", "        c", "", "d", ""]);
  assert.deepEqual(
    [1, 2, 3, 4, 5, 6, 7].map((number) => stepsOf(doc, number)),
    [0, 1, 1, 2, 0, 0, 0],
  );
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "../runtime/bundled.mjs";

const { newLines } = await bundled("../behaviours/new-lines.ts");

const fresh = (before, after) => [...newLines(before.join("\n"), after.join("\n"))];

test("a line put in is new, its neighbours are not", () => assert.deepEqual(fresh(["a", "c"], ["a", "b", "c"]), [1]));
test("a changed line is new", () => assert.deepEqual(fresh(["a", "b", "c"], ["a", "x", "c"]), [1]));
test("a line taken away leaves nothing new", () => assert.deepEqual(fresh(["a", "b"], ["b"]), []));
test("all of the first program is new", () => assert.deepEqual(fresh([""], ["a", "b"]), [0, 1]));
test("the same program has nothing new", () => assert.deepEqual(fresh(["a", "a"], ["a", "a"]), []));

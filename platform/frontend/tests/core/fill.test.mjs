import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "../runtime/bundled.mjs";

const { fill } = await bundled("../core/fill.ts");

test("names are put in their places", () => {
  assert.equal(fill("“%(name)s”, or “%(near)s”?", { name: "agge", near: "age" }), "“agge”, or “age”?");
});

test("a doubled percent sign is one", () => {
  assert.equal(fill("after “//” or “%%”", {}), "after “//” or “%”");
});

test("a name that is not known becomes an ellipsis", () => {
  assert.equal(fill("“%(name)s” is not known", {}), "“…” is not known");
});

test("a name from the program is never read as a placeholder", () => {
  assert.equal(fill("“%(name)s”", { name: "%(near)s" }), "“%(near)s”");
});

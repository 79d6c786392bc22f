import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.mjs";

const { explain, fill } = await bundled("explain.ts");

test("names are put in their places", () => {
  assert.equal(fill("“%(name)s”, or “%(near)s”?", { name: "agge", near: "age" }), "“agge”, or “age”?");
});

test("a doubled percent sign is one", () => {
  assert.equal(fill("after “//” or “%%”", {}), "after “//” or “%”");
});

test("a name that is not known becomes an ellipsis", () => {
  assert.equal(fill("“%(name)s” is not known", {}), "“…” is not known");
});

test("an error takes its two sentences by its key", () => {
  const texts = { sentences: { key_unknown: ["“%(name)s” is missing.", "Check “%(name)s”."] }, words: {} };
  assert.deepEqual(explain({ key: "key_unknown", names: { name: "poire" }, words: {}, line: 1, original: "" }, texts), {
    happened: "“poire” is missing.",
    suggestion: "Check “poire”.",
  });
});

test("a name from the program is never read as a placeholder", () => {
  assert.equal(fill("“%(name)s”", { name: "%(near)s" }), "“%(near)s”");
});

test("Python's words are said in the reader's language, and a class of the program by its own name", () => {
  const texts = { sentences: { kinds_mixed: ["%(kind)s, %(other)s", ""] }, words: { str: "texte" } };
  const fault = { key: "kinds_mixed", names: {}, words: { kind: "str", other: "Chat" }, line: 1, original: "" };
  assert.equal(explain(fault, texts).happened, "texte, Chat");
});

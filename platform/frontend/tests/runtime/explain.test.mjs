import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "./bundled.mjs";

const { explain } = await bundled("explain.ts");

test("an error takes its two sentences by its key", () => {
  const texts = { sentences: { key_unknown: ["“%(name)s” is missing.", "Check “%(name)s”."] }, words: {} };
  assert.deepEqual(explain({ key: "key_unknown", names: { name: "poire" }, words: {}, line: 1, original: "" }, texts), {
    happened: "“poire” is missing.",
    suggestion: "Check “poire”.",
  });
});

test("Python's words are said in the reader's language, and a class of the program by its own name", () => {
  const texts = { sentences: { kinds_mixed: ["%(kind)s, %(other)s", ""] }, words: { str: "texte" } };
  const fault = { key: "kinds_mixed", names: {}, words: { kind: "str", other: "Chat" }, line: 1, original: "" };
  assert.equal(explain(fault, texts).happened, "texte, Chat");
});

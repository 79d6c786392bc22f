import assert from "node:assert/strict";
import { test } from "node:test";
import { bundled } from "../runtime/bundled.mjs";

const { backoff } = await bundled("../core/backoff.ts");

test("each wait is twice the one before, up to the longest", () => {
  assert.deepEqual(
    [0, 1, 2, 3, 9].map((attempt) => backoff(attempt, 1000, 5000)),
    [1000, 2000, 4000, 5000, 5000],
  );
});

test("a counter below zero waits as the first time", () => {
  assert.equal(backoff(-1), 1000);
});

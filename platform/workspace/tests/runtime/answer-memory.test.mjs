import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { bundled } from "./bundled.mjs";

const { giveAnswer, newAnswerMemory, readyForAnswer, waitForAnswer } = await bundled("answer-memory.ts");

let memory;

beforeEach(() => {
  memory = newAnswerMemory();
  readyForAnswer(memory);
});

test("an answer arrives to the letter", () => {
  giveAnswer(memory, "Zoé 🚲");
  assert.equal(waitForAnswer(memory), "Zoé 🚲");
});

test("an empty answer is an answer", () => {
  giveAnswer(memory, "");
  assert.equal(waitForAnswer(memory), "");
});

test("Stop is no answer", () => {
  giveAnswer(memory, null);
  assert.equal(waitForAnswer(memory), undefined);
});

test("a shorter answer keeps nothing of the longer one before", () => {
  giveAnswer(memory, "Mohamed");
  waitForAnswer(memory);
  readyForAnswer(memory);
  giveAnswer(memory, "Lou");
  assert.equal(waitForAnswer(memory), "Lou");
});

test("a giant answer is cut, never refused", () => {
  giveAnswer(memory, "é".repeat(100_000));
  assert.match(waitForAnswer(memory), /^é{8000,}$/u);
});

/** Finds the sentences for an error; the sentences themselves come from the page. */

import { fill } from "../core/fill.ts";
import type { Fault } from "./messages.ts";

export interface ErrorTexts {
  /** By case of an error: what happened, and one thing to try. */
  sentences: Record<string, [happened: string, suggestion: string]>;
  /** Kinds of values and of errors in the reader's language, by Python's word. */
  words: Record<string, string>;
}

export interface Explanation {
  happened: string;
  suggestion: string;
}

export function explain(fault: Fault, texts: ErrorTexts): Explanation {
  const [happened, suggestion] = texts.sentences[fault.key] ?? ["", ""];
  const words = Object.entries(fault.words).map(([place, word]) => [place, texts.words[word] ?? word]);
  const names = { ...fault.names, ...(Object.fromEntries(words) as Record<string, string>) };
  return { happened: fill(happened, names), suggestion: fill(suggestion, names) };
}

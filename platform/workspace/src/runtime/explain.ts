/** Finds and fills the sentences for an error; the sentences themselves come from the page. */

import type { Fault } from "./messages";

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

/** Fill a text of Python's `%(name)s` kind; a name that is not known becomes an ellipsis. */
export function fill(text: string, names: Record<string, string>): string {
  return text.replace(/%\((\w+)\)s|%%/g, (found, name: string | undefined) =>
    name === undefined ? found.slice(1) : (names[name] ?? "…"),
  );
}

export function explain(fault: Fault, texts: ErrorTexts): Explanation {
  const [happened, suggestion] = texts.sentences[fault.key] ?? ["", ""];
  const words = Object.entries(fault.words).map(([place, word]) => [place, texts.words[word] ?? word]);
  const names = { ...fault.names, ...(Object.fromEntries(words) as Record<string, string>) };
  return { happened: fill(happened, names), suggestion: fill(suggestion, names) };
}

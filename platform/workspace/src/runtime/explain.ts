/** Finds and fills the sentences for an error; the sentences themselves come from the page. */

import type { Fault } from "./messages";

/** By case of an error: what happened, and one thing to try. */
export type ErrorTexts = Record<string, [happened: string, suggestion: string]>;

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
  const [happened, suggestion] = texts[fault.key] ?? ["", ""];
  return { happened: fill(happened, fault.names), suggestion: fill(suggestion, fault.names) };
}

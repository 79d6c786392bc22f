/** A draft of blocks: the Python they make, and below it, in a comment, the blocks themselves. */

import type { Workspace } from "./program.ts";

const MARK = "# blocks: ";

export function draftOf(source: string, workspace: Workspace): string {
  return `${source}\n${MARK}${JSON.stringify(workspace)}\n`;
}

/** The blocks of a draft; `null` where it is a program without. */
export function blocksOf(draft: string): Workspace | null {
  const line = draft
    .split("\n")
    .reverse()
    .find((each) => each.startsWith(MARK));
  return line ? (JSON.parse(line.slice(MARK.length)) as Workspace) : null;
}

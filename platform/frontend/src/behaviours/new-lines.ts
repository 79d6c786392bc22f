/** Which lines of a program were not in the version before. */

/** The numbers, from 0, of the lines of `after` that are no part of the longest run of lines it shares with `before`. */
export function newLines(before: string, after: string): Set<number> {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const same: number[][] = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      same[i]![j] = old[i] === now[j] ? same[i + 1]![j + 1]! + 1 : Math.max(same[i + 1]![j]!, same[i]![j + 1]!);
    }
  }
  const fresh = new Set<number>();
  for (let i = 0, j = 0; j < now.length; ) {
    if (i < old.length && old[i] === now[j]) {
      i++;
      j++;
    } else if (i < old.length && same[i + 1]![j]! >= same[i]![j + 1]!) {
      i++;
    } else {
      fresh.add(j++);
    }
  }
  return fresh;
}

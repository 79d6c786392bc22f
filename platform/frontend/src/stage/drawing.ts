/** A turtle's records (`playground/turtle.py`) as shapes; y grows downwards here, as it does on a screen. */

import * as v from "valibot";

const number = v.pipe(v.number(), v.finite());
/** Never the address of something that a page would fetch to paint with. */
const colour = v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/));

const align = v.picklist(["left", "center", "right"]);
const SHAPES = ["arrow", "turtle", "circle", "square", "triangle", "classic"] as const;

export const turtleRecord = v.union([
  v.strictTuple([v.literal("line"), number, number, number, number, colour, number]),
  v.strictTuple([v.literal("move"), number, number, number, number]),
  v.strictTuple([v.literal("turn"), number]),
  v.strictTuple([v.literal("dot"), number, number, number, colour]),
  v.strictTuple([v.literal("fill"), v.pipe(v.array(v.strictTuple([number, number])), v.maxLength(20_000)), colour]),
  v.strictTuple([v.literal("background"), colour]),
  v.strictTuple([v.literal("text"), number, number, v.pipe(v.string(), v.maxLength(100)), align, number, colour]),
  v.strictTuple([v.literal("stamp"), number, number, number, v.picklist(SHAPES), colour]),
  v.strictTuple([v.literal("speed"), number]),
  v.strictTuple([
    v.literal("erase"),
    v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.maxLength(10_000)),
  ]),
]);

export type TurtleRecord = v.InferOutput<typeof turtleRecord>;

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Turtle {
  x: number;
  y: number;
  /** Degrees, counter-clockwise from east. */
  heading: number;
}

/** What is always in sight, whatever the drawing. */
const AROUND_THE_MIDDLE: Box = { left: -60, top: -60, right: 60, bottom: 60 };
const MARGIN = 18;
/** How far a stamp reaches around its middle. */
const STAMP_REACH = 14;

/** Everything the records reach, with a margin, and never less than the surroundings of the middle. */
export function boxOf(records: readonly TurtleRecord[]): Box {
  const box = { ...AROUND_THE_MIDDLE };
  for (const [x, y, around] of records.flatMap(points)) {
    box.left = Math.min(box.left, x - around - MARGIN);
    box.right = Math.max(box.right, x + around + MARGIN);
    box.top = Math.min(box.top, -y - around - MARGIN);
    box.bottom = Math.max(box.bottom, -y + around + MARGIN);
  }
  return box;
}

/** Points of a record and how far it reaches around them. */
function points(record: TurtleRecord): [number, number, number][] {
  switch (record[0]) {
    case "line":
      return [
        [record[1], record[2], record[6] / 2],
        [record[3], record[4], record[6] / 2],
      ];
    case "move":
      return [[record[3], record[4], 0]];
    case "dot":
      return [[record[1], record[2], record[3] / 2]];
    case "fill":
      return record[1].map(([x, y]) => [x, y, 0]);
    case "text":
      return endsOf(record).map((x) => [x, record[2] + record[5] / 2, record[5]]);
    case "stamp":
      return [[record[1], record[2], STAMP_REACH]];
    default:
      return [];
  }
}

/** The left and the right end of a text, as wide as letters usually are. */
function endsOf([, x, , text, align, size]: Extract<TurtleRecord, ["text", ...unknown[]]>): [number, number] {
  const width = 0.6 * size * text.length;
  const left = x - { left: 0, center: width / 2, right: width }[align];
  return [left, left + width];
}

/** The paper's colour after these records, or `null`. */
export function paperAfter(records: readonly TurtleRecord[]): string | null {
  const gone = erased(records);
  const papers = records.flatMap((record, number) =>
    record[0] === "background" && !gone.has(number) ? [record[1]] : [],
  );
  return papers.at(-1) ?? null;
}

/** Numbers of the records that later ones have erased. */
export function erased(records: readonly TurtleRecord[]): Set<number> {
  return new Set(records.flatMap((record) => (record[0] === "erase" ? record[1] : [])));
}

/** Where the turtle is after a record. */
export function turtleAfter(turtle: Turtle, record: TurtleRecord): Turtle {
  switch (record[0]) {
    case "line":
    case "move":
      return { ...turtle, x: record[3], y: record[4] };
    case "turn":
      return { ...turtle, heading: record[1] };
    default:
      return turtle;
  }
}

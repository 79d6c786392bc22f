/** The robot's world and what becomes of it: the page's reading of the maps and trails of `playground/robot.py`. */

import * as v from "valibot";

export type Cell = readonly [column: number, row: number];
/** What the robot did, or what kept it from going on. */
export const action = v.picklist(["forward", "left", "right", "pick", "paint", "bump", "miss", "tire"]);
export type Action = v.InferOutput<typeof action>;
export type Goal = "reach" | "collected" | "painted" | "paints";

const HEADINGS = "^>v<";
const STEPS: readonly Cell[] = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
];
const ENDS: Partial<Record<Action, string>> = { bump: "bumped", miss: "nothing_here", tire: "too_many_steps" };

export interface World {
  width: number;
  height: number;
  walls: Cell[];
  bolts: Cell[];
  toPaint: Cell[];
  flag: Cell | null;
  robot: Cell;
  /** Quarter turns from north, clockwise. */
  heading: number;
}

export interface State {
  robot: Cell;
  /** Not brought back below 4, so that a turn is shown the way it goes. */
  heading: number;
  /** Bolts on the floor and cells painted, by `keyOf`. */
  bolts: ReadonlySet<string>;
  painted: ReadonlySet<string>;
  /** What the robot cannot go on for. */
  end: Action | null;
}

export const keyOf = ([column, row]: Cell): string => `${column},${row}`;

export function readWorld(text: string): World {
  const rows = text
    .trim()
    .split("\n")
    .map((line) => line.trim());
  const cells = rows.flatMap((line, y) => [...line].map((sign, x) => ({ sign, cell: [x, y] as Cell })));
  const all = (sign: string): Cell[] => cells.filter((each) => each.sign === sign).map((each) => each.cell);
  const robot = cells.find(({ sign }) => HEADINGS.includes(sign));
  if (!robot) throw new Error("the map has no robot");
  return {
    width: rows[0]?.length ?? 0,
    height: rows.length,
    walls: all("#"),
    bolts: all("o"),
    toPaint: all("x"),
    flag: all("F")[0] ?? null,
    robot: robot.cell,
    heading: HEADINGS.indexOf(robot.sign),
  };
}

export function startOf(world: World): State {
  return {
    robot: world.robot,
    heading: world.heading,
    bolts: new Set(world.bolts.map(keyOf)),
    painted: new Set(),
    end: null,
  };
}

export function after(state: State, action: Action): State {
  const here = keyOf(state.robot);
  switch (action) {
    case "forward":
      return { ...state, robot: ahead(state) };
    case "left":
      return { ...state, heading: state.heading - 1 };
    case "right":
      return { ...state, heading: state.heading + 1 };
    case "pick":
      return { ...state, bolts: new Set([...state.bolts].filter((bolt) => bolt !== here)) };
    case "paint":
      return { ...state, painted: new Set([...state.painted, here]) };
    default:
      return { ...state, end: action };
  }
}

/** The heading from 0 to 3. */
export const headingOf = (state: State): number => ((state.heading % 4) + 4) % 4;

export function ahead(state: State): Cell {
  const [x, y] = STEPS[headingOf(state)] ?? [0, 0];
  return [state.robot[0] + x, state.robot[1] + y];
}

/** Why the goals are not met, in the words of a verdict (`trip.py`); empty when they are. */
export function reasonOf(world: World, state: State, goals: readonly Goal[]): string {
  if (state.end) return ENDS[state.end] ?? "";
  const asked = new Set(world.toPaint.map(keyOf));
  const reasons: Record<Goal, string> = {
    reach: world.flag && keyOf(world.flag) === keyOf(state.robot) ? "" : "not_reached",
    collected: state.bolts.size ? "bolts_left" : "",
    painted: [...asked].some((cell) => !state.painted.has(cell))
      ? "not_painted"
      : [...state.painted].some((cell) => !asked.has(cell))
        ? "painted_too_much"
        : "",
    paints: state.painted.size ? "" : "not_painted",
  };
  return goals.map((goal) => reasons[goal]).find(Boolean) ?? "";
}

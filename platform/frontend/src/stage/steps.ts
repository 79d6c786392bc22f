/** What a program does on a stage, as the page accepts it. */

import * as v from "valibot";
import { turtleRecord } from "./drawing.ts";
import { action } from "./world.ts";

const act = v.union([action, turtleRecord]);

/** An act of the program and the line that asked for it, counted from 1. */
export const step = v.strictTuple([act, v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1)))]);

export type Step = v.InferOutput<typeof step>;

/** What Python is told before a run: the world, or a fresh paper. */
export type Play = { engine: "grid"; world: string; max_steps: number } | { engine: "turtle"; seed: number | null };

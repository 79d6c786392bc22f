/** What a stage shows, whatever plays on it. */

/** One thing that a program did, as the playground modules record it. */
export type Act = string | readonly unknown[];

export interface Scene {
  readonly svg: SVGElement;
  /** Milliseconds an act is shown for, by speed. */
  readonly pace: Record<Speed, number>;
  /** Back to before the program. */
  reset(): void;
  show(act: Act, durationMs: number): void;
  /** What has come of it, in a sentence. */
  outcome(): string;
}

export type Speed = "slow" | "normal" | "fast";

/** Sentences by name, in the reader's language, with places to fill. */
export type Texts = Record<string, string>;

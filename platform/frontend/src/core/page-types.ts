/** What the server puts into pages for their scripts: made by bin/page_types.py, not by hand. */

export interface PageTypes {
  BoardData: BoardData;
  ErrorTexts: ErrorTexts;
  GridStage: GridStage;
  MomentData: MomentData;
  PainterTexts: PainterTexts;
  PaperStage: PaperStage;
  PuzzleData: PuzzleData;
}
export interface BoardData {
  engine: "grid" | "turtle";
  toolbox: string[];
  most: number | null;
  is_read_only: boolean;
  starter: string;
  texts: {
    [k: string]: string;
  };
  words: BlockWords;
}
export interface BlockWords {
  structures: string[];
  grid: {
    [k: string]: BlockCall;
  };
  turtle: {
    [k: string]: BlockCall;
  };
  numbers: string[];
  colours: {
    [k: string]: string;
  };
}
export interface BlockCall {
  fr: string;
  sees?: boolean;
  number?: number;
  colour?: string;
}
export interface ErrorTexts {
  sentences: {
    /**
     * @minItems 2
     * @maxItems 2
     */
    [k: string]: [string, string];
  };
  words: {
    [k: string]: string;
  };
}
export interface GridStage {
  engine: "grid";
  worlds: string[];
  goal: ("reach" | "collected" | "painted" | "paints")[];
  max_steps: number;
}
export interface MomentData {
  when: string;
  at: number;
  source: string;
  checked: string;
  passed: boolean;
}
export interface PainterTexts {
  tools: {
    [k: string]: string;
  };
  cells: {
    [k: string]: string;
  };
  cell: string;
  tool: string;
  world: string;
  wider: string;
  narrower: string;
  taller: string;
  lower: string;
  as_text: string;
}
export interface PaperStage {
  engine: "turtle";
  goal: unknown[];
  seed: number | null;
}
export interface PuzzleData {
  given: string;
  lines: string[];
  indent: "1d" | "2d";
  texts: PuzzleTexts;
}
export interface PuzzleTexts {
  placed: string;
  moved: string;
  indented: string;
  taken: string;
  up: string;
  down: string;
  inwards: string;
  outwards: string;
  back: string;
}

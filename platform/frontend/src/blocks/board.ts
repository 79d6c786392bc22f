/** The board on which a child puts blocks together. */

import * as Blockly from "blockly/core";
import english from "blockly-messages/en";
import french from "blockly-messages/fr";
import { blocksOf, draftOf } from "./draft.ts";
import { frenchForReaders } from "./french-for-readers.ts";
import { type Language, type Program, programOf, type Workspace } from "./program.ts";
import { type BlockTexts, counts, defineBlocks, toolboxOf, type Words } from "./shapes.ts";
import { themeOf } from "./theme.ts";

/** What the page says of its blocks. */
export interface BoardData {
  engine: "grid" | "turtle";
  toolbox: string[];
  /** How many blocks may be used; `null` for any number. */
  most: number | null;
  /** A Blockly workspace, in JSON. */
  starter: string;
  /** Whether the blocks are only there to be read. */
  is_read_only: boolean;
  texts: BlockTexts;
  words: Words;
}

/** Below this width, in CSS pixels, the toolbox lies at the bottom. */
const NARROW_PX = 560;
const BORDER_PX = 24;

export class Board {
  readonly #workspace: Blockly.WorkspaceSvg;
  readonly #language: Language;
  #program: Program = { source: "", blocks: [] };
  #draft = "";
  /** Whether the last press on the board was a key's. */
  #isByKeyboard = false;

  /** Put a board into `place`; `changed` is called when the program or the blocks have changed. */
  constructor(
    place: HTMLElement,
    private readonly data: BoardData,
    draft: string,
    private readonly changed: () => void,
  ) {
    const isFrench = document.documentElement.lang === "fr";
    const { [data.engine]: calls, colours } = data.words;
    this.#language = { module: data.engine === "grid" ? "robot" : "turtle", calls, colours, isFrench };
    Blockly.setLocale(isFrench ? { ...JSON.parse(french), ...frenchForReaders } : JSON.parse(english));
    defineBlocks(calls, colours, data.texts, isFrench);
    this.#workspace = this.#inject(place, this.#hasAllPieces ? undefined : toolboxOf(data.toolbox, calls));
    this.#limitBlocks();
    this.#load(blocksOf(draft) ?? (JSON.parse(data.starter) as Workspace));
    this.#workspace.clearUndo();
    this.#read();
    place.addEventListener("keydown", () => (this.#isByKeyboard = true), { capture: true });
    place.addEventListener("pointerdown", () => (this.#isByKeyboard = false), { capture: true });
    this.#workspace.addChangeListener((event) => this.#heard(event));
    new ResizeObserver(() => Blockly.svgResize(this.#workspace)).observe(place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () =>
      this.#workspace.setTheme(themeOf(place)),
    );
  }

  source(): string {
    return this.#program.source;
  }

  draft(): string {
    return this.#draft;
  }

  /** How many blocks may still be used; `null` for any number. */
  get blocksLeft(): number | null {
    if (this.data.most === null) return null;
    return this.data.most - this.#workspace.getAllBlocks(false).filter((block) => counts(block.type)).length;
  }

  /** Light up the block that a line of the program came from. */
  follow(line: number | null): void {
    this.#workspace.highlightBlock(line === null ? null : (this.#program.blocks[line - 1] ?? null));
  }

  undo(): void {
    this.#workspace.undo(false);
  }

  redo(): void {
    this.#workspace.undo(true);
  }

  get canUndo(): boolean {
    return this.#workspace.getUndoStack().length > 0;
  }

  get canRedo(): boolean {
    return this.#workspace.getRedoStack().length > 0;
  }

  /** Back to the first blocks; what was there can be had again by **Undo**. */
  restart(): void {
    this.#replace(JSON.parse(this.data.starter) as Workspace);
  }

  /** Take up an earlier draft; a program without blocks changes nothing. */
  replace(draft: string): void {
    const workspace = blocksOf(draft);
    if (workspace) this.#replace(workspace);
  }

  #replace(workspace: Workspace): void {
    Blockly.Events.setGroup(true);
    this.#workspace.clear();
    this.#load(workspace);
    Blockly.Events.setGroup(false);
  }

  /** Whether every block lies on the board from the first, to be put in order. */
  get #hasAllPieces(): boolean {
    return this.data.toolbox.length === 0;
  }

  #inject(place: HTMLElement, toolbox: Blockly.utils.toolbox.ToolboxDefinition | undefined): Blockly.WorkspaceSvg {
    const isNarrow = place.clientWidth < NARROW_PX;
    return Blockly.inject(place, {
      renderer: "zelos",
      theme: themeOf(place),
      ...(toolbox && { toolbox }),
      readOnly: this.data.is_read_only,
      media: `${place.dataset["media"]}/`,
      horizontalLayout: isNarrow,
      toolboxPosition: isNarrow ? "end" : "start",
      sounds: false,
      trashcan: false,
      comments: false,
      collapse: false,
      disable: false,
      zoom: {
        controls: false,
        pinch: true,
        wheel: false,
        startScale: isNarrow ? 0.8 : 0.9,
        minScale: 0.5,
        maxScale: 1.5,
      },
      // The wheel moves the page: under a hand that only scrolls by, the board must not run away.
      move: { drag: true, wheel: false, scrollbars: true },
    });
  }

  #load(workspace: Workspace): void {
    Blockly.serialization.workspaces.load(workspace as { [key: string]: unknown }, this.#workspace, {
      recordUndo: true,
    });
    const start = this.#workspace.getBlocksByType("start", false)[0];
    start?.setDeletable(false);
    // What is deleted could not be taken from a toolbox again.
    if (this.#hasAllPieces) for (const block of this.#workspace.getAllBlocks(false)) block.setDeletable(false);
    this.#workspace.scroll(BORDER_PX, BORDER_PX);
  }

  /** Blockly's own limit counts the numbers in their holes; a child counts blocks. */
  #limitBlocks(): void {
    if (this.data.most === null) return;
    this.#workspace.options.maxBlocks = this.data.most;
    this.#workspace.isCapacityAvailable = (wanted) => {
      const more = Object.entries(wanted).reduce((sum, [type, number]) => sum + (counts(type) ? number : 0), 0);
      return more <= (this.blocksLeft ?? Infinity);
    };
  }

  #heard(event: Blockly.Events.Abstract): void {
    if (event instanceof Blockly.Events.BlockDrag && !event.isStart && this.#isByKeyboard) this.#hangOn(event.blockId);
    // While a block is carried it still hangs where it came from.
    if (event.isUiEvent || this.#workspace.isDragging()) return;
    const before = this.#draft;
    this.#read();
    if (this.#draft !== before) this.changed();
  }

  /** Hang a block that was put down by keyboard below the program, where Blockly found no place for it. */
  #hangOn(id: string | null | undefined): void {
    const block = id ? this.#workspace.getBlockById(id) : null;
    const start = this.#workspace.getBlocksByType("start", false)[0];
    const end = start?.lastConnectionInStack(false);
    if (!block?.previousConnection || block.getParent() || !end) return;
    if (this.#workspace.connectionChecker.canConnect(end, block.previousConnection, false))
      end.connect(block.previousConnection);
  }

  #read(): void {
    const workspace = Blockly.serialization.workspaces.save(this.#workspace) as Workspace;
    this.#program = programOf(workspace, this.#language);
    this.#draft = draftOf(this.#program.source, workspace);
  }
}

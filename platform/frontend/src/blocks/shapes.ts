/** The blocks: what stands on them, what fits where, and how they come in a toolbox. */

import * as Blockly from "blockly/core";
import type { Call } from "./program.ts";

/** What stands on the blocks, in the reader's language; `%1` is a hole. */
export type BlockTexts = Record<string, string>;

export interface Words {
  structures: string[];
  grid: Record<string, Call>;
  turtle: Record<string, Call>;
  numbers: string[];
  colours: Record<string, string>;
}

type Definition = Record<string, unknown> & { type: string };

const NUMBER_HOLE = (name: string) => ({ type: "input_value", name, check: "Number" });
const CONDITION = { type: "input_value", name: "CONDITION", check: "Boolean" };
const BODY = (name: string) => ({ type: "input_statement", name });
const STACKED = { previousStatement: null, nextStatement: null };
const OPERATORS = [
  ["+", "+"],
  ["−", "-"],
  ["×", "*"],
  ["÷", "/"],
];

/** Define every block of an engine. */
export function defineBlocks(
  calls: Record<string, Call>,
  colours: Record<string, string>,
  texts: BlockTexts,
  isFrench: boolean,
): void {
  const named = (kind: string) => ({
    type: "field_variable",
    name: "NAME",
    variable: texts[kind === "routine" ? "own_name" : "variable_name"],
    variableTypes: [kind],
    defaultType: kind,
  });
  const structures: Definition[] = [
    { type: "start", message0: texts["start"], nextStatement: null, style: "start_blocks" },
    {
      type: "repeat",
      message0: texts["repeat"],
      args0: [NUMBER_HOLE("TIMES")],
      message1: "%1",
      args1: [BODY("DO")],
      ...STACKED,
      style: "structure_blocks",
    },
    {
      type: "repeat_until",
      message0: texts["repeat_until"],
      args0: [CONDITION],
      message1: "%1",
      args1: [BODY("DO")],
      ...STACKED,
      style: "structure_blocks",
    },
    {
      type: "if",
      message0: texts["if"],
      args0: [CONDITION],
      message1: "%1",
      args1: [BODY("DO")],
      ...STACKED,
      style: "choice_blocks",
    },
    {
      type: "if_else",
      message0: texts["if"],
      args0: [CONDITION],
      message1: "%1",
      args1: [BODY("DO")],
      message2: texts["else"],
      message3: "%1",
      args3: [BODY("ELSE")],
      ...STACKED,
      style: "choice_blocks",
    },
    { type: "not", message0: texts["not"], args0: [CONDITION], output: "Boolean", style: "choice_blocks" },
    {
      type: "define",
      message0: texts["define"],
      args0: [named("routine")],
      message1: "%1",
      args1: [BODY("DO")],
      style: "own_blocks",
    },
    { type: "call", message0: "%1", args0: [named("routine")], ...STACKED, style: "own_blocks" },
    {
      type: "number",
      message0: "%1",
      args0: [{ type: "field_number", name: "NUMBER", value: 0 }],
      output: "Number",
      style: "number_blocks",
    },
    { type: "variable", message0: "%1", args0: [named("")], output: "Number", style: "number_blocks" },
    {
      type: "set",
      message0: texts["set"],
      args0: [named(""), NUMBER_HOLE("VALUE")],
      inputsInline: true,
      ...STACKED,
      style: "number_blocks",
    },
    {
      type: "change",
      message0: texts["change"],
      args0: [named(""), NUMBER_HOLE("VALUE")],
      inputsInline: true,
      ...STACKED,
      style: "number_blocks",
    },
    {
      type: "arithmetic",
      message0: "%1 %2 %3",
      args0: [NUMBER_HOLE("A"), { type: "field_dropdown", name: "OPERATOR", options: OPERATORS }, NUMBER_HOLE("B")],
      inputsInline: true,
      output: "Number",
      style: "number_blocks",
    },
  ];
  const choices = Object.entries(colours).map(([name, french]) => [isFrench ? french : name, name]);
  const commands = Object.entries(calls).map(([type, call]): Definition => {
    if (call.sees) return { type, message0: texts[type], output: "Boolean", style: "sense_blocks" };
    const style = PEN.has(type) ? "pen_blocks" : "move_blocks";
    const hole = call.number !== undefined ? [NUMBER_HOLE("NUMBER")] : [];
    const colour = call.colour ? [{ type: "field_dropdown", name: "COLOUR", options: choices }] : [];
    return { type, message0: texts[type], args0: [...hole, ...colour], ...STACKED, style };
  });
  Blockly.common.defineBlocksWithJsonArray([...structures, ...commands]);
}

const PEN = new Set(["pick", "paint", "penup", "pendown", "color", "width", "dot", "begin_fill", "end_fill"]);

/** The toolbox that offers these words, each block with its numbers in place. */
export function toolboxOf(
  words: readonly string[],
  calls: Record<string, Call>,
): Blockly.utils.toolbox.ToolboxDefinition {
  const blocks = words.flatMap((word) => {
    switch (word) {
      case "repeat":
        return [{ type: word, inputs: { TIMES: hole(4) } }];
      case "define":
        return [{ type: "define" }, { type: "call" }];
      case "variable":
        return [
          { type: "set", inputs: { VALUE: hole(10) } },
          { type: "change", inputs: { VALUE: hole(1) } },
          { type: "variable" },
        ];
      case "arithmetic":
        return [{ type: word, inputs: { A: hole(1), B: hole(1) } }];
      default:
        return [fromCall(word, calls[word])];
    }
  });
  return { kind: "flyoutToolbox", contents: blocks.map((block) => ({ kind: "block", ...block })) };
}

function fromCall(type: string, call: Call | undefined): object {
  if (call?.number !== undefined) return { type, inputs: { NUMBER: hole(call.number) } };
  return call?.colour ? { type, fields: { COLOUR: call.colour } } : { type };
}

const hole = (number: number) => ({ shadow: { type: "number", fields: { NUMBER: number } } });

/** Which word of a toolbox a block counts as; the start and the numbers in their holes do not count. */
export const counts = (type: string): boolean => type !== "start" && type !== "number";

/** How blocks look: the page's own colours and letters. White stands at 4.5:1 or more on each block. */

import * as Blockly from "blockly/core";

const shade = (colourPrimary: string, colourSecondary: string, colourTertiary: string) => ({
  colourPrimary,
  colourSecondary,
  colourTertiary,
});

const BLOCKS = {
  start_blocks: shade("#6b3fa0", "#8a63b8", "#4d2b77"),
  move_blocks: shade("#1f66c1", "#4a86d3", "#164a8d"),
  pen_blocks: shade("#0d7377", "#2f9195", "#085355"),
  structure_blocks: shade("#b4450d", "#c9693a", "#823006"),
  choice_blocks: shade("#1c7a45", "#41955f", "#125630"),
  sense_blocks: shade("#1c7a45", "#41955f", "#125630"),
  own_blocks: shade("#a8326e", "#be5a8b", "#7b214f"),
  number_blocks: shade("#4d5b66", "#6e7b85", "#333e47"),
};

/** The theme for the page as it is now: light or dark. */
export function themeOf(page: HTMLElement): Blockly.Theme {
  const token = (name: string): string => getComputedStyle(page).getPropertyValue(name).trim();
  return Blockly.Theme.defineTheme("workshop", {
    name: "workshop",
    base: Blockly.Themes.Zelos,
    blockStyles: BLOCKS,
    componentStyles: {
      workspaceBackgroundColour: token("--surface"),
      toolboxBackgroundColour: token("--sunken"),
      flyoutBackgroundColour: token("--sunken"),
      flyoutForegroundColour: token("--ink"),
      flyoutOpacity: 1,
      scrollbarColour: token("--line-strong"),
      scrollbarOpacity: 0.6,
      insertionMarkerColour: token("--ink"),
      insertionMarkerOpacity: 0.35,
    },
    fontStyle: { family: token("--text"), weight: "650", size: 13 },
    startHats: false,
  });
}

/** The Python editor: CodeMirror with what a beginner needs and nothing that distracts. */

import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { indentationGuides } from "./indentation.ts";

const markError = StateEffect.define<number | null>();
const markAtWork = StateEffect.define<number | null>();

/** One line that stands out until the text changes. */
function lineMark(effectType: typeof markError, style: string): StateField<DecorationSet> {
  const decoration = Decoration.line({ class: style });
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      let result = transaction.docChanged ? Decoration.none : marks.map(transaction.changes);
      for (const effect of transaction.effects) {
        if (!effect.is(effectType)) continue;
        const line = effect.value;
        const exists = line !== null && line >= 1 && line <= transaction.state.doc.lines;
        result = exists ? Decoration.set([decoration.range(transaction.state.doc.line(line).from)]) : Decoration.none;
      }
      return result;
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

// Colours are the page's own (styles/workspace.css), so that light and dark follow it.
const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.operatorKeyword], class: "tok-keyword" },
  { tag: [tags.string, tags.special(tags.string)], class: "tok-string" },
  { tag: [tags.number, tags.bool, tags.null], class: "tok-number" },
  { tag: tags.comment, class: "tok-comment" },
  { tag: [tags.function(tags.variableName), tags.standard(tags.variableName)], class: "tok-function" },
]);

export interface Editor {
  source(): string;
  replace(text: string): void;
  insert(text: string): void;
  indent(): void;
  /** Mark a line, counted from 1; `null` takes the mark away. */
  markLine(line: number | null): void;
  /** Show which line is at work, as the stage plays it. */
  follow(line: number | null): void;
  focus(): void;
}

/** Put an editor into `place`, holding `text`; `changed` is called after each edit. */
export function makeEditor(place: HTMLElement, text: string, changed: () => void): Editor {
  const attributes = new Compartment();
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        indentOnInput(),
        indentationGuides,
        bracketMatching(),
        closeBrackets(),
        indentUnit.of("    "),
        EditorState.tabSize.of(4),
        EditorView.lineWrapping,
        python(),
        syntaxHighlighting(highlighting),
        lineMark(markError, "cm-error-line"),
        lineMark(markAtWork, "cm-at-work"),
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        attributes.of(
          EditorView.contentAttributes.of({
            "aria-label": place.dataset["label"] ?? "",
            "aria-describedby": "editor-help",
            autocapitalize: "off",
            autocorrect: "off",
            spellcheck: "false",
          }),
        ),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed();
        }),
      ],
    }),
  });
  return {
    source: () => view.state.doc.toString(),
    replace: (next) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    insert(addition) {
      view.dispatch(view.state.replaceSelection(addition), { scrollIntoView: true });
      view.focus();
    },
    indent() {
      indentWithTab.run?.(view);
      view.focus();
    },
    markLine: (line) => view.dispatch({ effects: markError.of(line) }),
    follow: (line) => view.dispatch({ effects: markAtWork.of(line) }),
    focus: () => view.focus(),
  };
}

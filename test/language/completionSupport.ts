import assert from 'node:assert/strict';
import type { CompletionItem } from 'vscode-languageserver-types';
import { completion } from '../../server/src/language/features/index';
import type { ConnectionDocument, Context } from '../../server/src/language/index';
import { withCaret } from '../support/caret';
import { afterEdits, documentOf, editorContext } from './support';

/** An editor that does not know snippets: what it inserts is seen as it is. */
export const plainContext: Context = { ...editorContext, editor: { snippets: false, markdown: true } };

export interface Asked {
  readonly document: ConnectionDocument;
  readonly items: readonly CompletionItem[];
}

/** What is offered at the caret `|` of a text, of the file that the context may know, too. */
export function ask(
  marked: string,
  context = plainContext,
  trigger?: string,
  read: (text: string) => ConnectionDocument = documentOf,
): Asked {
  const { text, offset } = withCaret(marked);
  const document = read(text);
  const { items } = completion(document, document.lines.positionAt(offset), context, trigger);
  return { document, items };
}

/** The labels in the order in which an editor shows them. */
export function labelsOf({ items }: Asked): string[] {
  return [...items].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1)).map((item) => item.label);
}

export function itemOf({ items }: Asked, label: string): CompletionItem {
  const item = items.find((one) => one.label === label);
  assert.ok(item, `${label} is not offered, but ${items.map((one) => one.label).join()}`);
  return item;
}

/** The text after an item was accepted, in the mode of the editor that is asked for. */
export function accept(asked: Asked, label: string, mode: 'insert' | 'replace' = 'replace'): string {
  const { textEdit } = itemOf(asked, label);
  assert.ok(textEdit);
  const range = 'range' in textEdit ? textEdit.range : textEdit[mode];
  return afterEdits(asked.document, [{ range, newText: textEdit.newText }]);
}

/** What stands in an editor that expanded a snippet and kept all it proposes; `${1}` repeats what the first proposes. */
export function expanded(snippet: string): string {
  const first = /\$\{1:([^}]*)\}/.exec(snippet)?.[1] ?? '';
  return snippet
    .replaceAll('${1}', first)
    .replace(
      /\\([$}\\])|\$\{\d+:((?:[^}\\]|\\.)*)\}|\$\{\d+\|([^,|]*)[^}]*\}/g,
      (...groups: string[]) => groups.slice(1, 4).find((group) => typeof group === 'string') ?? '',
    );
}

/** The lines of a block with one line, for a caret in it. */
export function inBlock(line: string, more = ''): string {
  return `A\n{\n${line}\n${more}}\n`;
}

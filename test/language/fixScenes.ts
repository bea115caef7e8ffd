import { readdirSync, readFileSync } from 'node:fs';
import type { CodeAction } from 'vscode-languageserver-types';
import { codeActions } from '../../server/src/language/features/index';
import type { ConnectionDocument, Context } from '../../server/src/language/index';
import { ruleDocs } from '../../server/src/language/rules/docs';
import { withCaret } from '../support/caret';
import { afterEdits, documentOf, editorContext } from './support';
import { clusterFacts, contextOf, documentsOf } from './workspaceSupport';

/** A text with a caret in it, and whatever else is known there. */
export interface Scene {
  readonly document: ConnectionDocument;
  readonly offset: number;
  readonly context: Context;
}

/**
 * The scene of a golden file. The example of a rule that is about several files brings these with it: the marked text is
 * one of them.
 */
export function sceneOf(name: string, marked: string): Scene {
  const { text, offset } = withCaret(marked);
  const bad = Object.entries(ruleDocs).find(([id]) => id === name)?.[1].example.bad ?? '';
  if (typeof bad === 'string') {
    return { document: documentOf(text), offset, context: editorContext };
  }
  const settings = bad.find((file) => file.name.endsWith('.json'))?.text ?? '{}';
  const connections = (JSON.parse(settings) as Record<string, []>)['backupSync.connections'];
  const files = bad.filter((file) => !file.name.endsWith('.json')).map((file) => [file.name, file.text]);
  const documents = documentsOf(Object.fromEntries(files) as Record<string, string>);
  const document = documents.find((one) => one.text === text);
  if (!document) {
    throw new TypeError(`${name} is not a file of the example:\n${text}`);
  }
  return {
    document,
    offset,
    context: { ...contextOf(documents, connections, clusterFacts), editor: editorContext.editor },
  };
}

/** The actions at the caret, each with the text that it leaves. */
export function actionsIn({ document, offset, context }: Scene, only?: readonly string[]) {
  const position = document.lines.positionAt(offset);
  return codeActions(document, { start: position, end: position }, context, only).map((action) => ({
    ...action,
    after: afterEdits(document, action.edit?.changes?.[document.uri] ?? []),
  }));
}

/** Neither silences a finding nor is about others of the same kind. */
export function isFix({ title, kind }: CodeAction): boolean {
  return kind === 'quickfix' && !/^(?:Disable|Fix all) /.test(title);
}

const openEnd = '\n\\ No newline at end of file\n';

/** A text as a golden file has it: the next part begins a line, also behind a text without a last line break. */
export function toGolden(text: string): string {
  return text.endsWith('\n') ? text : text + openEnd;
}

interface Golden {
  /** That of the file, without its ending. */
  readonly name: string;
  /** A text with a caret. */
  readonly marked: string;
  /** The whole file: the marked text, then for each action `=== title` and the text that it leaves. */
  readonly content: string;
}

export function goldens(folder: string): readonly Golden[] {
  return readdirSync(folder).map((file) => {
    const content = readFileSync(`${folder}/${file}`, 'utf8');
    const [first = ''] = content.split(/^=== /m, 1);
    const marked = first.endsWith(openEnd) ? first.slice(0, -openEnd.length) : first;
    return { name: file.replace(/\.txt$/, ''), marked, content };
  });
}

export function goldenOf(marked: string, actions: readonly { title: string; after: string }[]): string {
  return [toGolden(marked), ...actions.map(({ title, after }) => `=== ${title}\n${toGolden(after)}`)].join('');
}

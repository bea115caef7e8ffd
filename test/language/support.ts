import { readFileSync } from 'node:fs';
import { applyChanges } from '../../server/src/language/features/index';
import {
  defaultContext,
  findings,
  readDocument,
  type ConnectionDocument,
  type Context,
} from '../../server/src/language/index';
import type { TextEdit } from 'vscode-languageserver-types';

export const editorContext: Context = { ...defaultContext, editor: { snippets: true, markdown: true } };

export function documentOf(text: string): ConnectionDocument {
  return readDocument('file:///connection.cfg', text);
}

/** `level rule "marked text"` for each finding, in the order of the text. */
export function found(text: string, context: Context = defaultContext): readonly string[] {
  return findings(documentOf(text), context).map(
    ({ problem, level }) =>
      `${level} ${problem.rule} ${JSON.stringify(text.slice(problem.offset, problem.offset + problem.length))}`,
  );
}

/** The findings that are more than advice. */
export function complaints(text: string): readonly string[] {
  return found(text).filter((line) => /^(error|warning) /.test(line));
}

/** The text after edits that an editor was given. */
export function afterEdits(document: ConnectionDocument, edits: readonly TextEdit[]): string {
  const changes = edits.map(({ range, newText }) => {
    const offset = document.lines.offsetAt(range.start);
    return { offset, length: document.lines.offsetAt(range.end) - offset, newText };
  });
  return applyChanges(document.text, changes);
}

export const clientSample = readFileSync('test/golden/samples/client.cfg', 'utf8');
export const serverSample = readFileSync('test/golden/samples/server.cfg', 'utf8');

/** A client block without one of its lines, or with another line in its place. */
export function clientWith(key: string, line: string | undefined): string {
  return clientSample.replace(new RegExp(`^${key} =.*\n`, 'm'), line === undefined ? '' : `${line}\n`);
}

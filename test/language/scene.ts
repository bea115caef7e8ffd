import assert from 'node:assert/strict';
import type { Position } from 'vscode-languageserver-types';
import type { ConnectionDocument, ConnectionSetting, Context } from '../../server/src/language/index';
import { withCaret } from '../support/caret';
import { contextOf, documentsOf, pathOf, type Files } from './workspaceSupport';

export interface Scene {
  readonly document: ConnectionDocument;
  readonly position: Position;
  readonly context: Context;
}

/** Some files, one of which has the caret `|`: that one, where the caret is, and what is known of all. */
export function sceneOf(marked: Files, connections: readonly ConnectionSetting[] = []): Scene {
  const [file, written] = Object.entries(marked).find(([, text]) => text.includes('|')) ?? ['', ''];
  const { text, offset } = withCaret(written);
  const documents = documentsOf({ ...marked, [file]: text });
  const document = documents.find(({ uri }) => pathOf(uri) === file);
  assert.ok(document);
  return { document, position: document.lines.positionAt(offset), context: contextOf(documents, connections) };
}

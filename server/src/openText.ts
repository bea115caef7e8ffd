import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { changedDocument, readDocument, type ConnectionDocument, type PositionEncoding } from './language/index';
import { readRange } from './wire';

/** One version of an open file. What it shares with the version before is read once. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly document: ConnectionDocument;
}

/** How the editor's messages become texts, with positions counted as agreed on. */
export function openTexts(encoding: () => PositionEncoding): TextDocumentsConfiguration<OpenText> {
  return {
    create: (uri, _language, version, text) => ({
      uri: asText(uri),
      version,
      document: readDocument(asText(uri), asText(text), encoding()),
    }),
    update: ({ uri, document }, changes, version) => ({
      uri,
      version,
      document: changes.reduce(applyChange, document),
    }),
  };
}

/** A range that is written backwards is turned around; where there is none that can be read, nothing changes. */
function applyChange(document: ConnectionDocument, change: TextDocumentContentChangeEvent): ConnectionDocument {
  const newText = asText(change.text);
  if (!('range' in change)) {
    return changedDocument(document, { offset: 0, length: document.segments.length, newText });
  }
  const range = readRange(change.range);
  if (!range) {
    return document;
  }
  const offsets = [document.lines.offsetAt(range.start), document.lines.offsetAt(range.end)];
  const offset = Math.min(...offsets);
  return changedDocument(document, { offset, length: Math.max(...offsets) - offset, newText });
}

/** What is no text does not get into a file: whoever reads it later could not say whose fault it is. */
function asText(written: unknown): string {
  return typeof written === 'string' ? written : '';
}

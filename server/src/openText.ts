import type { TextDocumentContentChangeEvent, TextDocumentsConfiguration } from 'vscode-languageserver';
import { Lines, type PositionEncoding } from './language/index';
import { readRange } from './wire';

/** One version of an open file's text. */
export interface OpenText {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** How the editor's messages become texts, with positions counted as agreed on. */
export function openTexts(encoding: () => PositionEncoding): TextDocumentsConfiguration<OpenText> {
  return {
    create: (uri, _language, version, text) => ({ uri: asText(uri), version, text: asText(text) }),
    update: ({ uri, text }, changes, version) => ({
      uri,
      version,
      text: changes.reduce((before, change) => applyChange(before, change, encoding()), text),
    }),
  };
}

/** A range that is written backwards is turned around; where there is none that can be read, nothing changes. */
function applyChange(text: string, change: TextDocumentContentChangeEvent, encoding: PositionEncoding): string {
  if (!('range' in change)) {
    return asText(change.text);
  }
  const range = readRange(change.range);
  if (!range) {
    return text;
  }
  const lines = new Lines(text, encoding);
  const offsets = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  return text.slice(0, Math.min(...offsets)) + asText(change.text) + text.slice(Math.max(...offsets));
}

/** What is no text does not get into a file: whoever reads it later could not say whose fault it is. */
function asText(written: unknown): string {
  return typeof written === 'string' ? written : '';
}

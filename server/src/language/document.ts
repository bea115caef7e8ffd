import type { Problem } from './rules/problem';
import { parse } from './syntax/parser';
import type { DocumentNode } from './syntax/nodes';
import type { SyntaxCode } from './syntax/problems';
import { Lines, type PositionEncoding } from './text';

/** One version of a Connection file, read once and asked often. */
export interface ConnectionDocument {
  readonly uri: string;
  readonly text: string;
  readonly tree: DocumentNode;
  /** What the parser complains about; `validate` adds the rest. */
  readonly problems: readonly Problem<SyntaxCode>[];
  readonly lines: Lines;
}

/** Positions are counted in `encoding`, which is what the editor and the server agreed on. */
export function readDocument(uri: string, text: string, encoding?: PositionEncoding): ConnectionDocument {
  return { uri, text, ...parse(text), lines: new Lines(text, encoding) };
}

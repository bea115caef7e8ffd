import assert from 'node:assert/strict';
import type { Position, Range } from 'vscode-languageserver-types';
import type { ConnectionDocument } from '../../../server/src/language/index';

/** Whether a range is one of a text: it begins and ends at characters that there are, and not backwards. */
export function assertRange({ lines }: ConnectionDocument, range: Range, what: string): void {
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  const actual = lines.rangeOf({ offset: start, length: end - start });
  assert.ok(isSame(actual.start, range.start) && isSame(actual.end, range.end), `${what} lies outside of the text`);
  assert.ok(start <= end, `${what} is written backwards`);
}

function isSame(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}

export function isWithin(inner: Range, outer: Range): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

export function isBefore(one: Position, other: Position): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

/** All ranges of something that an editor is sent, but for those that lie in other files. */
export function* rangesIn(answer: unknown, uri: string): Generator<Range> {
  if (typeof answer !== 'object' || answer === null) {
    return;
  }
  if (isRange(answer)) {
    yield answer;
    return;
  }
  const { uri: address, targetUri } = answer as { readonly uri?: unknown; readonly targetUri?: unknown };
  if (typeof (address ?? targetUri ?? uri) === 'string' && (address ?? targetUri ?? uri) !== uri) {
    return;
  }
  for (const part of Object.values(answer)) {
    yield* rangesIn(part, uri);
  }
}

function isRange(value: object): value is Range {
  return 'start' in value && 'end' in value && isPosition(value.start) && isPosition(value.end);
}

function isPosition(value: unknown): value is Position {
  return typeof value === 'object' && value !== null && 'line' in value && 'character' in value;
}

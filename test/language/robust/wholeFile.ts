import assert from 'node:assert/strict';
import type { Range, TextEdit } from 'vscode-languageserver-types';
import {
  codeActions,
  codeLenses,
  documentLinks,
  documentSymbols,
  flatSymbols,
  findBlocks,
  foldingRanges,
  formatting,
  inlayHints,
  rangeFormatting,
  semanticTokens,
  workspaceSymbol,
} from '../../../server/src/language/features/index';
import {
  diagnostics,
  semanticTokensLegend,
  type ConnectionDocument,
  type Context,
} from '../../../server/src/language/index';
import { afterEdits, documentOf } from '../support';
import { assertRange, isBefore, isWithin, rangesIn } from './places';

/** What holds for the answers about a file or a stretch of it. Returns them all. */
export function assertFile(document: ConnectionDocument, range: Range, context: Context): unknown {
  const { text, lines, uri } = document;
  const whole = lines.rangeOf({ offset: 0, length: text.length });
  const answers = {
    diagnostics: diagnostics(document, context),
    symbols: [documentSymbols(document), flatSymbols(document)],
    lenses: codeLenses(document, context),
    links: documentLinks(document, context),
    hints: inlayHints(document, range, context),
    edits: [formatting(document), rangeFormatting(document, range)],
  };
  for (const [name, answer] of Object.entries(answers)) {
    for (const found of rangesIn(answer, uri)) {
      assertRange(document, found, name);
    }
  }
  for (const { position } of answers.hints) {
    assert.ok(!isBefore(position, range.start) && !isBefore(range.end, position), 'a hint lies outside of the range');
    assertRange(document, { start: position, end: position }, 'a hint');
  }
  assertEdits(document, whole, range);
  assertTokens(document, range);
  assertFolds(document);
  // These may be about a file that there is not yet, or another one.
  return {
    ...answers,
    workspaceSymbols: findBlocks('c', context.workspace).map((block) => workspaceSymbol(block, context)),
    actions: codeActions(document, range, context),
  };
}

function assertEdits(document: ConnectionDocument, whole: Range, range: Range): void {
  const all = formatting(document);
  const some = rangeFormatting(document, range);
  const ofAll = new Set(all.map(written));
  assert.ok(
    some.every((edit) => ofAll.has(written(edit))),
    'a range is formatted in another way than the file',
  );
  assert.deepEqual(rangeFormatting(document, whole), all, 'the range of all is not formatted as all');
  for (const { range: changed, newText } of all) {
    assert.match(newText, /^(?: ?|\r\n?|\n)$/, 'formatting writes more than a blank or a line break');
    assert.equal(changed.start.line, changed.end.line, 'a change of formatting has several lines');
    const inRange = changed.start.line > range.start.line && changed.end.line < range.end.line;
    assert.ok(!inRange || some.some((edit) => isWithin(edit.range, changed)), 'a change of the range is left out');
  }
  const once = documentOf(afterEdits(document, all));
  assert.deepEqual(formatting(once), [], 'a formatted text is formatted again');
}

function written({ range: { start, end }, newText }: TextEdit): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${newText}`;
}

interface Token {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly type: string | undefined;
}

/** The tokens of an answer. Throws where they are not in the order of the text. */
export function tokensOf({ data }: { readonly data: readonly number[] }): readonly Token[] {
  assert.equal(data.length % 5, 0, 'a token is not complete');
  const tokens: Token[] = [];
  let last: Token = { line: 0, start: 0, length: 0, type: '' };
  for (let at = 0; at < data.length; at += 5) {
    const [lines = NaN, characters = NaN, length = NaN, type = NaN] = data.slice(at, at + 5);
    const start = lines === 0 ? last.start + characters : characters;
    assert.ok(lines > 0 || start >= last.start + last.length, 'two tokens overlap');
    last = { line: last.line + lines, start, length, type: semanticTokensLegend.tokenTypes[type] };
    tokens.push(last);
  }
  return tokens;
}

function assertTokens(document: ConnectionDocument, range: Range): void {
  const all = tokensOf(semanticTokens(document));
  for (const { line, start, length, type } of all) {
    assert.ok(length > 0 && type !== undefined, 'a token is nothing');
    const place = { start: { line, character: start }, end: { line, character: start + length } };
    assertRange(document, place, 'a token');
  }
  const inLines = all.filter(({ line }) => line >= range.start.line && line <= range.end.line);
  assert.deepEqual(tokensOf(semanticTokens(document, range)), inLines, 'a range has other tokens than the file');
}

function assertFolds(document: ConnectionDocument): void {
  const last = document.lines.positionAt(document.text.length).line;
  const ends = new Map<number, number>();
  for (const { startLine, endLine } of foldingRanges(document)) {
    assert.ok(startLine >= 0 && startLine < endLine && endLine <= last, 'a fold is no lines of the text');
    assert.ok((ends.get(startLine) ?? Infinity) > startLine, 'two folds begin on one line');
    ends.set(startLine, endLine);
  }
}

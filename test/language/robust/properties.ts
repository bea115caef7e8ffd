import assert from 'node:assert/strict';
import { applyChanges, fixAllChanges, formattingChanges } from '../../../server/src/language/features/index';
import {
  findings,
  messageOf,
  rules,
  validate,
  type ConnectionDocument,
  type Finding,
  type Problem,
  type RuleId,
  type TextChange,
} from '../../../server/src/language/index';
import { leavesOf } from '../../../server/src/language/syntax/leaves';
import { documentOf } from '../support';

interface Span {
  readonly offset: number;
  readonly length: number;
}

/** What holds for every text whatsoever. Throws where it does not. */
export function assertSound(text: string): void {
  const document = documentOf(text);
  assertCovered(document);
  assertPlaces(document, findings(document));
  assertFormatting(document);
}

/** What holds for the fixes of every text. */
export function assertMendable(text: string): void {
  const document = documentOf(text);
  const before = everythingIn(text);
  for (const { problem } of findings(document)) {
    for (const fix of rules[problem.rule].fix?.(problem, text) ?? []) {
      assertFixes(text, before, problem, fix);
    }
  }
  assertFixAll(document);
}

/** The leaves follow each other, and between them are blanks only. */
function assertCovered({ text, tree }: ConnectionDocument): void {
  let end = text.startsWith('\ufeff') ? 1 : 0;
  for (const { offset, length } of [...leavesOf(tree.children), { offset: text.length, length: 0 }]) {
    assert.match(text.slice(end, offset), /^[ \t\r\n]*$/, 'a character belongs to nothing');
    assert.ok(offset >= end, 'two leaves overlap');
    end = offset + length;
  }
}

function assertPlaces({ text }: ConnectionDocument, found: readonly Finding[]): void {
  for (const { problem } of found) {
    assertWithin(text, problem);
    problem.related?.forEach((place) => assertWithin(text, place));
    assert.notEqual(messageOf(problem), '');
  }
  const places = found.map(({ problem }) => `${problem.offset} ${problem.length}`);
  assert.equal(new Set(places).size, places.length, `one place has two complaints: ${rulesOf(found).join(' ')}`);
}

function assertWithin(text: string, { offset, length }: Span): void {
  assert.ok(offset >= 0 && length >= 0 && offset + length <= text.length, 'a place lies outside of the text');
}

function assertFormatting(document: ConnectionDocument): void {
  const once = changed(document.text, formattingChanges(document));
  assert.equal(ink(once), ink(document.text), 'formatting changes more than blanks');
  assert.deepEqual(formattingChanges(documentOf(once)), [], 'a formatted text is formatted again');
}

function ink(text: string): string {
  return text.replace(/[ \t\r\n]+/g, '');
}

/** Their fixes let something be read that was not read before, so that what is wrong with it comes to light. */
const revealing: readonly string[] = [
  // Once SSH says which side it is, keys are missing.
  'empty-value',
  'ssh-value',
  'unknown-key',
  'server-with-client-keys',
  'stray-brace',
  'value-quoted',
  'unseen-character',
  'cron-too-many-fields',
  'node-mask',
  'node-port',
  'node-separator',
  'node-unicode-digit',
  'url-missing-scheme',
  'url-missing-volume',
  'url-query',
];

/** The word or the brace is gone. But then the words behind it are looked at, and other braces are each other's match. */
const rearranging: readonly string[] = ['directive-unknown', 'stray-brace'];

function assertFixes(
  text: string,
  before: readonly RuleId[],
  { rule }: Problem<RuleId>,
  { title, changes }: { readonly title: string; readonly changes: readonly TextChange[] },
): void {
  const after = changed(text, changes);
  const left = everythingIn(after);
  const count = (all: readonly RuleId[]): number => all.filter((other) => other === rule).length;
  assert.ok(rearranging.includes(rule) || count(left) < count(before), `"${title}" leaves ${rule}:\n${after}`);
  const errors = left.filter((other) => rules[other].level === 'error');
  assert.ok(
    revealing.includes(rule) || errors.length <= before.filter((other) => rules[other].level === 'error').length,
    `"${title}" for ${rule} brings an error (${errors.join(' ')}):\n${after}`,
  );
}

/** The rules of all problems: also of those that a graver one on the same place or a directive hides. */
function everythingIn(text: string): RuleId[] {
  const document = documentOf(text);
  const shown = text.includes('backup-sync:') ? findings(document).map(({ problem }) => problem) : [];
  const ofDirectives = shown.filter(({ rule }) => rule.startsWith('directive-'));
  return [...validate(document), ...ofDirectives].map(({ rule }) => rule);
}

function assertFixAll(document: ConnectionDocument): void {
  const after = changed(document.text, fixAllChanges(document));
  assert.deepEqual(fixAllChanges(documentOf(after)), [], 'what fixes all leaves something to fix');
}

/** The text after changes, which lie in it and do not overlap. */
function changed(text: string, changes: readonly TextChange[]): string {
  let end = 0;
  for (const change of changes.toSorted((a, b) => a.offset - b.offset)) {
    assertWithin(text, change);
    assert.ok(change.offset >= end, 'two changes overlap');
    end = change.offset + change.length;
  }
  return applyChanges(text, changes);
}

function rulesOf(found: readonly Finding[]): string[] {
  return found.map(({ problem }) => problem.rule);
}

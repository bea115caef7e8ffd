import assert from 'node:assert/strict';
import { documentOf } from '../support';
import { assertCaret } from './caret';
import type { Context } from '../../../server/src/language/index';
import { scenes, withText } from './scenes';
import { assertFile } from './wholeFile';

/**
 * What holds for the answers of every feature about a text, with and without knowledge of anything else: at some carets,
 * and in the range between the first of them and `until`.
 */
export function assertFeatures(
  text: string,
  carets: readonly number[],
  inScenes: readonly Context[] = scenes,
  until = carets[1] ?? text.length,
): void {
  const document = documentOf(text);
  const { lines } = document;
  for (const scene of inScenes) {
    const context = withText(scene, document);
    const [first = 0, second = 0] = [carets[0] ?? 0, until].map((at) => lines.offsetAt(lines.positionAt(at)));
    const [start, end] = [Math.min(first, second), Math.max(first, second)];
    assertFile(document, lines.rangeOf({ offset: start, length: end - start }), context);
    for (const offset of carets) {
      assertCaret(document, offset, context);
    }
  }
}

/** Some places of a text, taken from numbers of any size. */
export function caretsOf(text: string, numbers: readonly number[]): readonly number[] {
  return numbers.map((number) => number % (text.length + 1));
}

export function everywhereIn(text: string): readonly number[] {
  return Array.from({ length: text.length + 1 }, (_, offset) => offset);
}

/** Whether nothing that an editor is sent about a text has a part of a password in it. */
export function assertSilent(text: string, parts: readonly string[]): void {
  const document = documentOf(text);
  for (const scene of scenes) {
    const context = withText(scene, document);
    const whole = document.lines.rangeOf({ offset: 0, length: text.length });
    const answers = [
      assertFile(document, whole, context),
      ...everywhereIn(text).map((at) => assertCaret(document, at, context)),
    ];
    const seen = JSON.stringify(answers).toLowerCase();
    assert.deepEqual(
      parts.filter((part) => seen.includes(part.toLowerCase())),
      [],
      'an answer has a part of a password in it',
    );
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { lineBreakOf, Lines } from '../../server/src/language/text';

const text = 'one\ntwo\r\nthree\rfour😀\n\n';

test('offsets and positions are those of the reference implementation', () => {
  const lines = new Lines(text);
  const reference = TextDocument.create('file:///a', 'x', 1, text);
  for (let offset = 0; offset <= text.length; offset += 1) {
    // Between CR and LF there is no position; the reference moves to the end of the line.
    if (text[offset] !== '\n' || text[offset - 1] !== '\r') {
      assert.deepEqual(lines.positionAt(offset), reference.positionAt(offset));
    }
    assert.equal(lines.offsetAt(reference.positionAt(offset)), reference.offsetAt(reference.positionAt(offset)));
  }
});

test('a position behind the end of its line means that end', () => {
  const lines = new Lines(text);
  assert.equal(lines.offsetAt({ line: 1, character: 99 }), text.indexOf('\r\n'));
  assert.equal(lines.offsetAt({ line: 99, character: 0 }), text.length);
});

test('a line has no line break', () => {
  const lines = new Lines(text);
  assert.deepEqual(lines.lineAt(5), { offset: 4, length: 3 });
  assert.deepEqual(lines.lineAt(text.length), { offset: text.length, length: 0 });
});

test('the line break of a text is that of its first line', () => {
  assert.equal(lineBreakOf('a\r\nb\n'), '\r\n');
  assert.equal(lineBreakOf('a\nb\r\n'), '\n');
  assert.equal(lineBreakOf('a'), '\n');
});

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

const wide = `# é €😀\ud800x\nName😀\r\n${'€'.repeat(1023)}😀${'😀é'.repeat(2000)}\n\udc00\ud83d`;

test('in UTF-8 a character counts as many as it has bytes, and half a pair as many as U+FFFD', () => {
  const lines = new Lines(wide, 'utf-8');
  let start = 0;
  for (let offset = 0; offset <= wide.length; offset += 1) {
    if (wide[offset - 1] === '\n') {
      start = offset;
    }
    // Between the halves of a pair the answer is the character's start.
    const inside = /[\ud800-\udbff][\udc00-\udfff]/.test(wide.slice(offset - 1, offset + 1));
    const { character } = lines.positionAt(offset);
    assert.equal(character, Buffer.byteLength(wide.slice(start, inside ? offset - 1 : offset)), String(offset));
  }
});

test('in UTF-8 every position leads back to its offset, and one inside a character to its start', () => {
  const lines = new Lines(wide, 'utf-8');
  for (let offset = 0; offset < wide.length;) {
    const character = String.fromCodePoint(wide.codePointAt(offset)!);
    // A position behind the CR of a CRLF is none.
    if (character !== '\n' && character !== '\r') {
      const position = lines.positionAt(offset);
      for (let byte = 0; byte < Buffer.byteLength(character); byte += 1) {
        assert.equal(lines.offsetAt({ ...position, character: position.character + byte }), offset);
      }
    }
    offset += character.length;
  }
});

for (const encoding of ['utf-8', 'utf-16'] as const) {
  test(`in ${encoding} a position outside of the text means the nearest one inside`, () => {
    const lines = new Lines('é\nab', encoding);
    assert.equal(lines.offsetAt({ line: 0, character: 99 }), 1);
    assert.equal(lines.offsetAt({ line: 99, character: 0 }), 4);
    assert.equal(lines.offsetAt({ line: -1, character: -1 }), 0);
    assert.equal(lines.offsetAt({ line: 1, character: -5 }), 2);
  });
}

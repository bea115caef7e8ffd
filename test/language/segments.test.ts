import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  changedDocument,
  findings,
  readDocument,
  summarize,
  type ConnectionDocument,
} from '../../server/src/language/index';
import { parseSegment } from '../../server/src/language/syntax/parser';
import { Segment, Segments } from '../../server/src/language/syntax/segments';
import { fixtures } from './robust/fixtures';
import { mutated } from './robust/mutations';
import { clientSample, documentOf } from './support';

const texts = fixtures();

/** The segments of a text, as JSON strings. */
function cut(text: string): string[] {
  return Segments.of(text).all.map((segment) => segment.text);
}

test('a segment ends behind the line of a brace that stands alone', () => {
  assert.deepEqual(cut('A\n{\n}\n\nB\n{\n } \t\nC'), ['A\n{\n}\n', '\nB\n{\n } \t\n', 'C']);
});

test('every kind of line break ends the line of a brace, and CR LF stays together', () => {
  assert.deepEqual(cut('}\r\n}\r}\n'), ['}\r\n', '}\r', '}\n']);
});

for (const text of ['SSH = client }\nB', '}x\n', '} # the end\n', '${secret:a}\n', 'x }\n', '}', '\ufeff}\nA']) {
  test(`${JSON.stringify(text)} is one segment`, () => {
    assert.deepEqual(cut(text), [text]);
  });
}

test('a text without any character is one segment', () => {
  assert.deepEqual(cut(''), ['']);
});

/** What is in a document, as plain data. */
function contentOf(document: ConnectionDocument): unknown {
  return {
    text: document.text,
    children: document.tree.children.map((child) => ({ ...child, ...(child.kind === 'block' && blockOf(child)) })),
    problems: findings(document),
    summaries: summarize(document),
    lines: Array.from({ length: 20 }, (_, line) => document.lines.offsetAt({ line, character: 3 })),
  };
}

type Child = ConnectionDocument['tree']['children'][number];

function blockOf({ offset, length, name, open, close, children }: Extract<Child, { kind: 'block' }>) {
  return { offset, length, name, open, close, children };
}

test('a text means the same whether it is read as one or in segments', () => {
  fc.assert(
    fc.property(mutated(texts), (text) => {
      const whole = new Segment(text, true).part(parseSegment);
      const document = readDocument('file:///a.cfg', text);
      assert.deepEqual(
        document.tree.children.map((child) => (child.kind === 'block' ? { kind: 'block', ...blockOf(child) } : child)),
        whole.children,
      );
    }),
    { numRuns: 2000, seed: 4 },
  );
});

const change = fc.record({
  offset: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 40 }),
  newText: fc.oneof(
    fc.constantFrom(
      '',
      '}',
      '\n}\n',
      '\r',
      '\n',
      'A\n{\n',
      '}\r',
      '\ufeff',
      '# backup-sync: disable-file tab\n',
      '{',
      '\t',
    ),
    fc.constantFrom(...texts),
  ),
});

test('a document that changed step by step is the one that would be read anew', () => {
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(change, { maxLength: 6 }), (text, changes) => {
      let document = documentOf(text);
      let expected = text;
      for (const { offset, length, newText } of changes) {
        const at = Math.floor(offset * (expected.length + 1));
        expected = expected.slice(0, at) + newText + expected.slice(at + length);
        document = changedDocument(document, { offset: at, length, newText });
        assert.deepEqual(contentOf(document), contentOf(documentOf(expected)));
      }
    }),
    { numRuns: 400, seed: 5 },
  );
});

test('what a change does not touch is not read again', () => {
  const text = clientSample.repeat(5);
  const before = documentOf(text);
  const offset = text.indexOf('START', clientSample.length * 2);
  const after = changedDocument(before, { offset, length: 1, newText: 'T' });
  const kept = after.segments.all.filter((segment) => before.segments.all.includes(segment));
  assert.equal(kept.length, 4);
});

test('a whole text in place of another leaves what is the same in both', () => {
  const text = clientSample.repeat(9);
  const before = documentOf(text);
  const newText = text.replace('Verbose = true', 'Verbose = false');
  const after = changedDocument(before, { offset: 0, length: text.length, newText });
  // The one that changed and the one behind it, which the change touches, are read again.
  assert.equal(after.text, newText);
  assert.equal(after.segments.all.filter((segment) => before.segments.all.includes(segment)).length, 7);
  fc.assert(
    fc.property(mutated(texts), mutated(texts), fc.boolean(), (one, other, areAlike) => {
      const next = areAlike ? one + other : other;
      const changed = changedDocument(documentOf(one), { offset: 0, length: one.length, newText: next });
      assert.deepEqual(contentOf(changed), contentOf(documentOf(next)));
    }),
    { numRuns: 500, seed: 7 },
  );
});

test('a child is found without a look at the others, and those of a stretch come in order', () => {
  fc.assert(
    fc.property(mutated(texts), fc.nat({ max: 400 }), fc.nat({ max: 400 }), (text, one, other) => {
      const { tree } = documentOf(text);
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      const all = tree.children;
      const plain = (children: typeof all) => children.map(({ kind, offset }) => ({ kind, offset }));
      const expected = all.filter((child) => child.offset <= end && child.offset + child.length >= start);
      assert.deepEqual(plain(tree.childrenBetween(start, end)), plain(expected));
      assert.equal(tree.childFrom(one)?.offset, all.findLast(({ offset }) => offset <= one)?.offset);
    }),
    { numRuns: 1000, seed: 6 },
  );
});

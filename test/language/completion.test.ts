import assert from 'node:assert/strict';
import { test } from 'node:test';
import { completion, type Context } from '../../server/src/language/index';
import { withCaret } from '../support/caret';
import { afterEdits, documentOf, editorContext } from './support';

const plain: Context = { ...editorContext, editor: { snippets: false, markdown: true } };

function itemsAt(marked: string, context = editorContext) {
  const { text, offset } = withCaret(marked);
  const document = documentOf(text);
  return { document, items: completion(document, document.lines.positionAt(offset), context) };
}

/** The labels that are offered, in the order in which an editor shows them. */
function offered(marked: string): string[] {
  const { items } = itemsAt(marked);
  return [...items]
    .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
    .map((item) => item.label);
}

/** The text after an item was chosen. */
function chosen(marked: string, label: string, context = plain): string {
  const { document, items } = itemsAt(marked, context);
  const item = items.find((one) => one.label === label);
  assert.ok(
    item?.textEdit && 'range' in item.textEdit,
    `${label} is not offered, but ${items.map((one) => one.label).join()}`,
  );
  return afterEdits(document, [item.textEdit]);
}

test('an empty line of a block offers the keys that it lacks, in the order of the document', () => {
  assert.deepEqual(offered('A\n{\nVerbose = true\n|\n}\n'), [
    'DATABASE_NAME',
    'START_CYCLE',
    'LOCAL_URL',
    'REMOTE_URL',
    'REMOTE_NODES',
    'SSH',
  ]);
});

test('a server block offers the keys of a server block', () => {
  assert.deepEqual(offered('A\n{\nSSH = server\n|\n}\n'), ['Verbose']);
});

test('a block that is not closed yet offers keys too', () => {
  assert.deepEqual(offered('A\n{\nSSH = server\n|'), ['Verbose']);
});

test('a word in the place of a key is replaced by the key and its =', () => {
  assert.equal(chosen('A\n{\nVer|\nSSH = server\n}\n', 'Verbose'), 'A\n{\nVerbose = \nSSH = server\n}\n');
});

test('a key that has its = already keeps its value', () => {
  assert.equal(chosen('A\n{\nVer|b = true\nSSH = server\n}\n', 'Verbose'), 'A\n{\nVerbose = true\nSSH = server\n}\n');
});

test('a key may be completed in itself', () => {
  assert.ok(offered('A\n{\nVerbo|se = true\n}\n').includes('Verbose'));
});

test('an editor with snippets gets the places to fill in', () => {
  assert.equal(chosen('A\n{\n|\n}\n', 'SSH', editorContext), 'A\n{\nSSH = ${1|client,server|}\n}\n');
});

test('every key brings its documentation', () => {
  const { items } = itemsAt('A\n{\n|\n}\n');
  assert.equal(items.length, 7);
  assert.ok(items.every((item) => typeof item.documentation === 'object' && item.documentation.value.length > 40));
});

for (const [key, expected] of [
  ['Verbose', ['true', 'false']],
  ['SSH', ['client', 'server']],
  ['DATABASE_NAME', ['exa_db1']],
  ['REMOTE_NODES', ['10.60.102.11; 10.60.102.12']],
  ['LOCAL_URL', ['ftp://FTPbackup:${secret:LOCAL_PASSWORD}@%s/v0003', 'ftp://FTPbackup:**PW**@%s/v0003']],
  ['REMOTE_URL', ['ftp://FTPbackup:${secret:REMOTE_PASSWORD}@%s/v0002', 'ftp://FTPbackup:**PW**@%s/v0002']],
] as const) {
  test(`${key} offers its values`, () => {
    assert.deepEqual(offered(`A\n{\n${key} = |\n}\n`), expected);
  });
}

test('START_CYCLE offers schedules with their words', () => {
  const { items } = itemsAt('A\n{\nSTART_CYCLE = |\n}\n');
  assert.deepEqual(
    items.filter(({ label }) => label === '0 2 * * *').map(({ detail }) => detail),
    ['At 02:00'],
  );
});

test('a value replaces the whole of the other value, from anywhere in it', () => {
  for (const marked of ['|*/2 * * * *', '*/2 *| * * *', '*/2 * * * *|']) {
    assert.equal(chosen(`A\n{\nSTART_CYCLE = ${marked}\n}\n`, '0 2 * * *'), 'A\n{\nSTART_CYCLE = 0 2 * * *\n}\n');
  }
});

test('what fits the beginning of the value comes first, and the rest is still there', () => {
  assert.deepEqual(offered('A\n{\nVerbose = f|\n}\n'), ['false', 'true']);
});

test('an editor that compares with what is typed shows every value', () => {
  const { items } = itemsAt('A\n{\nSTART_CYCLE = */2 *| * * *\n}\n');
  assert.ok(items.length > 3);
  assert.ok(items.every((item) => item.filterText?.startsWith('*/2 *')));
});

test('a value right behind the = gets a blank', () => {
  assert.equal(chosen('A\n{\nSSH =|\n}\n', 'client'), 'A\n{\nSSH = client\n}\n');
  assert.equal(chosen('A\n{\nSSH = |\n}\n', 'client'), 'A\n{\nSSH = client\n}\n');
});

test('the top level offers a block for each side', () => {
  assert.deepEqual(offered('|'), ['Client block', 'Server block']);
  assert.equal(chosen('# c\n|\n', 'Server block'), '# c\nConnection1\n{\nVerbose = true\nSSH = server\n}\n\n');
});

test('a block replaces the word with which its choice began', () => {
  assert.equal(chosen('A\n{\n}\nSer|', 'Server block'), 'A\n{\n}\nConnection1\n{\nVerbose = true\nSSH = server\n}\n');
});

for (const marked of [
  '# com|ment',
  'A|\n{\n}\n',
  'A\n{|\n}\n',
  'A\n{\n|}\n',
  'A\n{\n# com|ment\n}\n',
  'A\n{\nfoo = |\n}\n',
  'A\n{\nSSH server|\n}\n',
]) {
  test(`nothing is offered at ${JSON.stringify(marked)}`, () => {
    assert.deepEqual(offered(marked), []);
  });
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostUploadBytes } from '../../server/src/language/limits';
import { checkPairs } from '../../server/src/language/pairs';
import {
  readDocument,
  summarize,
  workspaceOf,
  type BlockSummary,
  type Context,
  type Side,
} from '../../server/src/language/index';
import { contextOf } from './workspaceSupport';

const MANY = 100_000;

/** A workspace that counts how often anybody looks at one of its blocks. */
function counted(blocks: readonly BlockSummary[]): { readonly context: Context; readonly looks: () => number } {
  let looks = 0;
  const watched = blocks.map(
    (block) =>
      new Proxy(block, {
        get(target, key) {
          looks++;
          return Reflect.get(target, key) as unknown;
        },
      }),
  );
  const files = new Map<string, BlockSummary[]>();
  for (const [index, block] of watched.entries()) {
    const { uri } = blocks[index]!;
    files.set(uri, [...(files.get(uri) ?? []), block]);
  }
  return { context: { ...contextOf([]), workspace: workspaceOf(files) }, looks: () => looks };
}

function block(uri: string, name: string, side: Side, volume = 'v0001'): BlockSummary {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: name.length } };
  const nodes = side === 'client' ? ['10.0.0.1'] : [];
  const volumes = { localVolume: volume, remoteVolume: volume };
  return { uri, name, side, range, ...volumes, isTemplate: false, remoteNodes: nodes, databases: [] };
}

/** How many looks at blocks it takes to check one file, per block of the workspace. */
function looksPerBlock(blocks: readonly BlockSummary[]): number {
  const { context, looks } = counted(blocks);
  checkPairs(readDocument('file:///w/mine.cfg', 'Mine\n{\nSSH = server\n}\n'), context);
  return looks() / blocks.length;
}

const shapes: readonly (readonly [title: string, block: (index: number) => BlockSummary])[] = [
  ['one name', (index) => block(`file:///w/${index}/a.cfg`, 'Mine', index % 2 ? 'client' : 'server')],
  ['one name and side', (index) => block(`file:///w/${index}/a.cfg`, 'Mine', 'server')],
  ['one folder', (index) => block(`file:///w/${index}.cfg`, `Name${index}x`, index % 2 ? 'client' : 'server')],
  ['one target', (index) => block(`file:///w/${index}/a.cfg`, `Name${index}`, 'client')],
];

for (const [title, make] of shapes) {
  test(`the work grows with the number of blocks, not with its square: ${title}`, () => {
    const blocks = (count: number) => Array.from({ length: count }, (_, index) => make(index));
    const few = looksPerBlock(blocks(500));
    assert.ok(few > 0);
    assert.ok(looksPerBlock(blocks(4000)) < few * 2);
  });
}

test('what was found out about a workspace is not found out again for the next file', () => {
  const blocks = Array.from({ length: 1000 }, (_, index) =>
    block(`file:///w/${index}/a.cfg`, `Name${index}`, 'client'),
  );
  const mine = readDocument('file:///w/mine.cfg', 'Mine\n{\nSSH = server\n}\n');
  const { context, looks } = counted([...blocks, ...summarize(mine)]);
  checkPairs(mine, context);
  const first = looks();
  checkPairs(mine, context);
  assert.ok(looks() - first < first / 10);
});

test('one of 1,000 files with 100 blocks each is checked', () => {
  const files = Array.from({ length: 1000 }, (_, file) => {
    const blocks = Array.from({ length: 50 }, (_, index) =>
      ['client', 'server'].map((side) => `Name${file}_${index}\n{\nSSH = ${side}\n}\n`).join(''),
    );
    return readDocument(`file:///w/${file}/a.cfg`, blocks.join(''));
  });
  const document = readDocument('file:///w/mine.cfg', 'Alone\n{\nSSH = server\n}\n');
  const problems = checkPairs(document, contextOf([...files, document]));
  assert.deepEqual(
    problems.map(({ rule, offset }) => [rule, offset]),
    [['pair-missing-partner', 0]],
  );
});

test('of a file that no cluster would take, nothing is said about others', () => {
  const block = (index: number) => `Name${index}\n{\nSSH = server\n}\n`;
  const { length } = block(100);
  const most = Math.floor(mostUploadBytes / length);
  const documentWith = (count: number) =>
    readDocument('file:///w/large.cfg', Array.from({ length: count }, (_, index) => block(100 + index)).join(''));
  const [fits, large] = [documentWith(900), documentWith(most * 2)];
  assert.equal(checkPairs(fits, contextOf([fits])).length, 900);
  assert.deepEqual(checkPairs(large, contextOf([large])), []);
});

test('100,000 blocks of one name and side are checked', () => {
  const document = readDocument('file:///w/large.cfg', 'Mine\n{\nSSH = server\n}\n'.repeat(MANY));
  const client = readDocument('file:///w/client.cfg', 'Mine\n{\nSSH = client\n}\n');
  assert.equal(checkPairs(document, contextOf([document, client])).length, 0);
  // They are called duplicates where they are; which of them is meant need not be asked too.
  assert.equal(checkPairs(client, contextOf([document, client])).length, 0);
});

test('a list of nodes that is too long to be read has no addresses for other files', () => {
  const listOf = (count: number) => Array.from({ length: count }, (_, index) => `10.0.${index >> 8}.${index & 255}`);
  const nodesOf = (nodes: readonly string[]) =>
    summarize(readDocument('file:///w/a.cfg', `A\n{\nREMOTE_NODES = ${nodes.join('; ')}\nSSH = client\n}\n`))[0]
      ?.remoteNodes.length;
  assert.equal(nodesOf(listOf(900)), 900);
  assert.equal(nodesOf(listOf(1200)), 1000);
  assert.equal(nodesOf(listOf(2000)), 0);
});

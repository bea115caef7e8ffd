import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inlayHints } from '../../server/src/language/features/index';
import type { ClusterFacts, ConnectionSetting, Context } from '../../server/src/language/index';
import { clientBlock, contextOf, documentsOf, serverBlock } from './workspaceSupport';

const links: ConnectionSetting = { name: 'Connection1', client: 'EDU01', server: 'EDU02' };
const clusters: readonly ClusterFacts[] = [
  { name: 'EDU02', nodeNames: { '10.60.102.11': 'n0011', '10.60.102.12': 'n0012' } },
  { name: 'EDU03', nodeNames: { '10.60.102.11': 'n0042' } },
];

interface Seen {
  /** The first line and the one behind the last. */
  readonly lines?: readonly [number, number];
  readonly clusters?: readonly ClusterFacts[];
  readonly settings?: Partial<Context['settings']>;
}

/** The text with its hints in it, as `[hint]`; the range is that of whole lines. */
function withHints(text: string, { lines = [0, 1000], settings, ...seen }: Seen = {}): string {
  const [document] = documentsOf({ 'client.cfg': text });
  assert.ok(document);
  const context = contextOf([document], [links], seen.clusters ?? clusters);
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  const hints = inlayHints(document, range, { ...context, settings: { ...context.settings, ...settings } });
  return hints.reduceRight((shown, { position, label }) => {
    const offset = document.lines.offsetAt(position);
    return `${shown.slice(0, offset)}[${typeof label === 'string' ? label : ''}]${shown.slice(offset)}`;
  }, text);
}

function lineOf(text: string, key: string): string | undefined {
  return text.split('\n').find((line) => line.startsWith(key));
}

function schedule(text: string): string {
  return clientBlock('Connection1', ['*/2 * * * *', text]);
}

test('a schedule has its words behind it', () => {
  assert.equal(lineOf(withHints(clientBlock()), 'START'), 'START_CYCLE = */2 * * * *[Every 2 minutes]');
});

test('a schedule that never runs says so', () => {
  assert.equal(lineOf(withHints(schedule('0 0 30 2 *')), 'START'), 'START_CYCLE = 0 0 30 2 *[Never]');
});

for (const text of ['0 25 * * *', '0 2 * *', '', 'ftp://u:Geheim77@%s/v0003']) {
  test(`nothing stands behind ${JSON.stringify(text)}, which is no schedule`, () => {
    assert.equal(lineOf(withHints(schedule(text)), 'START'), `START_CYCLE = ${text}`);
  });
}

test('long words are cut, and a tooltip has them all', () => {
  const [document] = documentsOf({ 'client.cfg': schedule('1,2,3,17 4,5,9 1,3 2,7 1-3') });
  assert.ok(document);
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const [hint] = inlayHints(document, range, contextOf([document]));
  assert.ok(hint && typeof hint.label === 'string' && typeof hint.tooltip === 'string');
  assert.equal(hint.label.length, 60);
  assert.ok(hint.label.endsWith('…') && hint.tooltip.startsWith(hint.label.slice(0, -1)));
});

test('each address has the name of its node of the destination', () => {
  assert.equal(
    lineOf(withHints(clientBlock()), 'REMOTE_NODES'),
    'REMOTE_NODES = 10.60.102.11[EDU02 n0011]; 10.60.102.12[EDU02 n0012]',
  );
});

test('without a setting for the connection, an address has the name that one cluster alone gives it', () => {
  assert.equal(
    lineOf(withHints(clientBlock('Other1')), 'REMOTE_NODES'),
    'REMOTE_NODES = 10.60.102.11; 10.60.102.12[EDU02 n0012]',
  );
});

test('an address that no cluster has, and a word that is no address, stand alone', () => {
  const nodes = 'REMOTE_NODES = 10.60.102.99; __proto__; constructor';
  assert.equal(lineOf(withHints(clientBlock().replace(/REMOTE_NODES.*/, nodes)), 'REMOTE_NODES'), nodes);
});

test('a server block has none', () => {
  assert.equal(withHints(serverBlock()), serverBlock());
});

for (const [settings, shown] of [
  [{ schedules: false, nodes: true }, ['EDU02 n0011', 'EDU02 n0012']],
  [{ schedules: true, nodes: false }, ['Every 2 minutes']],
  [{ schedules: false, nodes: false }, []],
] as const) {
  test(`with ${JSON.stringify(settings)}, only those that are wanted are shown`, () => {
    const text = withHints(clientBlock(), { settings: { inlayHints: settings } });
    assert.deepEqual(
      [...text.matchAll(/\[([^\]]+)\]/g)].map(([, label]) => label),
      shown,
    );
  });
}

test('only hints of the range are shown', () => {
  const blocks = [1, 2, 3].map((number) => clientBlock(`Connection${number}`)).join('');
  const lines = blocks.split('\n');
  const second = lines.indexOf('Connection2');
  const shown = withHints(blocks, { lines: [second, second + 5] }).split('\n');
  assert.deepEqual(
    shown.flatMap((line, index) => (line === lines[index] ? [] : [index - second])),
    [3],
    'the schedule of the second block, and neither its nodes nor anything of the others',
  );
});

test('a range that ends within a list has the hints of its part of the list', () => {
  const [document] = documentsOf({ 'client.cfg': clientBlock() });
  assert.ok(document);
  const start = document.lines.positionAt(document.text.indexOf('REMOTE_NODES'));
  const end = { line: start.line, character: 30 };
  const hints = inlayHints(document, { start, end }, contextOf([document], [links], clusters));
  assert.deepEqual(
    hints.map(({ label }) => label),
    ['EDU02 n0011'],
  );
});

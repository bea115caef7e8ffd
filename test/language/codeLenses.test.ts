import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeLenses } from '../../server/src/language/features/index';
import type { ClusterFacts, ConnectionSetting, Context } from '../../server/src/language/index';
import { clientBlock, contextOf, documentsOf, serverBlock, type Files } from './workspaceSupport';

const links: ConnectionSetting = { name: 'Connection1', client: 'EDU01', server: 'EDU02' };
const clusters: readonly ClusterFacts[] = [{ name: 'EDU01', timeZone: 'Europe/Berlin' }, { name: 'EDU02' }];
const commands = ['backupSync.partner.show', 'backupSync.config.upload', 'backupSync.plugin.activate'];

const daily = clientBlock('Connection1', ['*/2 * * * *', '0 2 * * *']);

interface Scene {
  readonly now?: string;
  readonly commands?: readonly string[];
  readonly settings?: Partial<Context['settings']>;
  readonly alone?: boolean;
}

/** The lenses of the first of some files, each with the line that it stands above. */
function lensesOf(files: Files, scene: Scene = {}) {
  const documents = documentsOf(files);
  const [document] = documents;
  assert.ok(document);
  const { workspace, ...context } = contextOf(documents, [links], clusters);
  const lenses = codeLenses(document, {
    ...context,
    ...(workspace && !scene.alone && { workspace }),
    settings: { ...context.settings, ...scene.settings },
    editor: { ...context.editor, commands: scene.commands ?? commands },
    now: Date.parse(scene.now ?? '2026-11-24T14:30:00Z'),
  });
  return lenses.map(({ range, command }) => ({ line: range.start.line, ...command }));
}

function titles(files: Files, scene: Scene = {}): readonly string[] {
  return lensesOf(files, scene).map(({ title = '' }) => title);
}

describe('above a client block', () => {
  test('stand its other side, its next run, and what can be done', () => {
    assert.deepEqual(lensesOf({ 'client.cfg': daily, 'EDU02/server.cfg': `\n\n${serverBlock()}` }), [
      {
        line: 0,
        title: 'Other side: server.cfg',
        command: 'backupSync.partner.show',
        arguments: [{ uri: 'file:///w/EDU02/server.cfg', line: 2, character: 0 }],
      },
      { line: 0, title: 'Next run 2026-11-25 02:00 (Europe/Berlin)', command: '' },
      { line: 0, title: 'Upload…', command: 'backupSync.config.upload', arguments: ['file:///w/client.cfg'] },
      { line: 0, title: 'Activate…', command: 'backupSync.plugin.activate', arguments: ['Connection1'] },
    ]);
  });

  test('stand words alone in an editor without commands', () => {
    const lenses = lensesOf({ 'client.cfg': daily, 'server.cfg': serverBlock() }, { commands: [] });
    assert.deepEqual(
      lenses.map(({ title, command }) => [title, command]),
      [
        ['Other side: server.cfg', ''],
        ['Next run 2026-11-25 02:00 (Europe/Berlin)', ''],
      ],
    );
  });
});

test('above a server block stand its other side and the upload', () => {
  assert.deepEqual(titles({ 'server.cfg': serverBlock(), 'client.cfg': daily }), ['Other side: client.cfg', 'Upload…']);
});

test('a file is uploaded as a whole, so that only its first block says so', () => {
  const found = lensesOf({ 'client.cfg': daily + clientBlock('Connection2') });
  assert.deepEqual(
    found.filter(({ title }) => title === 'Upload…').map(({ line }) => line),
    [0],
  );
});

describe('the other side', () => {
  const first = (files: Files, scene: Scene = {}): string | undefined => titles(files, scene)[0];

  test('in the same file is called so', () => {
    assert.equal(first({ 'both.cfg': daily + serverBlock() }), 'Other side: in this file');
  });

  test('that is one of several is none to go to', () => {
    const [lens] = lensesOf({ 'client.cfg': daily, 'a/s.cfg': serverBlock(), 'b/s.cfg': serverBlock() });
    assert.deepEqual([lens?.title, lens?.command], ['Other side: one of 2 blocks', '']);
  });

  test('that is not there yet is called missing, unless the file stands alone', () => {
    assert.equal(first({ 'client.cfg': daily }), 'No other side yet');
    assert.match(first({ 'client.cfg': daily }, { alone: true }) ?? '', /^Next run/);
  });

  test('in a file whose name would be a picture keeps its letters', () => {
    assert.equal(first({ 'client.cfg': daily, '$(zap)%0A%E2%80%AE.cfg': serverBlock() }), 'Other side: $ (zap) .cfg');
  });
});

describe('the next run', () => {
  const second = (schedule: string, scene: Scene = {}): string | undefined =>
    titles({ 'client.cfg': clientBlock('Connection1', ['*/2 * * * *', schedule]) }, scene)[1];

  test('is the one after now, also when it was asked for before', () => {
    const at = (now: string): string | undefined => second('15 2 * * *', { now });
    assert.equal(at('2026-11-24T14:30:00Z'), 'Next run 2026-11-25 02:15 (Europe/Berlin)');
    assert.equal(at('2026-11-25T01:14:59Z'), 'Next run 2026-11-25 02:15 (Europe/Berlin)');
    assert.equal(at('2026-11-25T01:15:00Z'), 'Next run 2026-11-26 02:15 (Europe/Berlin)');
    assert.equal(at('2026-11-24T00:30:00Z'), 'Next run 2026-11-24 02:15 (Europe/Berlin)', 'the clock was put back');
  });

  test('is said in words where its time would be old at once', () => {
    assert.equal(second('*/2 * * * *'), 'Every 2 minutes');
    assert.match(second('0 * * * *') ?? '', /^Next run 2026-11-24 16:00/);
  });

  test('never comes of a schedule that matches nothing', () => {
    assert.equal(second('0 0 30 2 *'), 'Never runs');
  });

  test('is by the clock of the cluster where its zone is not known', () => {
    assert.equal(
      second('0 2 * * *', { settings: { connections: [] } }),
      "Next run 2026-11-25 02:00, by the cluster's clock",
    );
  });

  for (const schedule of ['0 25 * * *', '@reboot', '']) {
    test(`is unknown of ${JSON.stringify(schedule)}`, () => {
      assert.equal(second(schedule), 'Upload…');
    });
  }
});

test('there are none where they are switched off', () => {
  assert.deepEqual(titles({ 'client.cfg': daily }, { settings: { codeLens: false } }), []);
});

test('a block without a name has none', () => {
  assert.deepEqual(titles({ 'client.cfg': '{\nSSH = client\n}\n' }), []);
});

test('no more than two hundred blocks of a file have some', () => {
  const blocks = Array.from({ length: 250 }, (_, index) => serverBlock(`C${index}`)).join('');
  assert.equal(new Set(lensesOf({ 'server.cfg': blocks }).map(({ line }) => line)).size, 200);
});

test('no lens and no command holds a password', () => {
  const secret = clientBlock('Connection1', ['**PW**', 'Geheim77'], ['*/2 * * * *', 'ftp://u:Geheim77@%s/v0003']);
  const odd = `ftp://u:Geheim77\n${secret}`;
  assert.doesNotMatch(JSON.stringify(lensesOf({ 'client.cfg': odd, 'server.cfg': serverBlock() })), /Geheim/);
});

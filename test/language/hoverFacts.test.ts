import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hover } from '../../server/src/language/features/index';
import type { ClusterFacts, ConnectionSetting, Context } from '../../server/src/language/index';
import { withCaret } from '../support/caret';
import { clientBlock, contextOf, documentsOf, serverBlock, type Files } from './workspaceSupport';

const links: ConnectionSetting = { name: 'Connection1', client: 'EDU01', server: 'EDU02' };
const clusters: readonly ClusterFacts[] = [
  { name: 'EDU01', timeZone: 'Europe/Berlin', nodeNames: { '10.60.101.11': 'n0011' } },
  { name: 'edu02', nodeNames: { '10.60.102.11': 'n0011', '10.60.102.12': 'n0012' } },
];

interface Scene {
  readonly now?: string;
  readonly localTimeZone?: string;
  readonly connections?: readonly ConnectionSetting[];
  readonly clusters?: readonly ClusterFacts[];
  readonly settings?: Partial<Context['settings']>;
}

/** What a hover at the caret in the first of some files says, and the text that it stands over. */
function hoverIn(files: Files, scene: Scene = {}): { readonly words: string; readonly over: string } | undefined {
  const [[name, marked] = ['', '']] = Object.entries(files);
  const { text, offset } = withCaret(marked);
  const documents = documentsOf({ ...files, [name]: text });
  const [document] = documents;
  assert.ok(document);
  const context = contextOf(documents, scene.connections ?? [links], scene.clusters ?? clusters);
  const found = hover(document, document.lines.positionAt(offset), {
    ...context,
    settings: { ...context.settings, ...scene.settings },
    editor: { snippets: false, markdown: true },
    ...(scene.now !== undefined && { now: Date.parse(scene.now) }),
    ...(scene.localTimeZone !== undefined && { localTimeZone: () => scene.localTimeZone ?? '' }),
  });
  if (!found?.range || typeof found.contents !== 'object' || !('kind' in found.contents)) {
    return undefined;
  }
  const { start, end } = found.range;
  return {
    words: found.contents.value,
    over: text.slice(document.lines.offsetAt(start), document.lines.offsetAt(end)),
  };
}

function scheduleHover(schedule: string, scene: Scene = {}): readonly string[] {
  const files = { 'client.cfg': clientBlock('Connection1', ['*/2 * * * *', `|${schedule}`]) };
  return hoverIn(files, { now: '2026-11-24T14:30:00Z', ...scene })?.words.split('\n') ?? [];
}

describe('the next runs of a schedule', () => {
  test('are five times of the source cluster, with those of the person beside where they differ', () => {
    assert.deepEqual(scheduleHover('0 2 * * *', { localTimeZone: 'Europe/London' }), [
      'Every day at 02:00',
      '',
      'Next runs, by the time of `Europe/Berlin`:',
      '- 2026-11-25 02:00 (01:00 by your clock)',
      '- 2026-11-26 02:00 (01:00 by your clock)',
      '- 2026-11-27 02:00 (01:00 by your clock)',
      '- 2026-11-28 02:00 (01:00 by your clock)',
      '- 2026-11-29 02:00 (01:00 by your clock)',
    ]);
  });

  test('say the date of the person where that is another day', () => {
    const words = scheduleHover('0 2 * * *', { localTimeZone: 'America/New_York' });
    assert.equal(words[3], '- 2026-11-25 02:00 (2026-11-24 20:00 by your clock)');
  });

  for (const localTimeZone of ['Europe/Paris', 'Europe/Atlantis', undefined]) {
    test(`stand alone for a person in ${localTimeZone ?? 'a zone that nobody knows'}`, () => {
      const words = scheduleHover('0 2 * * *', localTimeZone === undefined ? {} : { localTimeZone });
      assert.equal(words[3], '- 2026-11-25 02:00');
    });
  }

  test('say when a skipped hour moves one of them', () => {
    assert.deepEqual(scheduleHover('30 2 * * *', { now: '2027-03-27T12:00:00Z' }).slice(3, 6), [
      '- 2027-03-28: the clock is put forward from 02:00 to 03:00; the times between do not occur',
      '- 2027-03-28 03:00',
      '- 2027-03-29 02:30',
    ]);
  });

  test('say when an hour comes twice, between the two', () => {
    assert.deepEqual(scheduleHover('*/30 * * * *', { now: '2026-10-25T00:15:00Z' }).slice(3, 7), [
      '- 2026-10-25 02:30',
      '- 2026-10-25: the clock is put back from 03:00 to 02:00, the time between comes twice',
      '- 2026-10-25 02:00',
      '- 2026-10-25 02:30',
    ]);
  });

  test('speak of no change of the clock that is over, and of none on another day', () => {
    assert.doesNotMatch(scheduleHover('0 9 * * *', { now: '2026-10-25T05:00:00Z' }).join('\n'), /clock is/);
    assert.doesNotMatch(scheduleHover('30 0 * * 1', { now: '2026-10-24T05:00:00Z' }).join('\n'), /clock is/);
  });

  test('are by the clock of the cluster where nobody knows its zone, with what to set', () => {
    const words = scheduleHover('0 2 * * *', { connections: [], localTimeZone: 'Asia/Tokyo' });
    assert.deepEqual(words.slice(2, 4), ["Next runs, by the cluster's clock:", '- 2026-11-25 02:00']);
    assert.match(words.at(-1) ?? '', /`timeZone` of the source cluster in `backupSync\.clusters`/);
  });

  test('are by backupSync.timeZone where no cluster is known', () => {
    const words = scheduleHover('0 2 * * *', { connections: [], settings: { timeZone: 'Asia/Tokyo' } });
    assert.equal(words[2], 'Next runs, by the time of `Asia/Tokyo`:');
  });

  test('are left out where nobody says what time it is', () => {
    const files = { 'client.cfg': clientBlock('Connection1', ['*/2 * * * *', '|0 2 * * *']) };
    assert.equal(hoverIn(files)?.words, 'Every day at 02:00');
  });

  test('are left out of a schedule that never runs, which says so', () => {
    assert.deepEqual(scheduleHover('0 0 30 2 *'), [
      'Never',
      '',
      'No time matches this schedule, so that no copy ever starts by it.',
    ]);
  });

  test('are left out of @reboot', () => {
    assert.deepEqual(scheduleHover('@reboot'), ['Once when the cron daemon starts']);
  });
});

describe('the rule of the two day fields', () => {
  for (const [schedule, sentence] of [
    ['0 2 1 * 5', /^Neither of the two day fields begins with `\*`, so that a day needs to match only one of them\.$/],
    ['0 2 1-31 * 5', /^Neither .* One of them matches every day\.$/],
    ['0 2 */2 * 1', /^One of the two day fields begins with `\*`: only days that match both/],
  ] as const) {
    test(`is said of ${schedule}`, () => {
      assert.match(scheduleHover(schedule)[2] ?? '', sentence);
    });
  }

  test('is not said where one field alone chooses days', () => {
    assert.match(scheduleHover('0 2 * * 5')[2] ?? '', /^Next runs/);
  });
});

function nodesHover(marked: string, scene: Scene = {}): { readonly words: string; readonly over: string } | undefined {
  return hoverIn({ 'client.cfg': clientBlock('Connection1', ['10.60.102.11; 10.60.102.12', marked]) }, scene);
}

describe('an address', () => {
  test('shows its kind, its node and its cluster, and nothing else is marked', () => {
    assert.deepEqual(nodesHover('10.60.102.11; 10.60|.102.12'), {
      words: 'IPv4 address, of a private network\n\nNode: `edu02 n0012`',
      over: '10.60.102.12',
    });
  });

  test('shows the node of another cluster, if only one has it', () => {
    assert.match(nodesHover('10.60.101|.11')?.words ?? '', /Node: `EDU01 n0011`$/);
    const twice = [...clusters, { name: 'EDU03', nodeNames: { '10.60.101.11': 'n0011' } }];
    assert.doesNotMatch(nodesHover('10.60.101|.11', { clusters: twice })?.words ?? '', /Node/);
  });

  for (const [address, kind] of [
    ['8.8.8.8', 'IPv4 address, public'],
    ['127.0.0.1', 'IPv4 address, that of the machine itself (loopback)'],
    ['::1', 'IPv6 address, that of the machine itself (loopback)'],
    ['::', 'IPv6 address, that of no machine (unspecified)'],
    ['fe80::1', 'IPv6 address, known on one network link only (link-local)'],
    ['fd00::1', 'IPv6 address, of a private network'],
    ['ff02::1', 'IPv6 address, that of a group of machines (multicast)'],
    ['2a01:4f8::1', 'IPv6 address, public'],
  ] as const) {
    test(`${address} is an ${kind}`, () => {
      assert.equal(nodesHover(`|${address}`)?.words, kind);
    });
  }

  test('is not what cannot be read as one', () => {
    assert.equal(nodesHover('10.60.102.|300'), undefined);
  });
});

describe('a list of addresses', () => {
  test('is counted between two of them, and lists the nodes that are known', () => {
    assert.deepEqual(nodesHover('10.60.102.11;| 10.60.102.99'), {
      words: '2 nodes of `EDU02`\n- `10.60.102.11`: `edu02 n0011`',
      over: '10.60.102.11; 10.60.102.99',
    });
    assert.equal(
      nodesHover('10.60.102.11 ;| ', { connections: [] })?.words.split('\n')[0],
      'One node of the other cluster',
    );
  });
});

describe('a connection', () => {
  const client = clientBlock().replace('Connection1', 'Connec|tion1');

  test('shows its clusters and its other side', () => {
    assert.deepEqual(hoverIn({ 'EDU01/sync.cfg': client, 'EDU02/sync.cfg': serverBlock() }), {
      words: [
        'Connection `Connection1`, client side: this cluster has the backups and starts the copies.',
        'Copies go from `EDU01` to `EDU02`.',
        'Other side: `EDU02/sync.cfg`, line 1 (server side)',
      ].join('\n\n'),
      over: 'Connection1',
    });
  });

  test('says that there is none, or that several fit', () => {
    const last = (files: Files): string | undefined => hoverIn(files, { connections: [] })?.words.split('\n\n')[1];
    assert.equal(last({ 'client.cfg': client }), 'Other side: none in this workspace yet');
    assert.equal(
      last({ 'client.cfg': client, 'a/s.cfg': serverBlock(), 'b/s.cfg': serverBlock() }),
      'Other side: one of 2 blocks that fit equally well, `a/s.cfg`, line 1 (server side), `b/s.cfg`, line 1 (server side)',
    );
  });

  test('takes names of clusters and files for text, whatever they hold', () => {
    const hostile = { ...links, client: 'a`\n\n# [b](command:x)', server: '\u202e`c' };
    const files = { 'client.cfg': client, 'a%0A%60%0A![](http:x).cfg': serverBlock() };
    const { words = '' } = hoverIn(files, { connections: [hostile] }) ?? {};
    assert.deepEqual(words.split('\n\n').slice(1), [
      'Copies go from ``a` # [b](command:x)`` to `` `c ``.',
      'Other side: ``a ` ![](http:x).cfg``, line 1 (server side)',
    ]);
  });
});

describe('a URL', () => {
  const urlHover = (marked: string, scene: Scene = {}) =>
    hoverIn({ 'client.cfg': clientBlock('Connection1', [marked.replace('|', ''), marked]) }, scene)?.words;

  test('names the cluster that it leads to, where that is known', () => {
    assert.match(urlHover('LOCAL_URL = ft|p://') ?? '', /^Cluster: `EDU01`/);
    assert.match(urlHover('REMOTE_URL = ft|p://') ?? '', /^Cluster: `EDU02`/);
    assert.match(urlHover('LOCAL_URL = ft|p://', { connections: [] }) ?? '', /^Protocol: FTP; .* not encrypted/);
  });

  test('without a port says which one archive volumes have', () => {
    assert.match(urlHover('LOCAL_URL = ft|p://') ?? '', /\nPort: none written; archive volumes are served on 2021/);
  });

  test('says of ftps that it is encrypted', () => {
    const files = { 'client.cfg': clientBlock('Connection1', ['LOCAL_URL = ftp:', 'LOCAL_URL = ft|ps:']) };
    assert.match(hoverIn(files)?.words ?? '', /Protocol: FTP over TLS, encrypted/);
  });
});

describe('a database', () => {
  const withDatabases = clusters.map((cluster) => ({ ...cluster, databases: ['exa_db1'] }));
  const databaseHover = (marked: string, facts = withDatabases) =>
    hoverIn({ 'client.cfg': clientBlock('Connection1', ['exa_db1', marked]) }, { clusters: facts });

  test('is one of the source cluster or not, and its name is not repeated', () => {
    assert.deepEqual(databaseHover('exa_|db1; hunter2'), { words: 'Database of `EDU01`', over: 'exa_db1' });
    assert.deepEqual(databaseHover('exa_db1; hun|ter2'), {
      words: '`EDU01` has no database of this name, as far as is known.',
      over: 'hunter2',
    });
  });

  test('has no hover where nobody knows the databases', () => {
    assert.equal(hoverIn({ 'client.cfg': clientBlock('Connection1', ['exa_db1', 'exa|_db1']) }), undefined);
  });
});

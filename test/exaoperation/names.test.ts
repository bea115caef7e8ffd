import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  callPlugin,
  execute,
  getDatabaseInfo,
  getHardwareInformation,
  getNodeList,
  getNodeState,
  listMethods,
  logEntries,
  removePlugin,
  showPluginFunctions,
  type RemoteCall,
  type Timeouts,
} from '../../client/src/exaoperation/calls';
import type { Transport } from '../../client/src/exaoperation/transport';

const PLUGIN = 'Administration.BackupSync-1.0.17';
const TIMEOUTS: Timeouts = { connect: 10, read: 30, log: 60, write: 120, install: 600 };

/** What happens to a call: the sentence that refuses it, or what is sent. */
async function outcome(call: RemoteCall<unknown>): Promise<unknown> {
  const sent: unknown[] = [];
  const transport: Transport = {
    name: 'EDU01',
    redact: (text) => text,
    call: (object, _method, params) => {
      sent.push(object, ...params);
      return Promise.resolve({ ok: true, value: null });
    },
    dispose: () => undefined,
  };
  const result = await execute(transport, call, { timeouts: TIMEOUTS });
  return !result.ok && result.error.kind === 'argument' ? [result.error.message, result.error.remedy, ...sent] : sent;
}

const refused = (sentence: string) => [sentence, 'Nothing was sent.'];
const noPlugin = (name: string) =>
  refused(`EDU01: "${name}" is no name of a plugin: it looks like an option or a path.`);

describe('a name that would mean something else to a program or a path is refused before anything is sent', () => {
  const ROWS: readonly (readonly [title: string, call: RemoteCall<unknown>, sentence: readonly string[]])[] = [
    ['a plugin like an option', showPluginFunctions('--help'), noPlugin('--help')],
    ['a plugin like a path', showPluginFunctions('../x'), noPlugin('../x')],
    ['a plugin like a path of Windows', removePlugin('a\\b'), noPlugin('a\\b')],
    ['a plugin that goes up', removePlugin('Administration..BackupSync'), noPlugin('Administration..BackupSync')],
    ['a plugin without a name', removePlugin(''), noPlugin('')],
    ['a plugin with a line break', removePlugin('A.x-1\n--all'), noPlugin('A.x-1 --all')],
    [
      'a plugin like an option, on a node',
      callPlugin('-v', 'n0011', 'STATUS', ''),
      refused('EDU01 n0011: "-v" is no name of a plugin: it looks like an option or a path.'),
    ],
    [
      'a node like a path',
      getNodeState('../storage'),
      refused('EDU01 ../storage: "../storage" is no name of a node, such as n0011.'),
    ],
    [
      'a node like an option',
      getHardwareInformation('--all'),
      refused('EDU01 --all: "--all" is no name of a node, such as n0011.'),
    ],
    [
      'a node in a call of a plugin',
      callPlugin(PLUGIN, 'n0011; reboot', 'STATUS', ''),
      refused('EDU01 n0011; reboot: "n0011; reboot" is no name of a node, such as n0011.'),
    ],
    [
      'a function like an option',
      callPlugin(PLUGIN, 'n0011', '--show-functions', ''),
      refused('EDU01 n0011: "--show-functions" is no name of a function: it has letters, digits and underscores only.'),
    ],
    [
      'a connection like an option',
      callPlugin(PLUGIN, 'n0011', 'ACTIVATE', '--all'),
      refused('EDU01 n0011: "--all" is no name of a connection: it looks like an option.'),
    ],
    [
      'a log service like a path',
      logEntries('../users'),
      refused('EDU01: "../users" is no name of an object of the cluster: it looks like a path.'),
    ],
    [
      'a database with a slash',
      getDatabaseInfo('a/b'),
      refused('EDU01: "db_a/b" is no name of an object of the cluster: it looks like a path.'),
    ],
    [
      'half a character',
      getDatabaseInfo('a\ud800'),
      refused('EDU01: "db_a\ud800" is no name of an object of the cluster: it looks like a path.'),
    ],
    [
      'a name without end',
      listMethods('x'.repeat(10_000)),
      refused(`EDU01: "${'x'.repeat(60)}…" is no name of an object of the cluster: it looks like a path.`),
    ],
  ];
  for (const [title, call, sentence] of ROWS) {
    test(title, async () => {
      assert.deepEqual(await outcome(call), sentence);
    });
  }
});

describe('a name that is merely unusual is sent as it is', () => {
  const ROWS: readonly (readonly [title: string, call: RemoteCall<unknown>, sent: readonly unknown[]])[] = [
    [
      'a plugin with blanks, quotes and letters of any script',
      showPluginFunctions('Größe."日本 \'x\'" v-1.0'),
      ['', 'Größe."日本 \'x\'" v-1.0'],
    ],
    ['a database of that kind', getDatabaseInfo('Größe "日本"'), ['db_Größe "日本"']],
    [
      'no connection, which means all',
      callPlugin(PLUGIN, 'n0011', 'DEACTIVATE', ''),
      ['', PLUGIN, 'n0011', 'DEACTIVATE', ''],
    ],
    [
      'a connection with a blank',
      callPlugin(PLUGIN, 'n0011', 'ACTIVATE', 'My "Connection"'),
      ['', PLUGIN, 'n0011', 'ACTIVATE', 'My "Connection"'],
    ],
  ];
  for (const [title, call, sent] of ROWS) {
    test(title, async () => {
      assert.deepEqual(await outcome(call), sent);
    });
  }
});

test('a list of 5,000 nodes is read as it is', () => {
  const names = Array.from({ length: 5000 }, (_, index) => `n${String(index + 11).padStart(4, '0')}`);
  assert.deepEqual(
    getNodeList().decode(names, (text) => text),
    names,
  );
});

test('a list with one name in it that is no node is refused as a whole', () => {
  for (const name of ['n0011 ', '--all', '../n0011', 'n0011\n', 'N0011', '']) {
    assert.equal(
      getNodeList().decode(['n0011', name], (text) => text),
      undefined,
      JSON.stringify(name),
    );
  }
});

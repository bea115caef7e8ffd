import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldersOf } from '../../server/src/folders';
import { readClusters, readConnections, readExcludes, readPosition, readRules } from '../../server/src/wire';

type Row = readonly [written: unknown, expected: unknown];

const readers: readonly (readonly [name: string, read: (value: unknown) => unknown, rows: readonly Row[]])[] = [
  [
    'rules',
    readRules,
    [
      [
        { 'unknown-key': 'off', 'key-case': 'error' },
        { 'unknown-key': 'off', 'key-case': 'error' },
      ],
      [{ 'unknown-key': 'loud', 'key-case': 1, 'empty-value': null }, {}],
      [null, {}],
      ['off', {}],
      [undefined, {}],
      [['off'], { '0': 'off' }],
    ],
  ],
  [
    'connections',
    readConnections,
    [
      [
        [
          { id: 'i', name: 'n', client: 'c', server: 's', clientFile: 1, plugin: 'p' },
          { name: 'n', client: 'c' },
          null,
          7,
        ],
        [{ id: 'i', name: 'n', client: 'c', server: 's' }],
      ],
      [{ name: 'n' }, []],
      [null, []],
    ],
  ],
  [
    'clusters',
    readClusters,
    [
      [
        [{ name: 'EDU01', nodes: ['n0011', 12], databases: 'db', password: 'x' }, { nodes: [] }, 'EDU02'],
        [{ name: 'EDU01', nodes: ['n0011'] }],
      ],
      [[], []],
      [undefined, undefined],
      [{}, undefined],
    ],
  ],
  [
    'excluded patterns',
    readExcludes,
    [
      [{ '**/a': true, '**/b': false, '**/*.c': { when: '$(basename).ts' }, '**/d': 'true' }, ['**/a']],
      [null, []],
      [['a'], []],
    ],
  ],
  [
    'positions',
    readPosition,
    [
      [
        { line: 2, character: 3 },
        { line: 2, character: 3 },
      ],
      [
        { line: -1, character: 0.5 },
        { line: 0, character: 0 },
      ],
      [
        { line: 1e12, character: Number.MAX_SAFE_INTEGER },
        { line: 2 ** 31 - 1, character: 2 ** 31 - 1 },
      ],
      [{ line: '1', character: 0 }, undefined],
      [{ line: 1 }, undefined],
      [null, undefined],
    ],
  ],
  [
    'folders',
    foldersOf,
    [
      [
        { workspaceFolders: [{ uri: 'file:///a', name: 'a' }, { name: 'b' }, null], rootUri: 'file:///c' },
        ['file:///a'],
      ],
      [{ workspaceFolders: null, rootUri: 'file:///c' }, ['file:///c']],
      [{ rootUri: null }, []],
      [{ workspaceFolders: [], rootUri: 'file:///c' }, []],
    ],
  ],
];

for (const [name, read, rows] of readers) {
  for (const [written, expected] of rows) {
    test(`${name} written as ${JSON.stringify(written)} are read as ${JSON.stringify(expected)}`, () => {
      assert.deepEqual(read(written), expected);
    });
  }
}

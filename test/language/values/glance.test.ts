import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mostValueUnits } from '../../../server/src/language/limits';
import { canonicalKey, keyAt, keyNames, type KeyName } from '../../../server/src/language/schema/keyNames';
import { keys } from '../../../server/src/language/schema/keys';
import { checkValue, glances, parsers } from '../../../server/src/language/schema/valueTypes';
import { clientSample, serverSample } from '../support';
import { fixture, mutations, shortened } from './support';

const ordinary: Readonly<Record<KeyName, readonly string[]>> = {
  DATABASE_NAME: ['exa_db1', 'EXA-DB', 'db.1'],
  START_CYCLE: [
    '0 3 * * *',
    '15 2 * * 0',
    '0 */6 * * 1-5',
    '30 1 1 * *',
    '*/10 * * * *',
    '5 4,16 1,15 1,7 *',
    '0 0 31 * *',
    '59 23 29 2 *',
    '0 22 * * SAT,SUN',
    '05 02 * * 7',
  ],
  LOCAL_URL: ['ftp://FTPbackup:${secret:db12}@%s/v0123', 'ftp://FTPbackup:${secret:db12}@%s:2021/v0123/'],
  REMOTE_URL: ['ftp://admin:${secret:EDU02_PASSWORD}@%s/v0002'],
  REMOTE_NODES: ['10.60.102.11; 10.60.102.12', '192.168.0.1', '8.8.8.8; 10.0.0.0; 172.16.255.255'],
  Verbose: ['true', 'false'],
  SSH: ['client', 'server'],
};

/** Whether a quick look is satisfied with a value, wherever it stands. */
function looksFine(key: KeyName, value: string): boolean {
  const surroundings = [
    ['', ''],
    ['KEY =', '\nSSH = client'],
    ['KEY = 1', ' # 1'],
  ];
  const [alone, ...others] = surroundings.map(([before = '', behind = '']) =>
    glances[keys[key].valueType](before + value + behind, before.length, before.length + value.length),
  );
  assert.ok(
    others.every((one) => one === alone),
    `${key} = ${value} is the same everywhere`,
  );
  return alone === true;
}

function assertNothingHidden(key: KeyName, value: string): void {
  const { valueType } = keys[key];
  if (value.length <= mostValueUnits && looksFine(key, value)) {
    assert.deepEqual(parsers[valueType](value).problems, [], `${key} = ${value}`);
    assert.ok(valueType === 'ftpUrl' || !/[@:]/.test(value), `${key} = ${value} has no part of a URL`);
  }
}

/** Values that are fine, and nearly fine, and all but fine. */
const pieces: Readonly<Record<KeyName, readonly string[]>> = {
  DATABASE_NAME: ['a', 'Z', '0', '_', '-', '.', ';', '; ', ' ', ',', 'é', '@', '://', "'"],
  START_CYCLE: [
    ...'0 1 2 3 4 5 6 7 8 9 , - / *'.split(' '),
    ...[' ', '  ', '\t', '* ', '*/', '0 ', '30', '31', '*/5', '*/12', '1-5', '1-8', '2-1', 'MON', 'SUN', 'mon', 'JAN'],
    ...['@', '@daily', '?', '0 0 31 2 *', '12', '1,1'],
  ],
  LOCAL_URL: [
    ...['ftp', 'FTP', '://', 'u', ':', '${secret:', 'n', '}', '@', '%s', '%', '/', 'v', '0001', '1', ':2021', ':21'],
    ...['.', '-', '_', ' ', '#', '?', '[', ']', '\\', '"', '$', '{', 'é', '${secret:n}', '@%s/v0001'],
  ],
  REMOTE_URL: [],
  REMOTE_NODES: [
    ...'0 1 9 10 127 169 223 224 255 256 01 .'.split(' '),
    ...['; ', ';', ' ', ',', '/24', '10.0.0.1', '10.0.0.1; ', '254.', '-', '::1', '１'],
  ],
  Verbose: ['true', 'false', 'True', 't', ' '],
  SSH: ['client', 'server', 'Client', 'c', ' '],
};

for (const key of keyNames) {
  test(`ordinary values of ${key} are told at a glance`, () => {
    for (const value of ordinary[key]) {
      assert.ok(looksFine(key, value), value);
      assertNothingHidden(key, value);
    }
  });

  test(`a glance at ${key} hides nothing that its parser says`, () => {
    const own = pieces[key].length > 0 ? pieces[key] : pieces.LOCAL_URL;
    const mixed = fc.array(fc.constantFrom(...own, ...ordinary[key]), { maxLength: 14 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(mixed, (value) => {
        assertNothingHidden(key, value);
      }),
      { numRuns: 2000, seed: 1 },
    );
    for (const value of [...ordinary[key].flatMap(shortened), ...mutations(ordinary[key], own, 3000)]) {
      assertNothingHidden(key, value);
    }
  });
}

test('every number is tried in every place of a schedule', () => {
  const numbers = Array.from({ length: 70 }, (_, number) => String(number));
  const forms = ['#', '0#', '*/#', '1-#', '#-3', '#,1', '1,#', '2,#,1', '*,#'];
  for (const place of [0, 1, 2, 3, 4]) {
    for (const other of ['*', '1', '30']) {
      for (const written of forms.flatMap((form) => numbers.map((number) => form.replace('#', number)))) {
        const fields = ['0', '0', '*', '*', '*'].map((field, index) => (index === place ? written : field));
        assertNothingHidden('START_CYCLE', fields.join(' '));
        assertNothingHidden('START_CYCLE', fields.toSpliced((place + 1) % 5, 1, other).join(' '));
      }
    }
  }
});

test('a name of a secret may be so long', () => {
  for (const length of Array.from({ length: 70 }, (_, index) => index)) {
    assertNothingHidden('LOCAL_URL', `ftp://u:\${secret:${'n'.repeat(length)}}@%s/v0001`);
  }
});

test('fields of a schedule are put together in every way', () => {
  const number = fc.oneof(fc.integer({ min: 0, max: 62 }), fc.integer({ min: 1, max: 12 })).map(String);
  const range = fc.tuple(number, number).map(([low, high]) => `${low}-${high}`);
  const step = fc.tuple(fc.constantFrom('*', '1-5', '0-59'), number).map(([of, by]) => `${of}/${by}`);
  const item = fc.oneof(fc.constant('*'), number, number, range, step);
  const field = fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(','));
  const fields = fc.array(fc.oneof(fc.constant('*'), number, field), { minLength: 5, maxLength: 6 });
  let fine = 0;
  fc.assert(
    fc.property(fields, (parts) => {
      fine += looksFine('START_CYCLE', parts.join(' ')) ? 1 : 0;
      assertNothingHidden('START_CYCLE', parts.join(' '));
    }),
    { numRuns: 8000, seed: 2 },
  );
  assert.ok(fine > 100, `only ${fine} of them are fine`);
});

test('addresses are put together in every way', () => {
  const octet = fc.oneof(fc.integer({ min: 0, max: 260 }), fc.constantFrom(0, 127, 169, 224, 255)).map(String);
  const address = fc.tuple(octet, octet, octet, octet).map((parts) => parts.join('.'));
  const nodes = fc.array(fc.oneof(address, fc.constantFrom('10.0.0.1', '10.0.0.2')), { minLength: 1, maxLength: 20 });
  let fine = 0;
  fc.assert(
    fc.property(nodes, (parts) => {
      fine += looksFine('REMOTE_NODES', parts.join('; ')) ? 1 : 0;
      assertNothingHidden('REMOTE_NODES', parts.join('; '));
    }),
    { numRuns: 5000, seed: 3 },
  );
  assert.ok(fine > 100, `only ${fine} of them are fine`);
});

test('nothing is hidden in the values of the fixtures', () => {
  for (const { text } of fixture<{ readonly text: string }>('addresses.jsonl')) {
    assertNothingHidden('REMOTE_NODES', text);
  }
  for (const { template } of fixture<{ readonly template: string }>('templates.jsonl')) {
    assertNothingHidden('LOCAL_URL', template);
  }
  for (const { cron } of fixture<{ readonly cron: string }>('cron-runs.jsonl')) {
    assertNothingHidden('START_CYCLE', cron);
  }
  for (const [, key = '', value = ''] of `${clientSample}${serverSample}`.matchAll(/^(\w+) = (.*)$/gm)) {
    const name = canonicalKey(key);
    assert.ok(name);
    assertNothingHidden(name, value);
  }
});

test('a value that is too long is never told at a glance', () => {
  const problems: string[] = [];
  const value = 'a'.repeat(mostValueUnits + 1);
  checkValue(value, 'DATABASE_NAME', { offset: 0, length: value.length }, ({ rule }) => problems.push(rule));
  assert.deepEqual(problems, ['value-too-long']);
});

test('a key is found in a text as it is found by itself', () => {
  const letters = ['DATABASE_NAME', 'ssh', 'SSH', 'Verbose', 'ß', 'h', 'ſ', 'LOCAL', '_URL', 'REMOTE', 'x', ' '];
  const words = [
    ...keyNames.flatMap((name) => [name, name.toLowerCase(), name.toUpperCase(), ...shortened(name), `${name}S`]),
    ...mutations(keyNames, letters, 3000),
    'ßh',
    'ſſh',
  ];
  for (const word of words) {
    assert.equal(keyAt(`S${word}S`, 1, word.length), canonicalKey(word), word);
  }
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readConnectionFile } from '../../simulator/src/connectionFile';

const sample = (side: string): string =>
  readFileSync(join(__dirname, '..', 'golden', 'samples', `${side}.cfg`), 'utf8');
const client = sample('client');
const server = sample('server');

/** The message of the refusal, or '' where there is none. */
function refusal(text: string): string {
  const result = readConnectionFile(text);
  return result.ok ? '' : result.message;
}

describe('The simulated plugin reads a configuration file and', () => {
  test("takes both samples of Exasol's document as they are printed", () => {
    const read = [client, server].map((text) => readConnectionFile(text));
    assert.deepEqual(
      read.map((result) => (result.ok ? result.blocks.map(({ name, side, values }) => [name, side, values.size]) : [])),
      [[['Connection1', 'client', 7]], [['Connection1', 'server', 2]]],
    );
  });

  test('takes several connections, comments and blank lines', () => {
    const text = `# Grüße\n\n${server}\n  # second\n${server.replace('Connection1', 'Ring_2')}`;
    const result = readConnectionFile(text);
    assert.deepEqual(result.ok && result.blocks.map(({ name }) => name), ['Connection1', 'Ring_2']);
  });

  test('splits a pair at the first "="', () => {
    const result = readConnectionFile(client.replace('exa_db1', 'a=b'));
    assert.equal(result.ok && result.blocks[0]?.values.get('DATABASE_NAME'), 'a=b');
  });

  const refused: readonly (readonly [title: string, text: string, message: string])[] = [
    ['an empty file', '', 'the file holds no connection'],
    ['a file of comments', '# nothing\n', 'the file holds no connection'],
    [
      'a name with a blank',
      server.replace('Connection1', 'Connection 1'),
      'line 2: the name of a connection was expected',
    ],
    [
      'a name that begins with a digit',
      server.replace('Connection1', '1st'),
      'line 2: the name of a connection was expected',
    ],
    ['a brace on the line of the name', server.replace('1\n{', '1 {'), 'line 2: the name of a connection was expected'],
    ['a block without its first brace', server.replace('{\n', ''), 'line 3: "{" was expected'],
    ['a block without its last brace', server.replace('}', ''), 'the block of Connection1 is not closed'],
    ['a stray brace', `${server}}\n`, 'line 7: the name of a connection was expected'],
    ['the same name twice', server + server, 'connection Connection1 is there twice'],
    ['a line without "="', server.replace('SSH = ', 'SSH '), 'line 5: KEY = value with a known key was expected'],
    ['an unknown key', server.replace('SSH', 'SSL'), 'line 5: KEY = value with a known key was expected'],
    [
      'a key in another case',
      server.replace('Verbose', 'VERBOSE'),
      'line 4: KEY = value with a known key was expected',
    ],
    ['a key twice', server.replace('}', 'SSH = server\n}'), 'line 6: SSH is there twice'],
    ['a carriage return', server.replaceAll('\n', '\r\n'), 'line 1: a character outside printable ASCII'],
    ['a letter beyond ASCII', client.replace('exa_db1', 'exä'), 'line 4: a character outside printable ASCII'],
    ['SSH with another value', server.replace('server\n}', 'both\n}'), 'line 5: SSH is not client or server'],
    ['Verbose with another value', server.replace('true', 'yes'), 'line 4: Verbose is not true or false'],
    ['a block without SSH', server.replace('SSH = server\n', ''), 'line 5: connection Connection1 lacks SSH'],
    ['four cron fields', client.replace('*/2 * * * *', '*/2 * * *'), 'line 5: START_CYCLE is not five cron fields'],
    [
      'a URL with a host',
      client.replace('%s/v0003', '10.60.101.11/v0003'),
      'line 6: LOCAL_URL is not ftp://user:password@%s/v0000',
    ],
    [
      'a URL without a password',
      client.replace(':**PW**@%s/v0002', '@%s/v0002'),
      'line 7: REMOTE_URL is not ftp://user:password@%s/v0000',
    ],
    [
      'a percent sign in a password',
      client.replace('**PW**@%s/v0003', '100%@%s/v0003'),
      'line 6: LOCAL_URL is not ftp://user:password@%s/v0000',
    ],
    [
      'commas between nodes',
      client.replace('11; ', '11, '),
      'line 8: REMOTE_NODES is not addresses with "; " between them',
    ],
    [
      'a number over 255 in an address',
      client.replace('102.12', '102.256'),
      'line 8: REMOTE_NODES is not addresses with "; " between them',
    ],
    [
      'no node',
      client.replace('10.60.102.11; 10.60.102.12', ''),
      'line 8: REMOTE_NODES is not addresses with "; " between them',
    ],
    ['a comment behind a value', server.replace('server\n}', 'server # x\n}'), 'line 5: SSH is not client or server'],
  ];
  for (const [title, text, message] of refused) {
    test(`refuses ${title}`, () => assert.equal(refusal(text), message));
  }

  for (const key of ['DATABASE_NAME', 'START_CYCLE', 'LOCAL_URL', 'REMOTE_URL', 'REMOTE_NODES']) {
    test(`refuses a client without ${key}`, () => {
      const text = client.replace(new RegExp(`^${key} .*\n`, 'm'), '');
      assert.equal(refusal(text), `line 10: connection Connection1 lacks ${key}`);
    });
  }
});

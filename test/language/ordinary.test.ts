import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { factsOf, read, type Facts } from '../../server/src/language/facts';
import { glanceAtBlock } from '../../server/src/language/ordinary';
import { Segment, Segments } from '../../server/src/language/syntax/segments';
import { fixtures } from './robust/fixtures';
import { mutated } from './robust/mutations';
import { clientSample, serverSample } from './support';

const texts = fixtures();
const secret = '${secret:db1}';
const client = `# connection 1
Connection1
{
DATABASE_NAME = exa_db1
START_CYCLE = 0 3 * * *
LOCAL_URL = ftp://FTPbackup:${secret}@%s/v0003
REMOTE_URL = ftp://FTPbackup:${secret}@%s/v0002
REMOTE_NODES = 10.60.102.11; 10.60.102.12
Verbose = true
SSH = client
}
`;

function plain({ problems, heads, directives, isSilent, isEmpty, hasReturns, tab, plainFtp, uploadBytes }: Facts) {
  return { problems, heads, directives, isSilent, isEmpty, hasReturns, tab, plainFtp, uploadBytes };
}

/** Whatever a glance says of a text, reading it says the same. */
function assertAgrees(text: string): boolean {
  const segment = new Segment(text, true);
  assert.deepEqual(plain(factsOf(segment)), plain(read(segment)));
  return glanceAtBlock(text) !== undefined;
}

test('ordinary blocks are told at a glance', () => {
  for (const text of [client, serverSample, serverSample.replace('Verbose = true\n', ''), `\n\n  # x\n${client}`]) {
    assert.ok(assertAgrees(text), text);
  }
});

test('a block that has anything to say about it is not ordinary', () => {
  for (const text of [
    '',
    clientSample,
    client.replace('0 3 * * *', '*/2 * * * *'),
    client.replace('Connection1', 'Connection-1'),
    client.replace('SSH = client', 'SSH = server'),
    client.replace('SSH = client', 'SSH = client\nSSH = client'),
    client.replace('Verbose', 'verbose'),
    client.replace('DATABASE_NAME = exa_db1\n', ''),
    client.replace('Verbose = true', 'Verbose =\ttrue'),
    client.replace('# connection', '# backup-sync: disable-file tab'),
    client.replace('# connection', '# cönnection'),
    client.replaceAll('\n', '\r\n'),
    client.replace('}\n', '}'),
    `${client}A`,
    `{\n${client}`,
    `\ufeff${client}`,
  ]) {
    assert.equal(glanceAtBlock(text), undefined, text);
    assertAgrees(text);
  }
});

test('of every segment of the fixtures and of thousands of damaged ones a glance says what reading says', () => {
  let ordinary = 0;
  const look = (text: string): void => {
    for (const segment of Segments.of(text).all) {
      ordinary += assertAgrees(segment.text) ? 1 : 0;
    }
  };
  texts.forEach(look);
  fc.assert(fc.property(mutated([client, serverSample, ...texts]), look), { numRuns: 3000, seed: 8 });
  fc.assert(fc.property(mutated([client, serverSample]), look), { numRuns: 3000, seed: 9 });
  assert.ok(ordinary > 500, `only ${ordinary} of them were ordinary`);
});

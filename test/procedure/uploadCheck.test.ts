import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { checkUpload, secretNames, type KnownSides, type UploadCheck } from '../../client/src/procedure/uploadCheck';

const CLIENT = `# nightly copy
Connection1
{
DATABASE_NAME = exa_db1
START_CYCLE = 0 2 * * *
LOCAL_URL = ftp://FTPbackup:\${secret:EDU01_FTP}@%s/v0003
REMOTE_URL = ftp://FTPbackup:\${secret:EDU02_FTP}@%s/v0002
REMOTE_NODES = 10.60.102.11; 10.60.102.12
SSH = client
}`;
const SERVER = 'Connection1\r\n{\r\nVerbose = true\r\nSSH = server\r\n}';
const SECRETS = new Map([
  ['EDU01_FTP', 'Abc123'],
  ['EDU02_FTP', 'Def456'],
]);

interface Change {
  readonly text?: string;
  readonly sides?: KnownSides;
  readonly secrets?: ReadonlyMap<string, string>;
}

function checked({ text = CLIENT, sides = new Map(), secrets = SECRETS }: Change = {}): UploadCheck {
  return checkUpload({ text, cluster: 'EDU01', sides, secrets });
}

function reasons(change: Change): string {
  const result = checked(change);
  return result.ok ? '' : result.reasons.join('\n');
}

describe('what is sent', () => {
  test('has its secrets filled in, no comments, and ends with a line feed', () => {
    const result = checked();
    assert.ok(result.ok, JSON.stringify(result));
    assert.deepEqual(result.connections, ['Connection1']);
    assert.match(result.text, /^Connection1\n\{\n/);
    assert.match(result.text, /LOCAL_URL = ftp:\/\/FTPbackup:Abc123@%s\/v0003\n/);
    assert.match(result.text, /\n\}\n$/);
    assert.doesNotMatch(result.text, /#|\r|secret/);
  });

  test('has line feeds only, whatever the file has', () => {
    const result = checked({ text: SERVER });
    assert.equal(result.ok && result.text, 'Connection1\n{\nVerbose = true\nSSH = server\n}\n');
  });
});

describe('a file is refused', () => {
  test('with the example password of the document', () => {
    const sample = readFileSync('test/golden/samples/client.cfg', 'utf8');
    assert.match(reasons({ text: sample }), /Line 6: /);
  });

  test('with an error, although a setting or a directive may hide it in the editor', () => {
    const text = CLIENT.replace(
      'START_CYCLE = 0 2 * * *',
      '# backup-sync: disable-file cron-out-of-range\nSTART_CYCLE = 0 25 * * *',
    );
    assert.match(reasons({ text }), /Line 6: /);
  });

  test('without a value for a secret, which is named', () => {
    assert.match(reasons({ secrets: new Map([['EDU01_FTP', 'Abc123']]) }), /The secret EDU02_FTP has no value\./);
  });

  test('with both sides in it', () => {
    assert.match(reasons({ text: `${CLIENT}\n${SERVER.replaceAll('\r', '')}` }), /both sides/);
  });

  test('for the other side than the cluster has', () => {
    assert.match(reasons({ sides: new Map([['Connection1', 'server']]) }), /EDU01 is the server of Connection1/);
    assert.equal(reasons({ sides: new Map([['Connection1', 'client']]) }), '');
  });

  test('that has no connection', () => {
    assert.match(reasons({ text: '# nothing yet\n' }), /no connection/);
  });

  test('that is larger than the plugin can take', () => {
    const text = CLIENT.replace('10.60.102.11; 10.60.102.12', Array(8000).fill('10.60.102.11').join('; '));
    assert.match(reasons({ text }), /96 KiB/);
  });

  for (const [what, secret] of [
    ['a percent sign', 'Ab%cdefg'],
    ['a slash', 'Ab/cdefg'],
  ] as const) {
    test(`when a secret holds ${what}, without showing the secret`, () => {
      const text = reasons({ secrets: new Map([...SECRETS, ['EDU01_FTP', secret]]) });
      assert.match(text, /Line 6: /);
      assert.ok(!text.includes(secret) && !text.includes('cdefg'), text);
    });
  }

  test('when a secret brings a line of its own', () => {
    const secret = 'x@%s/v0001\nVerbose = false\nREMOTE_URL = ftp://a:b';
    assert.match(reasons({ secrets: new Map([...SECRETS, ['EDU01_FTP', secret]]) }), /EDU01_FTP holds a line break/);
  });
});

test('the secrets of a file are its references, each once', () => {
  assert.deepEqual(secretNames(CLIENT + CLIENT), ['EDU01_FTP', 'EDU02_FTP']);
});

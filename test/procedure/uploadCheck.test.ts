import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { MAX_PAYLOAD_BYTES } from '../../client/src/exaoperation/payload';
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

for (const reference of ['${SECRET:EDU01_FTP}', '${EDU01_FTP}', '$secret:EDU01_FTP', '${secret:EDU01 FTP}']) {
  test(`${reference} is refused, because it would be sent as the password`, () => {
    assert.match(reasons({ text: CLIENT.replace('${secret:EDU01_FTP}', () => reference) }), /^Line 6: /);
  });
}

test('a comment behind a value is refused, because only whole lines are left out', () => {
  const text = CLIENT.replace('* * *', '* * * # nightly');
  assert.match(reasons({ text }), /^Line 5: A comment has a line of its own\./);
});

function sent(change: Change): string {
  const result = checked(change);
  return result.ok ? result.text : '';
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

describe('what comes with it', () => {
  test('are the passwords in it, filled in or written', () => {
    const result = checked({ text: CLIENT.replace('${secret:EDU02_FTP}', 'Written9') });
    assert.deepEqual(result.ok && result.secrets, ['Abc123', 'Written9']);
  });

  test('are no passwords where there are none', () => {
    const result = checked({ text: SERVER });
    assert.deepEqual(result.ok && result.secrets, []);
  });
});

describe('what does not count', () => {
  test('is a secret in a comment, which is not sent', () => {
    const text = `# \${secret:OLD}\n${CLIENT}`;
    assert.equal(reasons({ text }), '');
    assert.ok(!secretNames(text).includes('OLD'));
  });

  test('is one byte order mark in front, which is not sent', () => {
    const result = checked({ text: `\uFEFF${SERVER}` });
    assert.ok(result.ok && result.text.startsWith('Connection1'));
    assert.equal(
      reasons({ text: `\uFEFF\uFEFF${SERVER}` })
        .match(/^Line \d+: There is a character/gm)?.[0]
        .slice(0, 7),
      'Line 1:',
    );
  });

  test('are blanks and tabs at the end of a line, but nothing else', () => {
    const result = checked({ text: SERVER.replace('true', 'true \t ') });
    assert.ok(result.ok && result.text.includes('Verbose = true\n'));
    assert.match(reasons({ text: SERVER.replace('true', 'true\u00a0') }), /Line 3: /);
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
    assert.match(reasons({ text }), /98301 bytes/);
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

  for (const [where, from, to, line] of [
    ['SSH', 'SSH = client', 'SSH = ${secret:S}', 9],
    ['the name of a connection', 'Connection1', '${secret:S}', 2],
    ['the host of a URL', '@%s/v0003', '@${secret:S}/v0003', 6],
    ['a part of a password', 'FTPbackup:${secret:EDU01_FTP}', 'FTPbackup:x${secret:S}', 6],
    ['a key nobody knows', 'START_CYCLE', 'PASSWORD = ${secret:S}\nSTART_CYCLE', 5],
  ] as const) {
    test(`with a secret in ${where}`, () => {
      const secrets = new Map([...SECRETS, ['S', 'server']]);
      const text = reasons({ text: CLIENT.replace(from, to), secrets, sides: new Map([['Connection1', 'client']]) });
      assert.ok(text.includes(`Line ${line}: A secret can only be the whole password`), text);
    });
  }

  for (const value of ['${secret:EDU02_FTP}', 'a${secret:b', '${secret:']) {
    test(`when a secret is ${value}, which would be sent as it is`, () => {
      const text = reasons({ secrets: new Map([...SECRETS, ['EDU01_FTP', value]]) });
      assert.match(text, /Line 6: A reference to a secret would be sent/);
    });
  }

  test('when a secret is empty', () => {
    assert.match(reasons({ secrets: new Map([...SECRETS, ['EDU01_FTP', '']]) }), /^The secret EDU01_FTP is empty\./m);
  });

  for (const character of Array.from(
    '\0\u0007\u000b\u0085\u00a0\u00ad\u200b\u202e\u2028\u2029\u3000\u3164\ud83d\ue000\ufe0f\ufeff\ufffd\ufffe\uffff',
  )) {
    const code = `U+${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
    for (const [where, from] of [
      ['a password', 'FTPbackup:${secret:EDU01_FTP}'],
      ['a value', 'LOCAL_URL = ftp'],
      ['a key', 'LOCAL_URL'],
    ] as const) {
      test(`with ${code} in ${where}`, () => {
        const text = reasons({
          text: CLIENT.replace(from, `${from.replace('${secret:EDU01_FTP}', 'Lit')}${character}`),
        });
        assert.match(text, /^Line 6: There is a character here that cannot be seen/m);
        assert.ok(!text.includes(character));
      });
    }

    test(`with ${code} in a secret`, () => {
      const text = reasons({ secrets: new Map([...SECRETS, ['EDU01_FTP', `Ab${character}c`]]) });
      assert.match(text, /^The secret EDU01_FTP holds/m);
      assert.match(text, /^Line 6: There is a character/m);
    });
  }

  test('with a name that is not a letter, then letters, digits and underscores', () => {
    assert.match(reasons({ text: CLIENT.replace('Connection1', 'Connection 1') }), /Line 2: Use a letter/);
  });

  test('by the bytes that are sent, not by those of the file', () => {
    const longerName = 3;
    const count = Math.floor(MAX_PAYLOAD_BYTES / (Buffer.byteLength(sent({})) + longerName));
    const blocks = Array.from({ length: count }, (_, n) => CLIENT.replace('Connection1', `Connection${1000 + n}`));
    const padded = blocks.join('\n');
    assert.equal(reasons({ text: `#${' '.repeat(9999)}\n${padded}` }), '');
    assert.match(reasons({ text: padded, secrets: new Map([...SECRETS, ['EDU01_FTP', 'x'.repeat(99)]]) }), /bytes/);
  });

  test('without showing the part of a secret that a rule takes together with the text around it', () => {
    for (const secret of ['Top%', 'Top%(', 'Secret/Part', 'Top@Secret?', 'Top%Xecret']) {
      const text = reasons({ secrets: new Map([...SECRETS, ['EDU01_FTP', secret]]) });
      assert.match(text, /Line 6: The password that is filled in/);
      assert.doesNotMatch(text, /Line 6: (?!The password|There is)/);
      assert.doesNotMatch(text, /Top|ecret\b(?! again)|%|Part/);
    }
  });

  test('when a secret brings a line of its own', () => {
    const secret = 'x@%s/v0001\nVerbose = false\nREMOTE_URL = ftp://a:b';
    assert.match(reasons({ secrets: new Map([...SECRETS, ['EDU01_FTP', secret]]) }), /EDU01_FTP holds a line break/);
  });
});

test('the secrets of a file are its references, each once', () => {
  assert.deepEqual(secretNames(CLIENT + CLIENT), ['EDU01_FTP', 'EDU02_FTP']);
});

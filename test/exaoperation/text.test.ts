import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { encodeArgument, MAX_PAYLOAD_BYTES } from '../../client/src/exaoperation/payload';
import { createRedactor } from '../../client/src/exaoperation/redact';
import { findUnsendable, sanitizeOutput, sanitizePhrase } from '../../client/src/exaoperation/text';
import { describeTypes, type XmlRpcValue } from '../../client/src/exaoperation/values';

describe('sanitizeOutput', () => {
  const CLEANED: readonly (readonly [title: string, text: string, expected: string])[] = [
    ['keeps lines, tabs and letters of all kinds', 'a\tb\nGröße 😀 日本', 'a\tb\nGröße 😀 日本'],
    ['makes every line end a line feed', 'a\r\nb\rc', 'a\nb\nc'],
    ['removes colours', '\u001b[1;31mred\u001b[0m', 'red'],
    ['removes window titles', '\u001b]0;owned\u0007text\u001b]0;x\u001b\\y', 'texty'],
    ['removes the start of an escape at the end', 'a\u001b[', 'a'],
    ['removes other controls', 'a\u0000b\u0008c\u007fd\u009be', 'abcde'],
    ['removes what reorders or hides text', '\u202eabc\u2066\u200bd\ufeff\u061c', 'abcd'],
  ];
  for (const [title, text, expected] of CLEANED) {
    test(title, () => assert.equal(sanitizeOutput(text), expected));
  }

  test('keeps the end of what is too long and says how much is missing', () => {
    const text = sanitizeOutput(`start${'x'.repeat(4 * 1024 * 1024)}end`);
    assert.match(text, /^\[8 characters before this are left out\]\nx/);
    assert.ok(text.endsWith('xend'));
  });
});

describe('sanitizePhrase', () => {
  test('is one line without markup', () => assert.equal(sanitizePhrase(' a\n<b href="x">\tc ', 20), 'a c'));
  test('keeps what Python writes in angle brackets', () =>
    assert.equal(
      sanitizePhrase("<class 'KeyError'>: <NodeCluster at 0x7f>", 99),
      "<class 'KeyError'>: <NodeCluster at 0x7f>",
    ));
  test('is cut with a mark', () => assert.equal(sanitizePhrase('abcdef', 3), 'abc…'));
});

describe('findUnsendable', () => {
  test('finds nothing in what XML can carry', () => assert.equal(findUnsendable('\t\n\r ~ü\ud7ff\ue000\ufffd😀'), -1));
  for (const bad of ['\0', '\u001b', '\ud800', '\udc00', '\ufffe', '\uffff']) {
    test(`finds U+${bad.charCodeAt(0).toString(16)}`, () => assert.equal(findUnsendable(`ab${bad}`), 2));
  }
});

describe('encodeArgument', () => {
  test('leaves a plain argument as it is', () =>
    assert.deepEqual(encodeArgument('Connection1', 'none'), { ok: true, value: 'Connection1' }));

  test('makes one line of base64 of the UTF-8', () => {
    const text = 'Größe = 😀\n'.repeat(100);
    const result = encodeArgument(text, 'base64');
    assert.ok(result.ok);
    assert.match(result.value, /^[A-Za-z0-9+/]+=*$/);
    assert.equal(Buffer.from(result.value, 'base64').toString(), text);
  });

  test('lets the largest text through, whose base64 and final NUL fit into 128 KiB', () => {
    const result = encodeArgument('x'.repeat(MAX_PAYLOAD_BYTES), 'base64');
    assert.ok(result.ok);
    assert.ok(result.value.length < 128 * 1024);
  });

  test('counts bytes, not characters', () => {
    assert.equal(encodeArgument('ü'.repeat(MAX_PAYLOAD_BYTES / 2 + 1), 'base64').ok, false);
  });

  test('refuses control characters by their line, without quoting', () => {
    const result = encodeArgument('a\nb\ngeheim\u0007', 'base64');
    assert.ok(!result.ok);
    assert.equal(result.error.kind, 'argument');
    assert.match(result.error.message, /line 3/);
    assert.ok(!JSON.stringify(result).includes('geheim'));
  });
});

describe('a redactor', () => {
  const PASSWORD = 'p@ss/w%rd ü$&';
  const redact = createRedactor([PASSWORD, `admin:${PASSWORD}`, 'key']);

  const HIDDEN: readonly (readonly [title: string, text: string])[] = [
    ['as it is', PASSWORD],
    ['percent-encoded', encodeURIComponent(PASSWORD)],
    ['percent-encoded in lower case', encodeURIComponent(PASSWORD).replace(/%../g, (hex) => hex.toLowerCase())],
    ['form-encoded', encodeURIComponent(PASSWORD).replace('%20', '+')],
    ['as basic login', Buffer.from(`admin:${PASSWORD}`).toString('base64')],
    ['as login of another user, in base64', Buffer.from(`somebody:${PASSWORD}!`).toString('base64')],
  ];
  for (const [title, spelling] of HIDDEN) {
    test(`hides a password ${title}`, () => {
      const redacted = redact(`before ${spelling} after`);
      assert.ok(redacted.startsWith('before ') && redacted.endsWith(' after'));
      // The edges of base64 belong to the neighbours of the password too.
      assert.ok(!redacted.includes(spelling.slice(4, -6)), redacted);
    });
  }

  for (const neighbours of ['', 'a', 'ab', 'abc', 'abcd']) {
    test(`hides a password inside a base64 file after ${neighbours.length} bytes`, () => {
      const core = Buffer.from(`${neighbours}${PASSWORD}\n}`).toString('base64');
      const redacted = redact(core);
      assert.ok(redacted.includes('•••'));
      assert.ok(!Buffer.from(redacted.replaceAll('•', ''), 'base64').toString().includes('@ss/w'));
    });
  }

  test('hides a short secret only where it stands alone', () => assert.equal(redact('key = monkey'), '••• = monkey'));

  test('hides passwords of URLs that it does not know', () => {
    assert.equal(redact('REMOTE_URL = ftp://FTPBackup:a@b@%s/v0002'), 'REMOTE_URL = ftp://FTPBackup:•••@%s/v0002');
  });

  const BLANKS: readonly (readonly [text: string, expected: string])[] = [
    ['ftp://u:a b@h/v', 'ftp://u:•••@h/v'],
    ['ftp://u:a b@c d@h/v', 'ftp://u:•••@h/v'],
    ['ftp://u:a@b c@h/v', 'ftp://u:•••@h/v'],
    ['ftp://u:a b@h/v ftp://u:c d@i/v', 'ftp://u:•••@h/v ftp://u:•••@i/v'],
    ['ftp://u:ab@h/v # mail ops@x', 'ftp://u:•••@h/v # mail ops@x'],
  ];
  for (const [text, expected] of BLANKS) {
    test(`hides the password in "${text}"`, () => assert.equal(redact(text), expected));
  }

  test('hides a secret inside a longer word from four characters on', () =>
    assert.equal(createRedactor(['word'])('passwords'), 'pass•••s'));

  test('hides Authorization headers that it does not know', () => {
    assert.equal(redact('authorization: Basic dGVzdDp0ZXN0\r\nHost: x'), 'authorization: Basic •••\r\nHost: x');
    assert.equal(redact(`{"Authorization":"Bearer abc.def"}`), `{"Authorization":"Bearer •••"}`);
  });

  test('leaves URLs without password and other text alone', () => {
    for (const text of [
      'https://127.0.0.1:443/cluster1/ answered admin@example at 10:20',
      'ftp://10.0.0.1:2021: no login for admin@example',
      'ftp://10.0.0.1: no login for admin@example',
      'ftp://u:a\nb@h/v',
    ]) {
      assert.equal(redact(text), text);
    }
  });

  test('copes with no secrets, empty ones and patterns', () => {
    assert.equal(createRedactor([])('text'), 'text');
    assert.equal(createRedactor([''])('text'), 'text');
    assert.equal(createRedactor(['a.c*d['])('a.c*d[ abcd'), '••• abcd');
    assert.equal(createRedactor(['x\ud800yz'])('x\ud800yz'), '•••');
  });
});

describe('describeTypes', () => {
  const DESCRIBED: readonly (readonly [value: XmlRpcValue, expected: string])[] = [
    [null, 'nil'],
    ['geheim', 'string'],
    [1.5, 'double'],
    [[0, 'geheim', true], '[int, string, boolean]'],
    [{ geheim: new Date(0), b: Buffer.alloc(1) }, '{dateTime, base64}'],
    [[[['geheim']]], '[[[…]]]'],
    [Array<number>(9).fill(1), '[int, int, int, int, int, int, …]'],
  ];
  for (const [value, expected] of DESCRIBED) {
    test(`says ${expected}`, () => assert.equal(describeTypes(value), expected));
  }
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { semanticTokens } from '../../server/src/language/features/index';
import { readDocument, semanticTokensLegend } from '../../server/src/language/index';
import { textMateGrammar } from '../../server/src/language/schema/grammar';
import { tokensOf } from './robust/wholeFile';
import { clientSample, documentOf, serverSample } from './support';

/** `type "text"` for each token, in their order. */
function tokens(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  return tokensOf(semanticTokens(documentOf(text))).map(
    ({ line, start, length, type }) => `${type} ${JSON.stringify(lines[line]?.slice(start, start + length))}`,
  );
}

/** The tokens of a line in a block, without that of its key. */
function ofValue(line: string): readonly string[] {
  return tokens(`A\n{\n${line}\n}\n`).slice(2);
}

test('the sample has a colour for each thing in it that means something', () => {
  assert.deepEqual(tokens(clientSample), [
    'comment "#Filename on SupportHost: /home/ssh/client.cfg"',
    'class "Connection1"',
    'property "DATABASE_NAME"',
    'string "exa_db1"',
    'property "START_CYCLE"',
    ...['operator "*/"', 'number "2"', ...Array<string>(4).fill('operator "*"')],
    'property "LOCAL_URL"',
    ...['keyword "ftp"', 'variable "FTPbackup"', 'parameter "%s"', 'property "v0003"'],
    'property "REMOTE_URL"',
    ...['keyword "ftp"', 'variable "FTPbackup"', 'parameter "%s"', 'property "v0002"'],
    'property "REMOTE_NODES"',
    ...['number "10.60.102.11"', 'number "10.60.102.12"'],
    ...['property "Verbose"', 'enumMember "true"', 'property "SSH"', 'enumMember "client"'],
  ]);
});

for (const [line, expected] of [
  ['START_CYCLE = 0 2-4 * JAN,feb 0', ['number "0"', 'number "2"', 'operator "-"', 'number "4"', 'operator "*"']],
  ['START_CYCLE = @daily', ['macro "@daily"']],
  ['START_CYCLE = ftp://u:4711@%s', []],
  ['LOCAL_URL = ftp://u:${secret:X}@10.1.1.1:2021/v0003', ['keyword "ftp"', 'variable "u"', 'macro "${secret:X}"']],
  ['LOCAL_URL = ftp://u:4711', []],
  ['LOCAL_URL = ftp://u@%s/v0003', []],
  ['LOCAL_URL = ftp://u:${secret:}@%s/v0003', ['keyword "ftp"', 'variable "u"', 'parameter "%s"']],
  ['LOCAL_URL = u:4711@%s/v0003', []],
  ['REMOTE_NODES = n12; 10.1.1.1,10.1.1.2;10.1.1.3', ['number "10.1.1.3"']],
  ['DATABASE_NAME = ftp://u:4711@%s', []],
  ['DATABASE_NAME = a ;; b;c d', ['string "a"', 'string "b"']],
  ['SSH = sever', []],
  ['ssh = CLIENT', ['enumMember "CLIENT"']],
  ['Verbose', []],
] as const) {
  test(`the value of ${JSON.stringify(line)} begins with the tokens ${JSON.stringify(expected)}`, () => {
    const found = ofValue(line);
    assert.deepEqual(expected.length === 0 ? found : found.slice(0, expected.length), expected);
  });
}

test('what is no key gets no token, and neither does its value', () => {
  assert.deepEqual(tokens('A\n{\nPASSWORD = true\n}\n'), ['class "A"']);
  assert.deepEqual(tokens('foo bar\n'), []);
});

test('in a directive its verb and the rules that there are stand out from the comment', () => {
  assert.deepEqual(tokens('# backup-sync: disable-file tab, foo -- why tab\n'), [
    'comment "# backup-sync: "',
    'macro "disable-file"',
    'comment " "',
    'decorator "tab"',
    'comment ", foo -- why tab"',
  ]);
});

test('a name is where a connection is declared', () => {
  const bit = 1 << semanticTokensLegend.tokenModifiers.indexOf('declaration');
  const { data } = semanticTokens(documentOf('A\n{\nSSH = server\n}\n'));
  assert.deepEqual([data[4], data[9]], [bit, 0]);
});

test('a later block is found as many lines below the one before as it is', () => {
  assert.equal(tokens(`${serverSample}\n\n${serverSample}`).length, 2 * tokens(serverSample).length);
  assert.deepEqual(
    tokensOf(semanticTokens(documentOf('A\n{\n}\n\nB\n{\n}\n'))).map(({ line }) => line),
    [0, 4],
  );
});

test('a range has the tokens of its lines, from the first of them on', () => {
  const text = 'A\n{\nSSH = server\nVerbose = true\n}\nB\n{\n}\n';
  const range = { start: { line: 3, character: 9 }, end: { line: 5, character: 0 } };
  assert.deepEqual(
    tokensOf(semanticTokens(documentOf(text), range)).map(({ line, start }) => [line, start]),
    [
      [3, 0],
      [3, 10],
      [5, 0],
    ],
  );
});

test('an editor that counts bytes gets bytes, also where a file has both kinds of lines', () => {
  const text = 'é😀\n{\nSSH = server # ä\n}\nB # €\n{\n}\n';
  assert.deepEqual(
    tokensOf(semanticTokens(readDocument('file:///a', text, 'utf-8'))).map(({ start, length }) => [start, length]),
    [
      [0, 6],
      [0, 3],
      [6, 6],
      [13, 4],
      [0, 1],
      [2, 5],
    ],
  );
});

test('a theme without colours for tokens gives them those of the grammar', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: { readonly semanticTokenScopes: readonly { readonly scopes: Record<string, string[]> }[] };
  };
  const grammar = JSON.stringify(textMateGrammar());
  const [{ scopes }] = manifest.contributes.semanticTokenScopes as [{ scopes: Record<string, string[]> }];
  for (const [type, [scope = '']] of Object.entries(scopes)) {
    assert.ok(semanticTokensLegend.tokenTypes.includes(type), type);
    assert.ok(grammar.includes(`"${scope}"`), scope);
  }
});

test('a letter of two bytes has two for an editor that counts bytes', () => {
  const tokensOfComment = tokensOf(semanticTokens(readDocument('file:///a', '# é\n', 'utf-8')));
  assert.deepEqual(
    tokensOfComment.map(({ length }) => length),
    [4],
  );
});

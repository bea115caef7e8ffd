import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionsOf, looksLikeConnectionFile } from '../../server/src/language/index';
import { clientSample, clientWith, documentOf, serverSample } from './support';

test('a file tells its connections with side and place', () => {
  const text = clientSample + serverSample.replace('Connection1', 'Connection2');
  assert.deepEqual(connectionsOf(documentOf(text)), [
    { name: 'Connection1', side: 'client', offset: clientSample.indexOf('Connection1') },
    { name: 'Connection2', side: 'server', offset: text.indexOf('Connection2') },
  ]);
});

test('the side is that of SSH, else that of the keys, else open', () => {
  const sideOf = (text: string) => connectionsOf(documentOf(text))[0]?.side;
  assert.equal(sideOf(clientWith('SSH', 'SSH = server')), 'server');
  assert.equal(sideOf(clientWith('SSH', 'ssh = Client')), 'client');
  assert.equal(sideOf(clientWith('SSH', 'SSH = clint')), 'client');
  assert.equal(sideOf('A\n{\nVerbose = true\n}\n'), undefined);
});

for (const [title, text] of [
  ['the sample of the client side', clientSample],
  ['the sample of the server side', serverSample],
  ['a file with CRLF and a byte order mark', `\uFEFF${serverSample.replaceAll('\n', '\r\n')}`],
  ['a block that is not finished', 'A\n{\nSSH ='],
  ['a brace beside the name', 'A {\nSSH = server\n}\n'],
] as const) {
  test(`${title} looks like a Connection file`, () => {
    assert.equal(looksLikeConnectionFile(text), true);
  });
}

for (const [title, text] of [
  ['an empty file', ''],
  ['a file of sections', '[main]\nSSH = client\nVerbose = true\n'],
  ['a file of keys without a block', 'SSH = client\nVerbose = true\n'],
  ['a block of other keys', 'define host {\n  host_name = a\n}\n'],
  ['a block without a name', '{\nSSH = client\n}\n'],
  ['a key in another case', 'server {\nssh = client\n}\n'],
  ['JSON', '{\n"SSH": "client"\n}\n'],
  ['a nginx file', 'http {\n  server { listen 80; }\n}\n'],
  ['a block that begins far down', `${'# a\n'.repeat(20_000)}${serverSample}`],
] as const) {
  test(`${title} does not look like a Connection file`, () => {
    assert.equal(looksLikeConnectionFile(text), false);
  });
}

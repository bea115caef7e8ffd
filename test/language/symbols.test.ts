import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentSymbols, flatSymbols } from '../../server/src/language/features/index';
import { changedDocument, readDocument, type ConnectionDocument } from '../../server/src/language/index';
import { clientSample, documentOf, serverSample } from './support';

test('the outline shows connections with their side, and their keys', () => {
  const [first, ...others] = documentSymbols(documentOf(serverSample));
  assert.deepEqual(others, []);
  assert.equal(first?.name, 'Connection1');
  assert.equal(first.detail, 'server');
  assert.deepEqual(first.selectionRange, { start: { line: 1, character: 0 }, end: { line: 1, character: 11 } });
  assert.deepEqual(first.range, { start: { line: 1, character: 0 }, end: { line: 5, character: 1 } });
  assert.deepEqual(
    first.children?.map(({ name }) => name),
    ['Verbose', 'SSH'],
  );
});

test('no value is part of the outline', () => {
  const text = clientSample.replaceAll('**PW**', 'Geheim77');
  assert.doesNotMatch(JSON.stringify(documentSymbols(documentOf(text))), /Geheim77/);
});

test('what has no name is left out, as editors refuse it', () => {
  assert.deepEqual(documentSymbols(documentOf('{\nSSH = server\n}\n')), []);
});

test('a value is shown where its form rules out that it is a password', () => {
  const text = clientSample.replace('SSH = client', 'SSH = Client').replaceAll('**PW**', '12345');
  const [block] = documentSymbols(documentOf(text));
  const shown = Object.fromEntries((block?.children ?? []).map(({ name, detail }) => [name, detail]));
  assert.equal(shown['START_CYCLE'], '*/2 * * * *');
  assert.equal(shown['SSH'], 'Client');
  assert.equal(shown['Verbose'], 'true');
  assert.equal(shown['DATABASE_NAME'], undefined);
});

for (const [line, detail] of [
  ['START_CYCLE = @daily', '@daily'],
  ['START_CYCLE = @Geheim77', undefined],
  ['DATABASE_NAME = u:Geheim77', undefined],
  ['LOCAL_URL = ftp://u:12345@%s:2021/v0003', 'v0003'],
  ['LOCAL_URL = ftp://u:${secret:NAME}@10.60.101.11/r0001', 'r0001'],
  ['LOCAL_URL = ftp://u:a@%s/v0001@%s:2021/v0003', undefined],
  ['LOCAL_URL = ftp://u:a/v0003', undefined],
] as const) {
  test(`of "${line}" the outline shows ${detail ?? 'no value'}`, () => {
    const [block] = documentSymbols(documentOf(`A\n{\n${line}\n}\n`));
    assert.equal(block?.children?.[0]?.detail, detail);
  });
}

test('a word that only looks like the value of another key is not shown', () => {
  const [block] = documentSymbols(documentOf('A\n{\nDATABASE_NAME = true\nOther = client\nSSH = Geheim77\n}\n'));
  assert.deepEqual(
    block?.children?.map(({ detail }) => detail),
    [undefined, undefined, undefined],
  );
});

test('each symbol has its name within it, also where parts are missing', () => {
  const text = `${clientSample}Half\nA {\nSSH\nSSH =\n = x\n B { }\r\nC\r\n{\r\n  SSH  =  server  \r\n`;
  const symbols = documentSymbols(documentOf(text)).flatMap((symbol) => [symbol, ...(symbol.children ?? [])]);
  assert.ok(symbols.length > 10);
  const number = ({ line, character }: { line: number; character: number }): number => line * 1000 + character;
  for (const { range, selectionRange } of symbols) {
    assert.ok(number(range.start) <= number(selectionRange.start), JSON.stringify(range));
    assert.ok(number(selectionRange.start) < number(selectionRange.end), JSON.stringify(selectionRange));
    assert.ok(number(selectionRange.end) <= number(range.end), JSON.stringify(selectionRange));
  }
});

test('editors that know no symbols within others get a list, with the connection as container', () => {
  const flat = flatSymbols(documentOf(serverSample));
  assert.deepEqual(
    flat.map(({ name, containerName, location }) => [name, containerName, location.range.start.line]),
    [
      ['Connection1', undefined, 1],
      ['Verbose', 'Connection1', 3],
      ['SSH', 'Connection1', 4],
    ],
  );
});

test('after a change of the text the outline is that of the new text', () => {
  const second = clientSample.replace('Connection1', 'Zweite');
  let document = documentOf(`${clientSample}${second}`);
  const name = document.text.indexOf('Zweite');
  for (const change of [
    { offset: name, length: 1, newText: 'S' },
    { offset: 0, length: 0, newText: '\n' },
    { offset: 0, length: 1, newText: '' },
    { offset: name, length: 0, newText: '\n\n' },
  ]) {
    documentSymbols(document);
    document = changedDocument(document, change);
    assert.deepEqual(documentSymbols(document), documentSymbols(documentOf(document.text)));
  }
});

test('the outline counts as the editor does', () => {
  const text = 'A\n{\nÜber = x\n}\n';
  const endOfKey = (document: ConnectionDocument) => documentSymbols(document)[0]?.children?.[0]?.selectionRange.end;
  assert.deepEqual(endOfKey(documentOf(text)), { line: 2, character: 4 });
  assert.deepEqual(endOfKey(readDocument('file:///a', text, 'utf-8')), { line: 2, character: 5 });
});

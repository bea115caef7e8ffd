import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documentSymbols } from '../../server/src/language/index';
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

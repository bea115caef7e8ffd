import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import { diagnostics, messageOf, validate } from '../../server/src/language/index';
import { documentOf, editorContext, serverSample } from './support';
import { shortened } from './values/support';

test('a problem becomes a diagnostic with range, severity, source, code and link', () => {
  const text = serverSample.replace('Verbose', 'Verbos');
  assert.deepEqual(diagnostics(documentOf(text), { ...editorContext, rulesUrl: 'https://example.org/rules.md' }), [
    {
      range: { start: { line: 3, character: 0 }, end: { line: 3, character: 6 } },
      severity: DiagnosticSeverity.Warning,
      source: 'backup-sync',
      code: 'unknown-key',
      codeDescription: { href: 'https://example.org/rules.md#unknown-key' },
      message: 'This key is not known. Did you mean Verbose?',
    },
  ]);
});

test('without an address of the rules, a code is no link', () => {
  const [first] = diagnostics(documentOf('A'), editorContext);
  assert.equal(first?.code, 'text-outside-block');
  assert.equal(first.codeDescription, undefined);
});

test('the first of two equal keys is shown as a related place', () => {
  const text = serverSample.replace('SSH', 'Verbose = true\nSSH');
  const [first] = diagnostics(documentOf(text), editorContext);
  assert.deepEqual(first?.relatedInformation, [
    {
      location: {
        uri: 'file:///connection.cfg',
        range: { start: { line: 3, character: 0 }, end: { line: 3, character: 7 } },
      },
      message: 'The first Verbose',
    },
  ]);
});

test('at most a thousand are shown, the gravest first, and the rest is counted', () => {
  const text = `A\n{\n${'foo = 1\n'.repeat(1500)}SSH = x\n}\n`;
  const shown = diagnostics(documentOf(text), editorContext);
  assert.equal(shown.length, 1001);
  assert.equal(shown[0]?.code, 'ssh-value');
  assert.equal(shown.at(-1)?.message, '501 more problems are not shown. They appear as others are solved.');
});

test('a thousand problems are all shown', () => {
  const text = `A\n{\nSSH = server\n${'foo = 1\n'.repeat(1000)}}\n`;
  assert.equal(diagnostics(documentOf(text), editorContext).length, 1000);
});

test('every position lies in the text, with every kind of line break', () => {
  for (const text of shortened(serverSample.replaceAll('\n', '\r\n') + 'é😀 = x\r')) {
    const document = documentOf(text);
    for (const { range } of diagnostics(document, editorContext)) {
      for (const position of [range.start, range.end]) {
        assert.deepEqual(document.lines.positionAt(document.lines.offsetAt(position)), position);
      }
    }
  }
});

test('no message repeats a password, however broken its line is', () => {
  const line = 'LOCAL_URL = ftp://FTPbackup:Geheim77@%s/v0003';
  const pieces = ['', '/', '@', '%', ':', '?', '#', ' ', '[', '}', '{', '=', '%s', '\\'];
  for (let at = 0; at <= line.length; at += 1) {
    for (const piece of pieces) {
      const broken = line.slice(0, at) + piece + line.slice(at + (piece === '' ? 1 : 0));
      for (const problem of validate(documentOf(`A\n{\n${broken}\n}\n`))) {
        const message = messageOf(problem);
        assert.ok(!/Geheim|heim77/.test(message), `${broken}: ${message}`);
      }
    }
  }
});

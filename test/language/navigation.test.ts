import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Location, Range } from 'vscode-languageserver-types';
import { definition, documentHighlights, references } from '../../server/src/language/features/index';
import { textOf } from '../../server/src/language/index';
import { mostHighlights } from '../../server/src/language/limits';
import { sceneOf, type Scene } from './scene';
import { clientBlock, pathOf, serverBlock, type Files } from './workspaceSupport';

const client = clientBlock();
const server = serverBlock();
const atClient = client.replace('Connection1', 'Connection1|');

function lineOf({ uri, range }: Location): string {
  return `${pathOf(uri)}:${range.start.line + 1}:${range.start.character}-${range.end.character}`;
}

function definitionsIn(marked: Files): readonly string[] {
  const { document, position, context } = sceneOf(marked);
  return (definition(document, position, context) as Location[]).map(lineOf);
}

function referencesIn(marked: Files, includeDeclaration: boolean): readonly string[] {
  const { document, position, context } = sceneOf(marked);
  return references(document, position, context, includeDeclaration).map(lineOf);
}

/** `line:text` of what is highlighted. */
function highlightsIn(marked: Files): readonly string[] {
  const { document, position, context } = sceneOf(marked);
  return documentHighlights(document, position, context).map(({ range }) => show(document, range));
}

function show({ lines, text }: Scene['document'], range: Range): string {
  const offset = lines.offsetAt(range.start);
  return `${range.start.line + 1}:${textOf(text, { offset, length: lines.offsetAt(range.end) - offset })}`;
}

test('the definition of a name is the name of the other side', () => {
  assert.deepEqual(definitionsIn({ 'a/client.cfg': atClient, 'a/server.cfg': `# x\n${server}` }), [
    'a/server.cfg:2:0-11',
  ]);
  assert.deepEqual(definitionsIn({ 'both.cfg': `${client}${server.replace('Conn', '|Conn')}` }), ['both.cfg:1:0-11']);
});

test('each block that can be the other side is one', () => {
  const files = { 'a/client.cfg': atClient, 'b/server.cfg': server, 'c/server.cfg': server };
  assert.deepEqual(definitionsIn(files), ['b/server.cfg:1:0-11', 'c/server.cfg:1:0-11']);
});

test('a name without another side, and what is no name, has no definition', () => {
  assert.deepEqual(definitionsIn({ 'client.cfg': atClient }), []);
  const atKey = client.replace('SSH', 'S|SH');
  assert.deepEqual(definitionsIn({ 'a/client.cfg': atKey, 'a/server.cfg': server }), []);
});

test('an editor that takes links is also told which name it is at', () => {
  const { document, position, context } = sceneOf({ 'a/client.cfg': atClient, 'a/server.cfg': server });
  const links = definition(document, position, { ...context, editor: { ...context.editor, locationLinks: true } });
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 11 } };
  assert.deepEqual(links, [
    {
      originSelectionRange: range,
      targetUri: 'file:///w/a/server.cfg',
      targetRange: range,
      targetSelectionRange: range,
    },
  ]);
});

test('references are both sides of a connection, and no others of the name', () => {
  const others = { 'b/client.cfg': client, 'b/server.cfg': server, 'c/server.cfg': serverBlock('connection1') };
  const files = { 'a/client.cfg': atClient, 'a/server.cfg': server, ...others };
  assert.deepEqual(referencesIn(files, true), ['a/client.cfg:1:0-11', 'a/server.cfg:1:0-11']);
  assert.deepEqual(referencesIn(files, false), ['a/server.cfg:1:0-11']);
});

test('references of what is no name are none', () => {
  assert.deepEqual(referencesIn({ 'a.cfg': client.replace('client', 'cli|ent') }, true), []);
});

test('the same name is highlighted in the whole file, in this case only', () => {
  const text = `${atClient}${server}${serverBlock('connection1')}${serverBlock('Connection12')}`;
  assert.deepEqual(highlightsIn({ 'a.cfg': text, 'b.cfg': server }), ['1:Connection1', '11:Connection1']);
});

test('a key is highlighted with its duplicates in the block, however they are written', () => {
  const twice = server.replace('Verbose = true', 'Verb|ose = true\nverbose = false');
  assert.deepEqual(highlightsIn({ 'a.cfg': `${twice}${server}` }), ['3:Verbose', '4:verbose']);
});

test('a secret is highlighted wherever a value of the file has it, and not in comments', () => {
  const url = (name: string): string => `ftp://u:\${secret:${name}}@%s/v0001`;
  const block = (local: string, remote: string): string =>
    `A\n{\nLOCAL_URL = ${url(local)}\nREMOTE_URL = ${url(remote)}\n# ${url('ONE')}\n}\n`;
  assert.deepEqual(highlightsIn({ 'a.cfg': `${block('O|NE', 'ONES')}${block('TWO', 'ONE')}` }), [
    '3:${secret:ONE}',
    '10:${secret:ONE}',
  ]);
});

test('nothing is highlighted in a value that is no secret, or between blocks', () => {
  assert.deepEqual(highlightsIn({ 'a.cfg': client.replace('ftp://', 'ft|p://') }), []);
  assert.deepEqual(highlightsIn({ 'a.cfg': `${client}|\n${server}` }), []);
});

test('of more places than anybody sees the first thousand are highlighted', () => {
  const count = mostHighlights + 1;
  const lines = (line: string): string => `A\n{\n${line}\n${line.replace('|', '').concat('\n').repeat(count)}}\n`;
  for (const marked of [
    lines('SS|H = server'),
    lines('LOCAL_URL = ftp://u:${secret:O|NE}@%s/v0001'),
    `${atClient}${client.repeat(count)}`,
  ]) {
    assert.equal(highlightsIn({ 'a.cfg': marked }).length, mostHighlights);
  }
});

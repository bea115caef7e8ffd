import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changedDocument } from '../../server/src/language/document';
import { defaultContext, readDocument, summarize, type ConnectionDocument } from '../../server/src/language/index';
import { linksOf, withDocument } from '../../server/src/language/pairs/links';
import { parseFtpUrl } from '../../server/src/language/values/ftpUrl';
import { parseNodeList } from '../../server/src/language/values/nodeList';
import { nodeFacts, urlFacts } from '../../server/src/language/valueFacts';
import { mutations } from './values/support';
import { clientBlock, serverBlock } from './workspaceSupport';

const text = `${clientBlock('First')}${clientBlock('Second')}${serverBlock('Second')}`;
const document = readDocument('file:///w/a.cfg', text);

function changed(at: string, newText: string): ConnectionDocument {
  return changedDocument(document, { offset: text.indexOf(at), length: 0, newText });
}

test('a block that a change leaves as and where it is keeps its summary', () => {
  const [first, second, third] = summarize(changed('*/2', ' '));
  const before = summarize(document);
  assert.notEqual(first, before[0]);
  assert.deepEqual(first, before[0], 'the schedule is none of it');
  assert.equal(second, before[1]);
  assert.equal(third, before[2]);
});

test('a block that a change moves is summarized as at its new place', () => {
  for (const other of [changed('First', '\n'), changed('Second', '# remark\n'), changed('SSH', 'x')]) {
    assert.deepEqual(summarize(other), summarize(readDocument(other.uri, other.text)));
  }
  assert.deepEqual(summarize(document), summarize(readDocument(document.uri, text)), 'also when it is back');
});

test('one text in two files, or for two editors, is summarized for each', () => {
  const wide = `${text}# é\n`.replaceAll('Second', 'Zweité');
  const utf8 = readDocument('file:///w/a.cfg', wide, 'utf-8');
  const [, second] = summarize(utf8);
  assert.equal(second?.range.end.character, 'Zweité'.length + 1);
  assert.equal(summarize(readDocument('file:///w/b.cfg', text))[0]?.uri, 'file:///w/b.cfg');
});

test('a file that is judged alone keeps its links until others would see a change', () => {
  const links = linksOf(withDocument(defaultContext, document));
  assert.equal(linksOf(withDocument(defaultContext, changed('*/2', ' '))), links);
  const renamed = linksOf(withDocument(defaultContext, changed('First', 'My')));
  assert.notEqual(renamed, links);
  assert.deepEqual([...renamed.workspace.byName.keys()], ['MyFirst', 'Second']);
});

test('what others may know of a value is what its parser reads', () => {
  const urls = [
    'ftp://FTPbackup:${secret:db12}@%s/v0123',
    'ftp://u:${secret:a}@%s:2021/v0001/',
    'ftp://u:**PW**@%s/r0001',
  ];
  const pieces = ['/', 'v', '0', '@', ':', '%s', '${secret:a}', '**', '}', ' '];
  for (const url of [...urls, ...mutations(urls, pieces, 3000)]) {
    const { volume, passwordKind } = parseFtpUrl(url);
    assert.deepEqual(urlFacts(`= ${url}\n`, { offset: 2, length: url.length }), {
      volume: volume && /^[vr]\d{4}$/.test(volume.text) ? volume.text : undefined,
      isTemplate: passwordKind === 'placeholder',
    });
  }
  const lists = ['10.60.102.11; 10.60.102.12', '10.0.0.1', '10.0.0.1; 10.0.0.1'];
  for (const list of [...lists, ...mutations(lists, [';', ' ', '; ', '1', '.', ',', 'x'], 3000)]) {
    const nodes = parseNodeList(list).nodes.map((node) => node.text);
    assert.deepEqual(nodeFacts(`= ${list}\n`, { offset: 2, length: list.length }), nodes, list);
  }
});

test('all blocks of one line are known, however many they are', () => {
  const line = readDocument('file:///w/a.cfg', 'a{}'.repeat(200_000));
  assert.equal(summarize(line).length, 200_000);
  assert.equal(line.tree.childrenBetween(0, line.text.length).length, 200_000);
});

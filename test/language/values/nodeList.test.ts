import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseNodeList } from '../../../server/src/language/values/nodeList';
import { marked } from './support';

const problemsOf = (text: string): string[] => marked(text, parseNodeList(text).problems);

describe('a node list', () => {
  for (const text of ['10.60.102.11', '10.60.102.11; 10.60.102.12', '10.60.102.12; 10.60.102.11; 192.168.7.1']) {
    test(`accepts "${text}" without a word`, () => assert.deepEqual(problemsOf(text), []));
  }

  const rows: [string, ...string[]][] = [
    ['', 'node-list-empty ""'],
    [' ; ', 'node-list-empty " ; "'],
    ['10.0.0.1; ; 10.0.0.2', 'node-empty-item ";"'],
    ['; 10.0.0.1', 'node-empty-item ";"'],
    ['10.0.0.1; ;', 'node-trailing-separator "; ;"'],
    ['10.0.0.1; ', 'node-trailing-separator ";"'],
    ['10.0.0.1, 10.0.0.2', 'node-separator ", "'],
    ['10.0.0.1 10.0.0.2', 'node-separator " "'],
    ['10.0.0.1,', 'node-separator ","'],
    [',', 'node-separator ","'],
    ['10.0.0.1;10.0.0.2', 'node-spacing ";"'],
    ['10.0.0.1 ; 10.0.0.2', 'node-spacing ";"'],
    ['10.0.0.1; 10.0.0.1', 'node-duplicate "10.0.0.1"'],
    ['127.0.0.1', 'node-special-address "127.0.0.1"'],
    ['0.0.0.0; 224.0.0.1', 'node-special-address "0.0.0.0"', 'node-special-address "224.0.0.1"'],
    ['255.255.255.255; 169.254.1.1', 'node-special-address "255.255.255.255"', 'node-special-address "169.254.1.1"'],
    ['10.0.0.1; 010.60.102.011', 'node-leading-zero "010"', 'node-leading-zero "011"'],
    ['10.60.256.11', 'node-octet-range "256"'],
    ['10.60.11', 'node-short-form "10.60.11"'],
    ['25', 'node-short-form "25"'],
    ['10.60.102.11/24', 'node-mask "/24"'],
    ['10.60.102.11:2021', 'node-port ":2021"'],
    ['10.60.102.11-15', 'node-range "10.60.102.11-15"'],
    ['10.60.102.11-5', 'node-range "-5"'],
    ['fd00::11', 'node-ipv6 "fd00::11"'],
    ['[fd00::11]', 'node-ipv6 "[fd00::11]"'],
    ['n0011; edu02.example.com', 'node-host-name "n0011"', 'node-host-name "edu02.example.com"'],
    ['10.60.102.１１', 'node-unicode-digit "10.60.102.１１"'],
    ['0x7f.1', 'node-bad-address "0x7f.1"'],
    ['10..2.3', 'node-bad-address "10..2.3"'],
    ['1.2.3.4.5', 'node-bad-address "1.2.3.4.5"'],
    ['10.60.102.%s', 'node-bad-address "10.60.102.%s"'],
  ];
  for (const [text, ...problems] of rows) {
    test(`finds what is wrong with "${text}"`, () => assert.deepEqual(problemsOf(text), problems));
  }

  test('keeps the order and the duplicates, with the place of each node', () => {
    const { nodes } = parseNodeList(' 10.0.0.2; 10.0.0.1,10.0.0.2');
    assert.deepEqual(
      nodes.map(({ offset, length, text }) => [offset, length, text]),
      [
        [1, 8, '10.0.0.2'],
        [11, 8, '10.0.0.1'],
        [20, 8, '10.0.0.2'],
      ],
    );
  });

  const suggestions: [string, string | undefined][] = [
    ['10.0.0.1, 10.0.0.2', '; '],
    ['10.0.0.1,', ''],
    [',10.0.0.1', ''],
    ['10.1', '10.0.0.1'],
    ['10.60.11', '10.60.0.11'],
    ['10.60.300', '10.60.1.44'],
    ['10.70000', '10.1.17.112'],
    ['10.1.70000', undefined],
    ['300.1', undefined],
    ['25', undefined],
    ['10.0.0.254-255', '10.0.0.254; 10.0.0.255'],
    ['10.0.0.255-10.0.1.1', '10.0.0.255; 10.0.1.0; 10.0.1.1'],
    ['10.0.0.1-10.1.0.1', undefined],
    ['10.0.0.9-300', undefined],
    ['٣.1.1.1', undefined],
  ];
  for (const [text, suggestion] of suggestions) {
    test(`suggests ${suggestion === undefined ? 'nothing' : `"${suggestion}"`} for "${text}"`, () => {
      assert.equal(parseNodeList(text).problems[0]?.data?.['suggestion'], suggestion);
    });
  }

  test('says what the C resolver reads for an octal number', () => {
    assert.equal(parseNodeList('10.0.0.010').problems[0]?.data?.['read'], '8');
    assert.equal(parseNodeList('10.0.0.019').problems[0]?.data?.['read'], undefined);
  });
});

import * as l10n from '@vscode/l10n';
import { headOf, keyOf, readBlock, type Block } from './blocks';
import type { Problem, ProblemData } from './rules/problem';
import type { ConnectionDocument } from './document';
import { keyNames, type KeyName } from './schema/keyNames';
import { allowedKeys, clientOnlyKeys, keys, requiredKeys, type Side } from './schema/keys';
import { checkValue, type ValueCode } from './schema/valueTypes';
import { showableWord } from './showable';
import { textOf, type PairNode, type Span } from './syntax/nodes';
import { parseSegment } from './syntax/parser';
import type { Segment } from './syntax/segments';
import { nearestWord } from './values/nearest';

/** Complaints about blocks as a whole; `rules/structure.ts` has a row for each. */
export type BlockCode = 'no-connection' | 'odd-name' | 'several-blocks' | 'both-sides' | 'duplicate-connection';

/** Complaints about keys; `rules/keys.ts` has a row for each. */
export type KeyCode =
  | 'unknown-key'
  | 'key-case'
  | 'duplicate-key'
  | 'empty-value'
  | 'missing-key'
  | 'missing-ssh'
  | 'client-only-key'
  | 'server-with-client-keys';

export type CheckCode = BlockCode | KeyCode | ValueCode;

type Report = (problem: Problem<CheckCode>) => void;

/** A block as the others of its file see it. */
export interface Head {
  /** Side and name: two blocks with the same one cannot be told apart. */
  readonly identity: string;
  readonly name: string;
  readonly side: Side | undefined;
  /** Where a complaint about the whole block is shown. */
  readonly span: Span;
}

/** What can be said about each block of a segment by itself, beside what the parser already said. */
export function checkBlocks(segment: Segment): readonly Problem<CheckCode>[] {
  const { text } = segment;
  const problems: Problem<CheckCode>[] = [];
  const report: Report = (problem) => problems.push(problem);
  for (const block of readBlocks(segment)) {
    checkName(block, report);
    checkPairs(text, block, report);
    checkSide(block, report);
    checkMissing(block, report);
  }
  return problems;
}

function readBlocks(segment: Segment): readonly Block[] {
  const { children } = segment.part(parseSegment);
  return children.flatMap((child) => (child.kind === 'block' ? [readBlock(segment.text, child)] : []));
}

/** The blocks of a segment as the others see them. */
export function headsOf(segment: Segment): readonly Head[] {
  return readBlocks(segment).map(({ name, side, node }) => ({
    identity: `${side ?? ''} ${name}`,
    name,
    side,
    span: headOf(node),
  }));
}

/** The first characters that a name does not have. */
function checkName({ name, node }: Block, report: Report): void {
  const odd = /^[^A-Za-z]+|[^A-Za-z0-9_]+/u.exec(name);
  if (odd) {
    report({ rule: 'odd-name', offset: node.name.offset + odd.index, length: odd[0].length });
  }
}

/**
 * What can be said about the blocks of a file together. Two blocks of one side and name cannot be told apart; both sides
 * of a connection belong to two clusters.
 */
export function checkNeighbours(document: ConnectionDocument): readonly Problem<BlockCode>[] {
  const problems: Problem<BlockCode>[] = [];
  const firsts = new Map<string, Placed>();
  const others: Placed[] = [];
  const { all, starts } = document.segments;
  let count = 0;
  all.forEach((segment, index) => {
    for (const head of segment.part(headsOf)) {
      const start = starts[index] ?? 0;
      const twin = head.name === '' ? undefined : firsts.get(head.identity);
      count += 1;
      if (twin) {
        problems.push(duplicate(segment.text, { head, start }, twin));
      } else {
        firsts.set(head.identity, { head, start });
        others.push({ head, start });
      }
    }
  });
  const halves = others.flatMap((placed) => {
    const { side, name } = placed.head;
    const other = side === 'client' && name !== '' ? firsts.get(`server ${name}`) : undefined;
    return other ? [[placed, other] as const] : [];
  });
  const [first, second] = others;
  if (first && second && halves.length === 0) {
    const related = [{ ...spanOf(first), message: l10n.t('The first block of the file') }];
    problems.push({ rule: 'several-blocks', ...spanOf(second), data: { count: String(count) }, related });
  }
  return [...problems, ...halves.map(bothSides)];
}

/** A head, and where its segment starts. */
interface Placed {
  readonly head: Head;
  readonly start: number;
}

function spanOf({ head, start }: Placed): Span {
  return { offset: head.span.offset + start, length: head.span.length };
}

function duplicate(text: string, second: Placed, first: Placed): Problem<BlockCode> {
  const related = [{ ...spanOf(first), message: l10n.t('The first block of this name') }];
  return { rule: 'duplicate-connection', ...spanOf(second), data: wordOf('name', text, spanOf(second)), related };
}

function bothSides(pair: readonly [Placed, Placed]): Problem<BlockCode> {
  const [first, second] =
    pair[0].start + pair[0].head.span.offset < pair[1].start + pair[1].head.span.offset ? pair : [pair[1], pair[0]];
  const related = [{ ...spanOf(first), message: l10n.t('The other side') }];
  return { rule: 'both-sides', ...spanOf(second), related };
}

function wordOf(name: string, text: string, word: Span): ProblemData {
  const shown = showableWord(text, word);
  return shown === undefined ? {} : { [name]: shown };
}

function checkPairs(text: string, block: Block, report: Report): void {
  for (const pair of block.node.children) {
    if (pair.kind !== 'pair' || pair.key.length === 0) {
      continue;
    }
    const key = keyOf(text, pair);
    if (key !== undefined) {
      checkKnownPair(text, block, pair, key, report);
    } else if (pair.equals !== undefined) {
      report({ rule: 'unknown-key', ...pair.key, data: unknownKeyData(text, pair.key, block) });
    }
  }
}

function checkKnownPair(text: string, block: Block, pair: PairNode, key: KeyName, report: Report): void {
  if (!text.startsWith(key, pair.key.offset)) {
    report({ rule: 'key-case', ...pair.key, data: { key } });
  }
  const first = block.pairs.get(key);
  if (first && first !== pair) {
    const related = [{ ...first.key, message: l10n.t('The first {0}', key) }];
    report({ rule: 'duplicate-key', ...pair.key, data: { key }, related });
  }
  if (block.side !== undefined && !keys[key].allowedOn.includes(block.side) && !isClientByItsKeys(block)) {
    report({ rule: 'client-only-key', ...pair.key, data: { key } });
  }
  if (pair.value.length > 0) {
    checkValue(text, key, pair.value, report);
  } else if (pair.equals !== undefined) {
    report({ rule: 'empty-value', ...pair.key, data: { key } });
  }
}

/** With most of the client's keys it is the side that is wrong, and not each key. */
function isClientByItsKeys({ pairs }: Block): boolean {
  return clientOnlyKeys.filter((key) => pairs.has(key)).length > clientOnlyKeys.length / 2;
}

function checkSide(block: Block, report: Report): void {
  const ssh = block.pairs.get('SSH');
  if (ssh && block.side === 'server' && isClientByItsKeys(block)) {
    report({ rule: 'server-with-client-keys', ...ssh.value });
  }
}

/** The proposal is a key that the block lacks. */
function unknownKeyData(text: string, key: Span, block: Block): ProblemData {
  const allowed = block.side === undefined ? keyNames : allowedKeys[block.side];
  const nearest = nearestWord(
    textOf(text, key),
    allowed.filter((name) => !block.pairs.has(name)),
  );
  return {
    ...wordOf('key', text, key),
    ...(nearest !== undefined && { nearest }),
  };
}

function checkMissing(block: Block, report: Report): void {
  const side = block.side ?? 'server';
  const missing = requiredKeys[side].filter((key) => !block.pairs.has(key));
  if (missing.length === 1 && missing[0] === 'SSH') {
    report({ rule: 'missing-ssh', ...headOf(block.node), data: { side } });
  } else if (missing.length > 0) {
    report({ rule: 'missing-key', ...headOf(block.node), data: { keys: missing.join(', ') } });
  }
}

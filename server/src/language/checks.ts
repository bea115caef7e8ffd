import * as l10n from '@vscode/l10n';
import { headOf, keyOf, readBlock, type Block } from './blocks';
import type { Problem, ProblemData } from './rules/problem';
import { keyNames, type KeyName } from './schema/keyNames';
import { allowedKeys, clientOnlyKeys, keys, requiredKeys } from './schema/keys';
import { checkValue, type ValueCode } from './schema/valueTypes';
import { showableWord } from './showable';
import { blocksOf, textOf, type DocumentNode, type PairNode, type Span } from './syntax/nodes';
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

/** What can be said about a file once it has been read, beside what the parser already said. */
export function check(text: string, tree: DocumentNode): readonly Problem<CheckCode>[] {
  const problems: Problem<CheckCode>[] = [];
  const report: Report = (problem) => problems.push(problem);
  const blocks = blocksOf(tree).map((node) => readBlock(text, node));
  if (tree.children.every(({ kind }) => kind === 'comment')) {
    report({ rule: 'no-connection', offset: 0, length: 0 });
  }
  for (const block of blocks) {
    checkName(block, report);
    checkPairs(text, block, report);
    checkSide(block, report);
    checkMissing(block, report);
  }
  checkNeighbours(text, blocks, report);
  return problems;
}

/** The first characters that a name does not have. */
function checkName({ name, node }: Block, report: Report): void {
  const odd = /^[^A-Za-z]+|[^A-Za-z0-9_]+/u.exec(name);
  if (odd) {
    report({ rule: 'odd-name', offset: node.name.offset + odd.index, length: odd[0].length });
  }
}

/** Two blocks of one side and name cannot be told apart; both sides of a connection belong to two clusters. */
function checkNeighbours(text: string, blocks: readonly Block[], report: Report): void {
  const firsts = new Map<string, Block>();
  const others: Block[] = [];
  for (const block of blocks) {
    const twin = firsts.get(identityOf(block));
    if (twin && block.name !== '') {
      const related = [{ ...headOf(twin.node), message: l10n.t('The first block of this name') }];
      report({
        rule: 'duplicate-connection',
        ...headOf(block.node),
        data: wordOf('name', text, block.node.name),
        related,
      });
    } else {
      firsts.set(identityOf(block), block);
      others.push(block);
    }
  }
  const halves = others.flatMap((block) => {
    const other = block.side === 'server' || block.name === '' ? undefined : firsts.get(`server ${block.name}`);
    return block.side === 'client' && other ? [[block, other] as const] : [];
  });
  for (const pair of halves) {
    reportBothSides(pair, report);
  }
  const [first, second] = others;
  if (first && second && halves.length === 0) {
    const related = [{ ...headOf(first.node), message: l10n.t('The first block of the file') }];
    report({ rule: 'several-blocks', ...headOf(second.node), data: { count: String(blocks.length) }, related });
  }
}

function reportBothSides(pair: readonly [Block, Block], report: Report): void {
  const [first, second] = pair.toSorted((a, b) => a.node.offset - b.node.offset);
  if (first && second) {
    const related = [{ ...headOf(first.node), message: l10n.t('The other side') }];
    report({ rule: 'both-sides', ...headOf(second.node), related });
  }
}

function wordOf(name: string, text: string, word: Span): ProblemData {
  const shown = showableWord(text, word);
  return shown === undefined ? {} : { [name]: shown };
}

function identityOf(block: Block): string {
  return `${block.side ?? ''} ${block.name}`;
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

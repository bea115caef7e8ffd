import * as l10n from '@vscode/l10n';
import { headOf, keyOf, readBlock, type Block } from './blocks';
import type { Problem, ProblemData } from './rules/problem';
import { keyNames, type KeyName } from './schema/keyNames';
import { allowedKeys, clientOnlyKeys, keys, requiredKeys, type Side } from './schema/keys';
import { checkValue, type ValueCode } from './schema/valueTypes';
import { showableWord } from './showable';
import { textOf, type BlockNode, type PairNode, type Span } from './syntax/nodes';
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

/** A block as other blocks and files see it. Its span is where a complaint about the whole block is shown. */
export interface BlockHead extends Span {
  readonly name: string;
  readonly side: Side | undefined;
  readonly values: ToldValues;
}

/** Where the values of a block stand of which other blocks, files and clusters have something to say. */
export type ToldValues = Readonly<Record<ToldKey, Span | undefined>>;
export type ToldKey = 'SSH' | 'LOCAL_URL' | 'REMOTE_URL' | 'REMOTE_NODES' | 'DATABASE_NAME';

/** The blocks of a segment, as the others see them and with what can be said about each by itself. */
export interface CheckedBlocks {
  readonly heads: readonly BlockHead[];
  readonly problems: readonly Problem<CheckCode>[];
}

/** Beside what the parser already said. */
export function checkBlocks(text: string, nodes: readonly BlockNode[]): CheckedBlocks {
  const problems: Problem<CheckCode>[] = [];
  const report: Report = (problem) => problems.push(problem);
  const heads = nodes.map((node) => {
    const block = readBlock(text, node);
    checkName(block, report);
    checkPairs(text, block, report);
    checkSide(block, report);
    checkMissing(block, report);
    return { name: block.name, side: block.side, ...headOf(node), values: toldValues(block) };
  });
  return { heads, problems };
}

function toldValues({ pairs }: Block): ToldValues {
  return {
    SSH: pairs.get('SSH')?.value,
    LOCAL_URL: pairs.get('LOCAL_URL')?.value,
    REMOTE_URL: pairs.get('REMOTE_URL')?.value,
    REMOTE_NODES: pairs.get('REMOTE_NODES')?.value,
    DATABASE_NAME: pairs.get('DATABASE_NAME')?.value,
  };
}

/** The first characters that a name does not have. */
function checkName({ name, node }: Block, report: Report): void {
  const odd = /^[^A-Za-z]+|[^A-Za-z0-9_]+/u.exec(name);
  if (odd) {
    report({ rule: 'odd-name', offset: node.name.offset + odd.index, length: odd[0].length });
  }
}

/** A word of the text for a message, if it may be shown. */
export function wordOf(name: string, text: string, word: Span): ProblemData {
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

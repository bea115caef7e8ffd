import * as l10n from '@vscode/l10n';
import { blockAt, pairAt } from '../blocks';
import type { BlockCode } from '../checks';
import { mostDocumentUnits } from '../limits';
import { canonicalKey, type KeyName } from '../schema/keyNames';
import { allowedKeys, keys, type Side } from '../schema/keys';
import { standsAsWord } from '../showable';
import { lineEndFinder } from '../syntax/lines';
import { blocksOf, endOf, textOf } from '../syntax/nodes';
import type { SyntaxCode } from '../syntax/problems';
import { lineBreakOf } from '../text';
import { commentOut, isolate, moveComment, onlyFix, remove, treeOf } from './edits';
import type { Problem } from './problem';
import type { Fix, RuleTable, TextChange } from './rule';

/** The shape of a file: names, braces, lines. */
export const structureRules: RuleTable<SyntaxCode | BlockCode> = {
  'missing-name': {
    level: 'error',
    message: () => l10n.t('This block has no name. Write the name of the connection on the line above.'),
    fix: (problem, text) => {
      // Each block without a name gets one of its own, also where all are named at once.
      const before = blocksOf(treeOf(text)).filter(({ name, offset }) => name.length === 0 && offset < problem.offset);
      const name = `${freeNames(text, before.length + 1).at(-1) ?? ''}${lineBreakOf(text)}`;
      return onlyFix(l10n.t('Insert a name'), [{ offset: problem.offset, length: 0, newText: name }]);
    },
  },
  'missing-open-brace': {
    level: 'error',
    message: () => l10n.t('The line behind this name must be {.'),
    fix: (problem, text) => {
      const newText = `${lineBreakOf(text)}{`;
      return onlyFix(l10n.t('Insert {'), [{ offset: endOf(problem), length: 0, newText }]);
    },
  },
  'unclosed-block': {
    level: 'error',
    message: () => l10n.t('This block is not closed. Write } on a line of its own behind its last key.'),
    fix: closeBlock,
  },
  'stray-brace': {
    level: 'error',
    message: () => l10n.t('This brace belongs to no block. Remove it, or add the one that it should match.'),
    fix: (problem, text) => onlyFix(l10n.t('Remove the brace'), [remove(text, problem)]),
  },
  'brace-not-alone': {
    level: 'error',
    safe: true,
    message: () => l10n.t('Put this brace on a line of its own.'),
    fix: (problem, text) => onlyFix(l10n.t('Put the brace on a line of its own'), isolate(text, problem.offset)),
  },
  'text-outside-block': {
    level: 'error',
    message: () => l10n.t('This text belongs to no block. A block is a name, a line with {, keys, and a line with }.'),
    fix: (problem, text) => onlyFix(l10n.t('Turn into a comment'), commentOut(text, problem)),
  },
  'missing-equals': {
    level: 'error',
    message: () => l10n.t('This line has no =. Write KEY = value.'),
    fix: insertEquals,
  },
  'missing-key-name': {
    level: 'error',
    message: () => l10n.t('The key in front of this = is missing.'),
    fix: (problem, text) => {
      const pair = pairAt(treeOf(text), problem.offset);
      return pair ? onlyFix(l10n.t('Turn into a comment'), commentOut(text, pair)) : [];
    },
  },
  'comment-behind-text': {
    level: 'error',
    message: () => l10n.t('A comment has a line of its own. Here it becomes a part of what stands in front of it.'),
    fix: (problem, text) => onlyFix(l10n.t('Move the comment to a line of its own'), moveComment(text, problem)),
  },
  'foreign-comment': {
    level: 'error',
    message: () => l10n.t('A comment begins with #.'),
    fix: ({ offset, length }) => onlyFix(l10n.t('Write # instead'), [{ offset, length, newText: '#' }]),
  },
  'odd-name': {
    level: 'warning',
    message: () => l10n.t('Use a letter, then only letters, digits and _ in the name of a connection.'),
    fix: plainName,
  },
  'several-blocks': {
    level: 'information',
    message: ({ count = '' }) =>
      l10n.t('{0} blocks are in this file. The document shows a file of its own for each connection.', count),
  },
  'both-sides': {
    level: 'warning',
    message: () =>
      l10n.t('Both sides of this connection are here, but they belong to two clusters. Give each a file of its own.'),
  },
  'duplicate-connection': {
    level: 'error',
    message: ({ name }) =>
      name === undefined
        ? l10n.t('An earlier block has this name too. Give this one another name.')
        : l10n.t('{0} is the name of an earlier block too. Give this one another name.', name),
  },
  'no-connection': {
    level: 'error',
    message: () => l10n.t('This file has no connection: a name, a line with {, keys, and a line with }.'),
    fix: (_, text) => [
      { title: l10n.t('Add a client block'), changes: [addBlock(text, allowedKeys.client)] },
      { title: l10n.t('Add a server block'), changes: [addBlock(text, allowedKeys.server)] },
    ],
  },
  'file-not-checked': {
    level: 'error',
    message: () => l10n.t('This file is too large to be checked: it has more than {0} characters.', mostDocumentUnits),
  },
};

/** The title has the new name only where the old one may be repeated: what else is there may be a misplaced URL. */
function plainName(problem: Problem, text: string): readonly Fix[] {
  const block = blockAt(treeOf(text), problem.offset);
  if (!block) {
    return [];
  }
  const written = textOf(text, block.name);
  const plain = written.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^[^A-Za-z]+|_$/g, '');
  if (plain === '') {
    return [];
  }
  const [name = plain] = freeNames(text, 1, plain, plain);
  const title =
    standsAsWord(text, block.name) && /^[\w. -]{1,40}$/.test(written)
      ? l10n.t('Change to {0}', name)
      : l10n.t('Write _ in their place');
  return onlyFix(title, [{ ...block.name, newText: name }]);
}

/** A block with the examples of some keys, behind whatever the file has. */
function addBlock(text: string, names: readonly KeyName[]): TextChange {
  const lines = names.map((name) => `${name} = ${name === 'SSH' ? sshOf(names) : keys[name].example}`);
  const before = text === '' || /[\r\n]$/.test(text.slice(-1)) ? [] : [''];
  const newText = [...before, ...freeNames(text, 1), '{', ...lines, '}', ''].join(lineBreakOf(text));
  return { offset: text.length, length: 0, newText };
}

function sshOf(names: readonly KeyName[]): Side {
  return names.includes('REMOTE_URL') ? 'client' : 'server';
}

/** The first names that no block has, of `first` and `stem` with a number. */
function freeNames(text: string, count: number, first = 'Connection1', stem = 'Connection'): readonly string[] {
  const taken = new Set(blocksOf(treeOf(text)).map((block) => textOf(text, block.name)));
  const names: string[] = [];
  for (let number = 1; names.length < count; number += 1) {
    const name = number === 1 ? first : `${stem}${number}`;
    if (!taken.has(name)) {
      names.push(name);
    }
  }
  return names;
}

function closeBlock(problem: Problem, text: string): readonly Fix[] {
  const block = blockAt(treeOf(text), problem.offset);
  if (!block) {
    return [];
  }
  const newText = `${lineBreakOf(text)}}`;
  return onlyFix(l10n.t('Insert }'), [{ offset: endOf(block), length: 0, newText }]);
}

function insertEquals(problem: Problem, text: string): readonly Fix[] {
  const pair = pairAt(treeOf(text), problem.offset);
  if (!pair) {
    return [];
  }
  // What follows on the line would become the value, but for a brace that closes the block, and a comment.
  const rest = text.slice(endOf(pair), lineEndFinder(text)(endOf(pair)));
  return canonicalKey(textOf(text, pair.key)) === undefined || !/^[ \t}]*(?:#|$)/.test(rest)
    ? onlyFix(l10n.t('Turn into a comment'), commentOut(text, pair))
    : onlyFix(l10n.t('Insert ='), [{ offset: endOf(pair.key), length: 0, newText: ' =' }]);
}

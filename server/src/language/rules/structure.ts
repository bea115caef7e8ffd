import * as l10n from '@vscode/l10n';
import { blockAt, pairAt } from '../blocks';
import type { BlockCode } from '../checks';
import { canonicalKey } from '../schema/keyNames';
import { blocksOf, endOf, textOf } from '../syntax/nodes';
import { parse } from '../syntax/parser';
import type { SyntaxCode } from '../syntax/problems';
import { lineBreakOf } from '../text';
import { commentOut, isolate, onlyFix, remove } from './edits';
import type { Problem } from './problem';
import type { Fix, RuleTable } from './rule';

/** The shape of a file: names, braces, lines. */
export const structureRules: RuleTable<SyntaxCode | BlockCode> = {
  'missing-name': {
    level: 'error',
    message: () => l10n.t('This block has no name. Write the name of the connection on the line above.'),
    fix: (problem, text) => {
      const name = `${freeName(text)}${lineBreakOf(text)}`;
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
      const pair = pairAt(parse(text).tree, problem.offset);
      return pair ? onlyFix(l10n.t('Turn into a comment'), commentOut(text, pair)) : [];
    },
  },
  'odd-name': {
    level: 'warning',
    message: () => l10n.t('Use a letter, then only letters, digits and _ in the name of a connection.'),
    fix: (problem, text) => {
      const name = textOf(text, problem)
        .replace(/[^A-Za-z0-9_]+/g, '_')
        .replace(/^[^A-Za-z]+|_$/g, '');
      return name === '' ? [] : onlyFix(l10n.t('Change to {0}', name), [{ ...problem, newText: name }]);
    },
  },
  'several-blocks': {
    level: 'information',
    message: () =>
      l10n.t('A file for one connection is what the document shows. Consider a file of its own for this block.'),
  },
  'duplicate-connection': {
    level: 'error',
    message: (data) => l10n.t('{name} is the name of an earlier block too. Give this one another name.', data),
  },
};

function freeName(text: string): string {
  const { tree } = parse(text);
  const taken = new Set(blocksOf(tree).map((block) => textOf(text, block.name)));
  let number = 1;
  while (taken.has(`Connection${number}`)) {
    number += 1;
  }
  return `Connection${number}`;
}

function closeBlock(problem: Problem, text: string): readonly Fix[] {
  const block = blockAt(parse(text).tree, problem.offset);
  if (!block) {
    return [];
  }
  const newText = `${lineBreakOf(text)}}`;
  return onlyFix(l10n.t('Insert }'), [{ offset: endOf(block), length: 0, newText }]);
}

function insertEquals(problem: Problem, text: string): readonly Fix[] {
  const pair = pairAt(parse(text).tree, problem.offset);
  if (!pair) {
    return [];
  }
  return canonicalKey(textOf(text, pair.key)) === undefined
    ? onlyFix(l10n.t('Turn into a comment'), commentOut(text, pair))
    : onlyFix(l10n.t('Insert ='), [{ offset: endOf(pair.key), length: 0, newText: ' =' }]);
}

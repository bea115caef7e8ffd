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

const serverBlock = 'Connection1\n{\nVerbose = true\nSSH = server\n}\n';

/** The shape of a file: names, braces, lines. */
export const structureRules: RuleTable<SyntaxCode | BlockCode> = {
  'missing-name': {
    level: 'error',
    title: () => l10n.t('Block without a name'),
    explanation: () =>
      l10n.t(
        'The line above `{` names the connection. SSHKEY and ACTIVATE are called with that name, so a block without one cannot be used. Write the same name in the file of the other cluster.',
      ),
    example: { bad: '{\nSSH = server\n}\n', good: serverBlock },
    message: () => l10n.t('This block has no name. Write the name of the connection on the line above.'),
    fix: (problem, text) => {
      const name = `${freeName(text)}${lineBreakOf(text)}`;
      return onlyFix(l10n.t('Insert a name'), [{ offset: problem.offset, length: 0, newText: name }]);
    },
  },
  'missing-open-brace': {
    level: 'error',
    title: () => l10n.t('Block without {'),
    explanation: () =>
      l10n.t(
        'The keys of a connection stand between `{` and `}`, each brace on a line of its own. Without the `{`, the plugin cannot tell that they belong to the name above.',
      ),
    example: { bad: 'Connection1\nVerbose = true\nSSH = server\n}\n', good: serverBlock },
    message: () => l10n.t('The line behind this name must be {.'),
    fix: (problem, text) => {
      const newText = `${lineBreakOf(text)}{`;
      return onlyFix(l10n.t('Insert {'), [{ offset: endOf(problem), length: 0, newText }]);
    },
  },
  'unclosed-block': {
    level: 'error',
    title: () => l10n.t('Block that is not closed'),
    explanation: () =>
      l10n.t(
        'The block ends without a `}`: the file is over, or the next block begins. Write `}` on a line of its own.',
      ),
    example: { bad: 'Connection1\n{\nVerbose = true\nSSH = server\n', good: serverBlock },
    message: () => l10n.t('This block is not closed. Write } on a line of its own behind its last key.'),
    fix: closeBlock,
  },
  'stray-brace': {
    level: 'error',
    title: () => l10n.t('Brace without a block'),
    explanation: () =>
      l10n.t('Every block has one `{` and one `}`. This one is one too many, or its partner is missing further up.'),
    example: { bad: `${serverBlock}}\n`, good: serverBlock },
    message: () => l10n.t('This brace belongs to no block. Remove it, or add the one that it should match.'),
    fix: (problem, text) => onlyFix(l10n.t('Remove the brace'), [remove(text, problem)]),
  },
  'brace-not-alone': {
    level: 'error',
    title: () => l10n.t('Brace that shares its line'),
    explanation: () =>
      l10n.t(
        'The document shows the name, `{`, every key and `}` each on a line of its own, and nothing says that the plugin reads anything else.',
      ),
    example: { bad: 'Connection1 {\nVerbose = true\nSSH = server\n}\n', good: serverBlock },
    message: () => l10n.t('Put this brace on a line of its own.'),
    fix: (problem, text) => onlyFix(l10n.t('Put the brace on a line of its own'), isolate(text, problem.offset)),
  },
  'text-outside-block': {
    level: 'error',
    title: () => l10n.t('Text outside of a block'),
    explanation: () =>
      l10n.t(
        'Outside of a block there may be only comments and the name of the next block, followed by a line with `{`. Look for a `}` that came too early.',
      ),
    example: { bad: `${serverBlock}Verbose = true\n`, good: serverBlock },
    message: () => l10n.t('This text belongs to no block. A block is a name, a line with {, keys, and a line with }.'),
    fix: (problem, text) => onlyFix(l10n.t('Turn into a comment'), commentOut(text, problem)),
  },
  'missing-equals': {
    level: 'error',
    title: () => l10n.t('Line without ='),
    explanation: () => l10n.t('Every line of a block is `KEY = value`, a comment, or blank.'),
    example: { bad: 'Connection1\n{\nVerbose true\nSSH = server\n}\n', good: serverBlock },
    message: () => l10n.t('This line has no =. Write KEY = value.'),
    fix: insertEquals,
  },
  'missing-key-name': {
    level: 'error',
    title: () => l10n.t('Line without a key'),
    explanation: () => l10n.t('Every line of a block is `KEY = value`: the key in front of the `=` is missing.'),
    example: { bad: 'Connection1\n{\n= true\nSSH = server\n}\n', good: serverBlock },
    message: () => l10n.t('The key in front of this = is missing.'),
    fix: (problem, text) => {
      const pair = pairAt(parse(text).tree, problem.offset);
      return pair ? onlyFix(l10n.t('Turn into a comment'), commentOut(text, pair)) : [];
    },
  },
  'odd-name': {
    level: 'warning',
    title: () => l10n.t('Unusual character in a name'),
    explanation: () =>
      l10n.t(
        'The name is handed to the plugin as an argument of SSHKEY, ACTIVATE and DEACTIVATE. The document shows a letter followed by letters and digits; anything beyond letters, digits and `_` may be read differently there.',
      ),
    example: { bad: 'Connection-1\n{\nVerbose = true\nSSH = server\n}\n', good: serverBlock },
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
    title: () => l10n.t('Several blocks in a file'),
    explanation: () =>
      l10n.t(
        'The document asks for "an exclusive configuration file" for each connection. Whether the plugin reads a second block is not known.',
      ),
    example: { bad: `${serverBlock}Connection2\n{\nVerbose = true\nSSH = server\n}\n`, good: serverBlock },
    message: () =>
      l10n.t('A file for one connection is what the document shows. Consider a file of its own for this block.'),
  },
  'duplicate-connection': {
    level: 'error',
    title: () => l10n.t('Name used twice'),
    explanation: () =>
      l10n.t(
        'Two blocks of the same name and the same side cannot be told apart when SSHKEY or ACTIVATE is called with that name. Rename one of them, here and in the file of the other cluster.',
      ),
    example: { bad: serverBlock + serverBlock, good: serverBlock },
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

import * as l10n from '@vscode/l10n';
import { blockAt, keyOf, pairAt } from '../blocks';
import type { KeyCode } from '../checks';
import { canonicalKey, type KeyName } from '../schema/keyNames';
import { clientOnlyKeys, keys } from '../schema/keys';
import { endOf, pairsOf } from '../syntax/nodes';
import { addPairs, commentOut, onlyFix, remove, treeOf } from './edits';
import type { Problem, ProblemData } from './problem';
import type { Fix, RuleTable } from './rule';

/** Which keys a block has. What is written behind them is the business of the other tables. */
export const keyRules: RuleTable<KeyCode> = {
  'unknown-key': {
    level: 'warning',
    message: unknownKeyMessage,
    fix: fixUnknownKey,
  },
  'key-case': {
    level: 'warning',
    safe: true,
    message: (data) => l10n.t('The document spells this key {key}.', data),
    fix: (problem) => replaceKey(problem, problem.data?.['key']),
  },
  'duplicate-key': {
    level: 'error',
    message: (data) => l10n.t('{key} is there twice in this block. Keep one.', data),
    fix: fixDuplicate,
  },
  'empty-value': {
    level: 'error',
    message: (data) => l10n.t('{key} has no value.', data),
    fix: fillIn,
  },
  'missing-key': {
    level: 'error',
    message: (data) => l10n.t('This block lacks {keys}, which the client side needs.', data),
    fix: (problem, text) => {
      const missing = (problem.data?.['keys'] ?? '').split(', ').flatMap((name) => canonicalKey(name) ?? []);
      const lines = new Map(missing.map((key) => [key, `${key} = ${keys[key].example}`]));
      const changes = addPairs(text, problem.offset, lines);
      return onlyFix(l10n.t('Add the missing keys'), changes);
    },
  },
  'missing-ssh': {
    level: 'error',
    message: () => l10n.t('This block lacks SSH. Write SSH = client or SSH = server.'),
    fix: (problem, text) => {
      const line = `SSH = ${problem.data?.['side'] ?? 'server'}`;
      return onlyFix(l10n.t('Add {0}', line), addPairs(text, problem.offset, new Map([['SSH', line]])));
    },
  },
  'client-only-key': {
    level: 'warning',
    message: (data) => l10n.t('{key} belongs into the file of the client side.', data),
    fix: (problem, text) => {
      const pair = pairAt(treeOf(text), problem.offset);
      return pair ? onlyFix(l10n.t('Remove the line'), [remove(text, pair)]) : [];
    },
  },
  'server-with-client-keys': {
    level: 'warning',
    message: () => l10n.t("This block has the client's keys. Did you mean SSH = client?"),
    fix: ({ offset, length }, text) => {
      const block = blockAt(treeOf(text), offset);
      const pairs = block ? pairsOf(block).filter((pair) => isClientOnly(keyOf(text, pair))) : [];
      return [
        ...onlyFix(l10n.t('Change to {0}', 'client'), [{ offset, length, newText: 'client' }]),
        { title: l10n.t("Remove the client's keys"), changes: pairs.map((pair) => remove(text, pair)) },
      ];
    },
  },
};

function isClientOnly(key: KeyName | undefined): boolean {
  return key !== undefined && clientOnlyKeys.includes(key);
}

/** The key is there only where it may be repeated. */
function unknownKeyMessage(data: ProblemData): string {
  const { key, nearest } = data;
  if (nearest !== undefined) {
    return l10n.t('This key is not known. Did you mean {0}?', nearest);
  }
  return key === undefined
    ? l10n.t('What stands in front of the = is not a key.')
    : l10n.t('The key {0} is not known. The plugin does not read it.', key);
}

function fixUnknownKey(problem: Problem, text: string): readonly Fix[] {
  const nearest = problem.data?.['nearest'];
  const pair = pairAt(treeOf(text), problem.offset);
  const comment: Fix = { title: l10n.t('Turn into a comment'), changes: pair ? commentOut(text, pair) : [] };
  return nearest === undefined ? [comment] : [...replaceKey(problem, nearest), comment];
}

function replaceKey({ offset, length }: Problem, key: string | undefined): readonly Fix[] {
  return key === undefined ? [] : onlyFix(l10n.t('Change to {0}', key), [{ offset, length, newText: key }]);
}

function fixDuplicate(problem: Problem, text: string): readonly Fix[] {
  const tree = treeOf(text);
  const second = pairAt(tree, problem.offset);
  const first = problem.related?.[0] && pairAt(tree, problem.related[0].offset);
  return [
    ...(second ? [{ title: l10n.t('Remove this line'), changes: [remove(text, second)] }] : []),
    ...(first ? [{ title: l10n.t('Remove the first one'), changes: [remove(text, first)] }] : []),
  ];
}

function fillIn(problem: Problem, text: string): readonly Fix[] {
  const key = canonicalKey(problem.data?.['key'] ?? '');
  const pair = pairAt(treeOf(text), problem.offset);
  if (key === undefined || pair?.equals === undefined) {
    return [];
  }
  const { example } = keys[key];
  const change = {
    offset: pair.equals + 1,
    length: Math.max(0, endOf(pair) - pair.equals - 1),
    newText: ` ${example}`,
  };
  return onlyFix(l10n.t('Write {0}', example), [change]);
}

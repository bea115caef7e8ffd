import * as l10n from '@vscode/l10n';
import type { DirectiveCode } from '../directives';
import { directiveAt } from '../syntax/directives';
import { endOf } from '../syntax/nodes';
import { onlyFix, remove, treeOf } from './edits';
import type { Problem } from './problem';
import type { RuleTable, TextChange } from './rule';

/** Comments that silence findings. */
export const directiveRules: RuleTable<DirectiveCode> = {
  'directive-unknown': {
    level: 'warning',
    message: ({ nearest, missing }) =>
      missing !== undefined
        ? l10n.t('Name a rule behind this, such as unknown-key.')
        : nearest === undefined
          ? l10n.t(
              'This says nothing to the extension. Write disable-next-line or disable-file, and the ids of rules behind it.',
            )
          : l10n.t('This is neither a rule nor a directive. Did you mean {0}?', nearest),
    fix: (problem, text) => {
      const { offset, length, data } = problem;
      const newText = data?.['nearest'];
      return newText === undefined
        ? [{ title: l10n.t('Remove it'), changes: [removal(problem, text)] }]
        : onlyFix(l10n.t('Change to {0}', newText), [{ offset, length, newText }]);
    },
  },
  'directive-unused': {
    level: 'hint',
    message: () => l10n.t('This silences nothing. Remove it.'),
    fix: (problem, text) => onlyFix(l10n.t('Remove it'), [removal(problem, text)]),
    unnecessary: true,
  },
};

/** Takes out one of several rules that a directive names, else the whole comment. */
function removal(problem: Problem, text: string): TextChange {
  const directive = directiveAt(text, treeOf(text), problem.offset);
  const named = directive?.rules ?? [];
  const index = named.findIndex(({ offset }) => offset === problem.offset);
  const before = named[index - 1];
  const after = named[index + 1];
  if (before) {
    return { offset: endOf(before), length: endOf(problem) - endOf(before), newText: '' };
  }
  return index >= 0 && after
    ? { offset: problem.offset, length: after.offset - problem.offset, newText: '' }
    : remove(text, directive ?? problem);
}

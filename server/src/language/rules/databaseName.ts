import * as l10n from '@vscode/l10n';
import type { DatabaseNameCode } from '../values/databaseName';
import { removeProblem, replaceProblem } from './fixes';
import type { RuleTable } from './rule';

/** DATABASE_NAME. Little is documented beyond the sample, so nearly everything here is advice. */
export const databaseNameRules: RuleTable<DatabaseNameCode> = {
  'database-empty': {
    level: 'error',
    message: () => l10n.t('No database name. Write the name that EXAoperation shows, such as exa_db1.'),
  },
  'database-empty-item': {
    level: 'warning',
    message: () => l10n.t('A name is missing beside this ";". Add it or remove the ";".'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'database-separator': {
    level: 'warning',
    safe: true,
    message: () => l10n.t('A comma is taken for a part of the name. Separate names by ";".'),
    fix: (problem) => [replaceProblem(problem, ';')],
  },
  'database-odd-character': {
    level: 'warning',
    message: ({ character = '' }) =>
      character === ' '
        ? l10n.t('A database name has no blanks. Separate several names by ";".')
        : l10n.t('"{0}" is unusual in a database name. Write the name as EXAoperation shows it.', character),
  },
  'database-trailing-separator': {
    level: 'hint',
    safe: true,
    message: () => l10n.t('No database follows this ";".'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'database-duplicate': {
    level: 'information',
    message: () => l10n.t('This name is already in the list.'),
  },
};

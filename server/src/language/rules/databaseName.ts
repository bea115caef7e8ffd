import * as l10n from '@vscode/l10n';
import type { DatabaseNameCode } from '../values/databaseName';
import { removeProblem, replaceProblem } from './fixes';
import type { RuleTable } from './rule';

/** DATABASE_NAME. Little is documented beyond the sample, so nearly everything here is advice. */
export const databaseNameRules: RuleTable<DatabaseNameCode> = {
  'database-empty': {
    level: 'error',
    title: () => l10n.t('No database'),
    explanation: () => l10n.t('The database whose backups are copied must be named.'),
    example: { bad: 'DATABASE_NAME = ;', good: 'DATABASE_NAME = exa_db1' },
    message: () => l10n.t('No database name. Write the name that EXAoperation shows, such as exa_db1.'),
  },
  'database-empty-item': {
    level: 'warning',
    title: () => l10n.t('Empty place in the database list'),
    explanation: () => l10n.t('An empty place between two separators names no database.'),
    example: { bad: 'DATABASE_NAME = exa_db1; ; exa_db2', good: 'DATABASE_NAME = exa_db1; exa_db2' },
    message: () => l10n.t('A name is missing beside this ";". Add it or remove the ";".'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'database-separator': {
    level: 'warning',
    title: () => l10n.t('Comma between database names'),
    explanation: () =>
      l10n.t(
        'Lists in Connection files are separated by `;`, as REMOTE_NODES shows. A comma becomes part of the name.',
      ),
    example: { bad: 'DATABASE_NAME = exa_db1, exa_db2', good: 'DATABASE_NAME = exa_db1; exa_db2' },
    message: () => l10n.t('A comma is taken for a part of the name. Separate names by ";".'),
    fix: (problem) => [replaceProblem(problem, ';')],
  },
  'database-odd-character': {
    level: 'warning',
    title: () => l10n.t('Unusual character in a database name'),
    explanation: () =>
      l10n.t('Names of databases in EXAoperation consist of letters, digits and `_`. Quotes become part of the name.'),
    example: { bad: 'DATABASE_NAME = exa db1', good: 'DATABASE_NAME = exa_db1' },
    message: ({ character = '' }) =>
      character === ' '
        ? l10n.t('A database name has no blanks. Separate several names by ";".')
        : l10n.t('"{0}" is unusual in a database name. Write the name as EXAoperation shows it.', character),
  },
  'database-trailing-separator': {
    level: 'hint',
    title: () => l10n.t('Separator after the last database'),
    explanation: () => l10n.t('Nothing follows this `;`, and it is not needed.'),
    example: { bad: 'DATABASE_NAME = exa_db1;', good: 'DATABASE_NAME = exa_db1' },
    message: () => l10n.t('No database follows this ";".'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'database-duplicate': {
    level: 'information',
    title: () => l10n.t('Database named twice'),
    explanation: () => l10n.t('Naming a database twice adds nothing.'),
    example: { bad: 'DATABASE_NAME = exa_db1; exa_db1', good: 'DATABASE_NAME = exa_db1' },
    message: ({ name = '' }) => l10n.t('{0} is already in the list.', name),
  },
};

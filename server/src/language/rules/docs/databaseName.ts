import * as l10n from '@vscode/l10n';
import type { DatabaseNameCode } from '../../values/databaseName';
import type { RuleDocsTable } from './docs';

export const databaseNameRuleDocs: RuleDocsTable<DatabaseNameCode> = {
  'database-empty': {
    title: () => l10n.t('No database'),
    explanation: () => l10n.t('The database whose backups are copied must be named.'),
    example: { bad: 'DATABASE_NAME = ;', good: 'DATABASE_NAME = exa_db1' },
  },
  'database-empty-item': {
    title: () => l10n.t('Empty place in the database list'),
    explanation: () => l10n.t('An empty place between two separators names no database.'),
    example: { bad: 'DATABASE_NAME = exa_db1; ; exa_db2', good: 'DATABASE_NAME = exa_db1; exa_db2' },
  },
  'database-separator': {
    title: () => l10n.t('Comma between database names'),
    explanation: () =>
      l10n.t(
        'Lists in Connection files are separated by `;`, as REMOTE_NODES shows. A comma becomes part of the name.',
      ),
    example: { bad: 'DATABASE_NAME = exa_db1, exa_db2', good: 'DATABASE_NAME = exa_db1; exa_db2' },
  },
  'database-odd-character': {
    title: () => l10n.t('Unusual character in a database name'),
    explanation: () =>
      l10n.t('Names of databases in EXAoperation consist of letters, digits and `_`. Quotes become part of the name.'),
    example: { bad: 'DATABASE_NAME = exa db1', good: 'DATABASE_NAME = exa_db1' },
  },
  'database-trailing-separator': {
    title: () => l10n.t('Separator after the last database'),
    explanation: () => l10n.t('Nothing follows this `;`, and it is not needed.'),
    example: { bad: 'DATABASE_NAME = exa_db1;', good: 'DATABASE_NAME = exa_db1' },
  },
  'database-duplicate': {
    title: () => l10n.t('Database named twice'),
    explanation: () => l10n.t('Naming a database twice adds nothing.'),
    example: { bad: 'DATABASE_NAME = exa_db1; exa_db1', good: 'DATABASE_NAME = exa_db1' },
  },
};

import * as l10n from '@vscode/l10n';

/** The steps of Exasol's document "Install Backup Synchronization Plugin" that a Connection file has to do with. */
export type StepNumber = 5 | 6 | 7 | 8 | 9 | 10;

export const documentTitle = (): string => l10n.t('Install Backup Synchronization Plugin');

/** The headings of the steps, as they are written, so that they can be found there. */
export const stepTitles: Readonly<Record<StepNumber, () => string>> = {
  5: () => l10n.t('Create a User in EXAoperation'),
  6: () => l10n.t('Create Archive Volume from EXAoperation'),
  7: () => l10n.t('Create and Upload Configuration File'),
  8: () => l10n.t('Create SSH Key'),
  9: () => l10n.t('Upload SSH Key'),
  10: () => l10n.t('Activate Connection between the two clusters'),
};

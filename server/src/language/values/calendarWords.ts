import * as l10n from '@vscode/l10n';

/** January first. */
export function monthNames(): readonly string[] {
  return [
    l10n.t('January'),
    l10n.t('February'),
    l10n.t('March'),
    l10n.t('April'),
    l10n.t('May'),
    l10n.t('June'),
    l10n.t('July'),
    l10n.t('August'),
    l10n.t('September'),
    l10n.t('October'),
    l10n.t('November'),
    l10n.t('December'),
  ];
}

/** Sunday first, as cron counts. */
export function weekdayNames(): readonly string[] {
  return [
    l10n.t('Sunday'),
    l10n.t('Monday'),
    l10n.t('Tuesday'),
    l10n.t('Wednesday'),
    l10n.t('Thursday'),
    l10n.t('Friday'),
    l10n.t('Saturday'),
  ];
}

import * as l10n from '@vscode/l10n';
import type { Context } from '../context';
import { upcomingRuns, type RunEntry } from '../runs';
import { describeCron, parseCron, type Cron } from '../values/cron';
import type { AskedValue } from './describe';
import { code } from './markdown';

/** A schedule in words, and when it starts next. One that cannot be read has a problem that says why. */
export function describeSchedule({ text, block, context, surroundings }: AskedValue): string | undefined {
  const cron = parseCron(text);
  if (!cron.valid) {
    return undefined;
  }
  const timeZone = surroundings.timeZone(block);
  return [describeCron(cron), dayRuleSentence(cron), neverSentence(cron), runsList(cron, context, timeZone)]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

/** How the two day fields combine, where a reader may expect something else. */
function dayRuleSentence({ dayRule, fields }: Cron): string | undefined {
  const isEveryDay = fields.some(({ name, full }) => (name === 'dayOfMonth' || name === 'dayOfWeek') && full);
  switch (dayRule) {
    case 'single':
      return undefined;
    case 'and':
      return l10n.t('One of the two day fields begins with `*`: only days that match both of them count.');
    case 'or':
      return isEveryDay
        ? l10n.t(
            'Neither of the two day fields begins with `*`, so that matching one of them is enough. One of them matches every day.',
          )
        : l10n.t('Neither of the two day fields begins with `*`, so that a day needs to match only one of them.');
  }
}

function neverSentence({ never, kind }: Cron): string | undefined {
  return never && kind !== 'reboot'
    ? l10n.t('No time matches this schedule, so that no copy ever starts by it.')
    : undefined;
}

function runsList(cron: Cron, { now, localTimeZone }: Context, timeZone: string | undefined): string | undefined {
  const entries = now === undefined ? [] : upcomingRuns(cron, { now, timeZone, localTimeZone: localTimeZone?.() });
  if (entries.length === 0) {
    return undefined;
  }
  const list = entries.map((entry) => `- ${entryWords(entry)}`).join('\n');
  return timeZone === undefined
    ? [l10n.t("Next runs, by the cluster's clock:"), list, '', unknownZone()].join('\n')
    : [l10n.t('Next runs, by the time of {0}:', code(timeZone)), list].join('\n');
}

function entryWords(entry: RunEntry): string {
  switch (entry.kind) {
    case 'run':
      return entry.localTime === undefined
        ? entry.time
        : l10n.t('{0} ({1} by your clock)', entry.time, entry.localTime);
    case 'skipped':
      return l10n.t('{0}: the clock is put forward from {1} to {2}; the times between do not occur', ...change(entry));
    case 'repeated':
      return l10n.t('{0}: the clock is put back from {1} to {2}, the time between comes twice', ...change(entry));
  }
}

function change({ date, from, to }: Exclude<RunEntry, { kind: 'run' }>): [string, string, string] {
  return [date, from, to];
}

/** Times are then counted from UTC, which may be some hours off. */
function unknownZone(): string {
  return l10n.t(
    'Its time zone is not known and taken for UTC. Set `timeZone` of the source cluster in `backupSync.clusters`, or `backupSync.timeZone`.',
  );
}

import * as l10n from '@vscode/l10n';
import type { Command } from './command';

interface CommandRow {
  /** One line for the list of commands. */
  readonly summary: () => string;
  /** Loaded when it is used: a check of files needs no calendar, a schedule no cluster. */
  readonly load: () => Promise<Command>;
}

/** THE table of the commands. */
export const commands: ReadonlyMap<string, CommandRow> = new Map<string, CommandRow>([
  [
    'check',
    {
      summary: () => l10n.t('Finds what is wrong in Connection files, each by itself and as pairs.'),
      load: async () => (await import('./commands/check')).check,
    },
  ],
  [
    'format',
    {
      summary: () => l10n.t('Writes Connection files the way the document spells them.'),
      load: async () => (await import('./commands/format')).format,
    },
  ],
  [
    'cron',
    {
      summary: () => l10n.t('Says in words when a schedule runs, and lists its next runs.'),
      load: async () => (await import('./commands/cron')).cron,
    },
  ],
  [
    'run',
    {
      summary: () => l10n.t('Runs a function of a plugin on the nodes of a cluster.'),
      load: async () => (await import('./clusterCommands')).run,
    },
  ],
  [
    'status',
    {
      summary: () => l10n.t('Says in which state the plugin is on every node of a cluster.'),
      load: async () => (await import('./clusterCommands')).status,
    },
  ],
]);

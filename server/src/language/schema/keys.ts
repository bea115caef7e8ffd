import * as l10n from '@vscode/l10n';
import { keyNames, type KeyName } from './keyNames';
import type { StepNumber } from './steps';

/** `client`: the source cluster, which owns schedule, URLs and nodes. `server`: the destination. */
export type Side = 'client' | 'server';

export const sides: readonly Side[] = ['client', 'server'];

/** What is written behind the `=`; `schema/valueTypes.ts` says how each is read. */
export type ValueType = 'databaseName' | 'cron' | 'ftpUrl' | 'nodeList' | 'verbose' | 'ssh';

export interface KeySpec {
  readonly valueType: ValueType;
  /** Sides whose block is rejected or useless without the key. */
  readonly requiredOn: readonly Side[];
  /** Sides on which the key means something. */
  readonly allowedOn: readonly Side[];
  /** What the plugin assumes where the key is left out. */
  readonly defaultValue?: string;
  /** A valid value, as a quick fix or a template writes it. */
  readonly example: string;
  /** A value with the parts to fill in, as a snippet; what only one place knows is a word that no place has. */
  readonly snippet: string;
  /** The steps of Exasol's document in which the value matters, the most telling one first; see `steps.ts`. */
  readonly steps: readonly StepNumber[];
  /** One line, e.g. beside the key in a list. */
  readonly summary: () => string;
  /** Markdown for hover and completion. */
  readonly documentation: () => string;
}

/** Everything that is known about the seven keys. The order is that of `keyNames`. */
export const keys: Readonly<Record<KeyName, KeySpec>> = {
  DATABASE_NAME: {
    valueType: 'databaseName',
    requiredOn: ['client'],
    allowedOn: ['client'],
    example: 'exa_db1',
    snippet: '${1:**DB**}',
    steps: [7],
    summary: () => l10n.t('The database whose backups are copied'),
    documentation: () =>
      l10n.t(
        'The database whose backups are copied from this cluster to the other. Several names are separated by `;` (Exasol speaks of "database names", but shows one).\n\nOnly in the client file.',
      ),
  },
  START_CYCLE: {
    valueType: 'cron',
    requiredOn: ['client'],
    allowedOn: ['client'],
    example: '0 2 * * *',
    snippet: '${1:0} ${2:2} ${3:*} ${4:*} ${5:*}',
    steps: [7, 10],
    summary: () => l10n.t('When a copy starts, as a cron expression'),
    documentation: () =>
      l10n.t(
        'When a copy starts, in Unix-like cron format: minute, hour, day of the month, month, day of the week, with blanks between them. `*/2 * * * *` is every two minutes, `0 2 * * *` is every day at 02:00. The time is that of the cluster.\n\nOnly in the client file.',
      ),
  },
  LOCAL_URL: {
    valueType: 'ftpUrl',
    requiredOn: ['client'],
    allowedOn: ['client'],
    example: 'ftp://FTPbackup:**PW**@%s/v0003',
    snippet: 'ftp://${1:FTPbackup}:${2:**PW**}@%s/${3:v0003}',
    steps: [7, 5, 6],
    summary: () => l10n.t('Where the backups are: an archive volume of this cluster'),
    documentation: () =>
      l10n.t(
        'The archive volume of this cluster that holds the backups: `ftp://user:password@%s/v0003`. The plugin puts the address of a node in place of `%s`. The user is an account of EXAoperation with the role Administrator.\n\nOnly in the client file.',
      ),
  },
  REMOTE_URL: {
    valueType: 'ftpUrl',
    requiredOn: ['client'],
    allowedOn: ['client'],
    example: 'ftp://FTPbackup:**PW**@%s/v0002',
    snippet: 'ftp://${1:FTPbackup}:${2:**PW**}@%s/${3:v0002}',
    steps: [7, 5, 6],
    summary: () => l10n.t('Where the copies go: an archive volume of the other cluster'),
    documentation: () =>
      l10n.t(
        'The archive volume of the other cluster that receives the copies: `ftp://user:password@%s/v0002`. The plugin puts the addresses of REMOTE_NODES in place of `%s`. Keep the volume for this purpose alone: files that the source does not have may be deleted from it.\n\nOnly in the client file.',
      ),
  },
  REMOTE_NODES: {
    valueType: 'nodeList',
    requiredOn: ['client'],
    allowedOn: ['client'],
    example: '10.60.102.11; 10.60.102.12',
    snippet: '${1:**IP**}',
    steps: [7, 6],
    summary: () => l10n.t('The IP addresses of the nodes of the other cluster'),
    documentation: () =>
      l10n.t(
        'The IP addresses of the nodes of the other cluster, separated by `;`. The order may count. A rule of thumb: one node for up to three nodes of this cluster.\n\nOnly in the client file.',
      ),
  },
  Verbose: {
    valueType: 'verbose',
    requiredOn: [],
    allowedOn: ['client', 'server'],
    defaultValue: 'false',
    example: 'true',
    snippet: '${1|true,false|}',
    steps: [7],
    summary: () => l10n.t('Whether the log names every copied file'),
    documentation: () =>
      l10n.t(
        '`true` writes more about the copied files into the EXACluster Monitoring Service. `false`, also when the key is left out: errors only.\n\nIn both files.',
      ),
  },
  SSH: {
    valueType: 'ssh',
    requiredOn: ['client', 'server'],
    allowedOn: ['client', 'server'],
    example: 'client',
    snippet: '${1|client,server|}',
    steps: [7, 8, 9],
    summary: () => l10n.t('The side of the connection that this cluster is'),
    documentation: () =>
      l10n.t(
        '`client` on the cluster that has the backups: it starts the copies, and its SSH keys are uploaded to the other. `server` on the cluster that receives them.\n\nIn both files.',
      ),
  },
};

/** The keys that a side must have, in their order. */
export const requiredKeys: Readonly<Record<Side, readonly KeyName[]>> = {
  client: keyNames.filter((name) => keys[name].requiredOn.includes('client')),
  server: keyNames.filter((name) => keys[name].requiredOn.includes('server')),
};

/** The keys that a side may have, in their order. */
export const allowedKeys: Readonly<Record<Side, readonly KeyName[]>> = {
  client: keyNames.filter((name) => keys[name].allowedOn.includes('client')),
  server: keyNames.filter((name) => keys[name].allowedOn.includes('server')),
};

/** The keys that mean nothing in a server file. */
export const clientOnlyKeys: readonly KeyName[] = allowedKeys.client.filter(
  (name) => !allowedKeys.server.includes(name),
);

import * as l10n from '@vscode/l10n';
import type { ClusterCode, PairCode, PartnerCode, SettingCode, TargetCode } from '../../pairs/codes';
import type { ExampleFile, RuleDocsTable } from './docs';
import { clientBlock, serverBlock } from './examples';

type PairDocs<Code extends string> = RuleDocsTable<Code, readonly ExampleFile[]>;

const client: ExampleFile = { name: 'client.cfg', text: clientBlock };
const server: ExampleFile = { name: 'server.cfg', text: serverBlock };

/** The same block with other words in it. */
function changed(file: ExampleFile, name: string, ...words: readonly (readonly [from: string, to: string])[]) {
  return { name, text: words.reduce((text, [from, to]) => text.replace(from, to), file.text) };
}

/** `backupSync.connections` in the settings of a workspace. */
function settings(...connections: readonly Readonly<Record<string, string>>[]): ExampleFile {
  return {
    name: '.vscode/settings.json',
    text: `${JSON.stringify({ 'backupSync.connections': connections }, undefined, 2)}\n`,
  };
}

const connection1 = { name: 'Connection1', client: 'EDU01', server: 'EDU02' };

/** The second connection: from EDU02 to EDU01, so that a file may be meant for the other direction. */
const connection2: readonly (readonly [string, string])[] = [
  ['Connection1', 'Connection2'],
  ['10.60.102.11; 10.60.102.12', '10.60.101.11; 10.60.101.12'],
];

const partnerDocs: PairDocs<PartnerCode> = {
  'pair-missing-partner': {
    title: () => l10n.t('Block without its other side'),
    explanation: () =>
      l10n.t(
        "A connection needs a block with `SSH = client` on the source and one of the same name with `SSH = server` on the destination (Exasol's document Install Backup Synchronization Plugin, step 7). No file of this workspace has the other one. Switch the rule off if it is kept elsewhere.",
      ),
    example: { bad: [client], good: [client, server] },
  },
  'pair-same-side': {
    title: () => l10n.t('Both blocks are the same side'),
    explanation: () =>
      l10n.t(
        'The client starts the copies and the server receives them. Two clients have nobody to connect to, and two servers wait for each other. The other side is the block in the file that `backupSync.connections` names, else the only other block of this name in the folder or in the workspace.',
      ),
    example: { bad: [client, changed(client, 'server.cfg')], good: [client, server] },
  },
  'pair-name-differs': {
    title: () => l10n.t('Names that differ between client and server'),
    explanation: () =>
      l10n.t(
        'The document asks for the same name in the files of the source and of the destination: the plugin is called with one name on both. Here two blocks have no other side, and their names differ only in case or by one letter (a number is no slip: Connection1 and Connection2 may be two connections). That they belong together is a guess, so this is no error.',
      ),
    example: { bad: [client, changed(server, 'server.cfg', ['Connection1', 'connection1'])], good: [client, server] },
  },
  'pair-ambiguous': {
    title: () => l10n.t('Several possible other sides'),
    explanation: () =>
      l10n.t(
        'Several blocks could be the other side of this connection, and none is nearer than the others. Nothing is guessed: name `clientFile` and `serverFile` in the setting `backupSync.connections`.',
      ),
    example: {
      bad: [client, changed(server, 'EDU02/server.cfg'), changed(server, 'EDU03/server.cfg')],
      good: [
        client,
        changed(server, 'EDU02/server.cfg'),
        changed(server, 'EDU03/server.cfg'),
        settings({ ...connection1, clientFile: 'client.cfg', serverFile: 'EDU02/server.cfg' }),
      ],
    },
  },
  'pair-duplicate': {
    title: () => l10n.t('Connection that stands twice in the files of a cluster'),
    explanation: () =>
      l10n.t(
        'Two files have the same side of the same connection, for the same cluster: by `backupSync.connections`, or because they stand in one folder beside the other side. SSHKEY and ACTIVATE are called with the name, so only one of them can be meant. Copies in other folders are left alone.',
      ),
    example: { bad: [client, server, changed(server, 'server-old.cfg')], good: [client, server] },
  },
};

const targetDocs: PairDocs<TargetCode> = {
  'pair-same-target': {
    title: () => l10n.t('Two connections that write to one volume'),
    explanation: () =>
      l10n.t(
        "The plugin may delete files of the target volume that its source does not have: Exasol's published script for FTP copies, which has the same settings, does so. Two sources with one target would then delete each other's backups. Create an archive volume for each connection. Blocks whose passwords are still placeholders are compared with each other only.",
      ),
    example: {
      bad: [client, changed(client, 'other.cfg', ['Connection1', 'Connection2'])],
      good: [client, changed(client, 'other.cfg', ['Connection1', 'Connection2'], ['v0002', 'v0004'])],
    },
  },
  'pair-loop': {
    title: () => l10n.t('Copies that come back'),
    explanation: () =>
      l10n.t(
        'The target of this connection is the source of another, and so on back to where this one reads. Backups go round, and what one connection may delete, the next one brings back or deletes too. Use a volume for what a cluster makes and another for what it receives. Which cluster a file belongs to is told by `backupSync.connections`, else by a folder for each cluster.',
      ),
    example: {
      bad: [
        changed(client, 'EDU01/client.cfg'),
        changed(server, 'EDU02/server.cfg'),
        changed(client, 'EDU02/client.cfg', ...connection2, ['v0003', 'v00xx'], ['v0002', 'v0003'], ['v00xx', 'v0002']),
        changed(server, 'EDU01/server.cfg', ['Connection1', 'Connection2']),
      ],
      good: [
        changed(client, 'EDU01/client.cfg'),
        changed(server, 'EDU02/server.cfg'),
        changed(client, 'EDU02/client.cfg', ...connection2, ['v0003', 'v0005'], ['v0002', 'v0006']),
        changed(server, 'EDU01/server.cfg', ['Connection1', 'Connection2']),
      ],
    },
  },
  'pair-chain': {
    title: () => l10n.t('Copies that are copied on'),
    explanation: () =>
      l10n.t(
        'The target of this connection is the source of another. That may be meant; then the second one must start after the first has ended, or it copies half of a backup.',
      ),
    example: {
      bad: [
        client,
        changed(client, 'onward.cfg', ['Connection1', 'Connection2'], ['v0002', 'v0001'], ['v0003', 'v0002']),
        settings(connection1, { name: 'Connection2', client: 'EDU02', server: 'EDU03' }),
      ],
      good: [
        client,
        changed(client, 'onward.cfg', ['Connection1', 'Connection2'], ['v0002', 'v0001'], ['v0003', 'v0004']),
        settings(connection1, { name: 'Connection2', client: 'EDU02', server: 'EDU03' }),
      ],
    },
  },
};

const settingDocs: PairDocs<SettingCode> = {
  'setting-unknown-cluster': {
    title: () => l10n.t('Cluster that is not in the settings'),
    explanation: () =>
      l10n.t(
        '`client` and `server` of an entry in `backupSync.connections` are names of clusters in `backupSync.clusters`. Nothing can be uploaded to a cluster that is not there. The example knows EDU01 and EDU02.',
      ),
    example: {
      bad: [client, settings({ ...connection1, client: 'EDU1' })],
      good: [client, settings(connection1)],
    },
  },
  'setting-missing-file': {
    title: () => l10n.t('File of the settings that does not fit'),
    explanation: () =>
      l10n.t(
        '`clientFile` and `serverFile` of an entry in `backupSync.connections` are paths from the folder of the workspace. The file is not there, or it has no block of this name and side.',
      ),
    example: {
      bad: [client, server, settings({ ...connection1, clientFile: 'client.cfg', serverFile: 'srever.cfg' })],
      good: [client, server, settings({ ...connection1, clientFile: 'client.cfg', serverFile: 'server.cfg' })],
    },
  },
  'setting-unknown-connection': {
    title: () => l10n.t('Connection of the settings that no file has'),
    explanation: () =>
      l10n.t(
        'An entry of `backupSync.connections` names this file, but no file has a block of its name. A block of this file is nearly called so: correct the setting, or rename both blocks.',
      ),
    example: {
      bad: [client, server, settings({ ...connection1, name: 'Conection1', clientFile: 'client.cfg' })],
      good: [client, server, settings({ ...connection1, clientFile: 'client.cfg' })],
    },
  },
};

const clusterDocs: PairDocs<ClusterCode> = {
  'cluster-own-address': {
    title: () => l10n.t('Address of the source among REMOTE_NODES'),
    explanation: () =>
      l10n.t(
        'REMOTE_NODES are nodes of the destination. This address is one of the source cluster, as `nodeAddresses` in `backupSync.clusters` has it, so the copy would go to where it comes from. In the example it is a node of EDU01.',
      ),
    example: {
      bad: [changed(client, 'client.cfg', ['10.60.102.12', '10.60.101.12']), settings(connection1)],
      good: [client, settings(connection1)],
    },
  },
  'cluster-few-nodes': {
    title: () => l10n.t('Few nodes of the destination'),
    explanation: () =>
      l10n.t(
        "For up to three nodes of the source, at least one archive node of the destination is recommended (Exasol's document Install Backup Synchronization Plugin, step 6). The source is counted as it was when last read. In the example EDU01 has four nodes.",
      ),
    example: {
      bad: [changed(client, 'client.cfg', ['; 10.60.102.12', '']), settings(connection1)],
      good: [client, settings(connection1)],
    },
  },
  'cluster-unknown-database': {
    title: () => l10n.t('Database that the source does not have'),
    explanation: () =>
      l10n.t(
        'The source cluster had no database of this name when it was last read, so there are no backups to copy. Names differ by case. In the example EDU01 has the database exa_db1.',
      ),
    example: {
      bad: [changed(client, 'client.cfg', ['exa_db1', 'exa_bd1']), settings(connection1)],
      good: [client, settings(connection1)],
    },
  },
  'cluster-unknown-volume': {
    title: () => l10n.t('Volume that the cluster does not have'),
    explanation: () =>
      l10n.t(
        'LOCAL_URL ends with an archive volume of the source, REMOTE_URL with one of the destination. This one was not among those that the user of `backupSync.clusters` may access when the cluster was last read. In the example EDU01 has v0003, and EDU02 has v0002.',
      ),
    example: {
      bad: [changed(client, 'client.cfg', ['v0003', 'v0030']), settings(connection1)],
      good: [client, settings(connection1)],
    },
  },
};

export const pairRuleDocs: PairDocs<PairCode> = { ...partnerDocs, ...targetDocs, ...settingDocs, ...clusterDocs };

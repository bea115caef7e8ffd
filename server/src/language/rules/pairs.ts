import * as l10n from '@vscode/l10n';
import type { ClusterCode, PairCode, PartnerCode, SettingCode, TargetCode } from '../pairs/codes';
import { replaceBySuggestion, replaceProblem } from './fixes';
import type { Problem } from './problem';
import type { Fix, RuleTable } from './rule';

/** Whether the two blocks of a connection find each other. */
const partnerRules: RuleTable<PartnerCode> = {
  'pair-missing-partner': {
    level: 'information',
    message: ({ other = '' }) =>
      other === 'server'
        ? l10n.t('There is no block with SSH = server of this name. The destination needs one.')
        : l10n.t('There is no block with SSH = client of this name. The source needs one.'),
  },
  'pair-same-side': {
    level: 'error',
    message: ({ side = '', file = '' }) =>
      l10n.t(
        'Both blocks of this connection say SSH = {0}, here and in {1}. One must be the client and the other the server.',
        side,
        file,
      ),
    fix: otherSideFix,
  },
  'pair-name-differs': {
    level: 'warning',
    message: ({ suggestion = '' }) =>
      l10n.t(
        'This name has no other side, and {0} has none either. Both blocks of a connection need the same name.',
        suggestion,
      ),
    fix: offerSuggestion,
  },
  'pair-ambiguous': {
    level: 'information',
    message: ({ other = '' }) =>
      l10n.t(
        'Several blocks with SSH = {0} have this name. Name the files of this connection in the setting backupSync.connections.',
        other,
      ),
  },
  'pair-duplicate': {
    level: 'warning',
    message: ({ file = '' }) =>
      l10n.t(
        '{0} has the same side of this connection, for the same cluster. Keep one of them, or rename one connection.',
        file,
      ),
  },
};

/** Where the copies go. */
const targetRules: RuleTable<TargetCode> = {
  'pair-same-target': {
    level: 'warning',
    message: ({ block = '', volume = '' }) =>
      l10n.t(
        '{0} writes to {1} of the same cluster too. The plugin may delete what the other one copied. Give each connection a volume of its own.',
        block,
        volume,
      ),
  },
  'pair-loop': {
    level: 'warning',
    message: ({ block, volume = '' }) =>
      block === undefined
        ? l10n.t('This connection writes to the volume that it reads, {0}. Use another one.', volume)
        : l10n.t(
            'What arrives in {1} comes back by way of {0}. Use another volume, or remove one of the connections.',
            block,
            volume,
          ),
  },
  'pair-chain': {
    level: 'information',
    message: ({ block = '', volume = '' }) =>
      l10n.t('{0} copies on from this volume, {1}. Check that it starts after this copy has ended.', block, volume),
  },
};

/** What `backupSync.connections` says. */
const settingRules: RuleTable<SettingCode> = {
  'setting-unknown-cluster': {
    level: 'warning',
    message: ({ cluster = '', nearest }) =>
      nearest === undefined
        ? l10n.t(
            'backupSync.connections links this connection with {0}, which is no cluster of backupSync.clusters.',
            cluster,
          )
        : l10n.t(
            'backupSync.connections links this connection with {0}, which is no cluster of backupSync.clusters. Did you mean {1}?',
            cluster,
            nearest,
          ),
  },
  'setting-missing-file': {
    level: 'warning',
    message: ({ side = '', file = '', kind }) => {
      switch (kind) {
        case 'file':
          return l10n.t('backupSync.connections names {0} for this connection, but there is no such file.', file);
        case 'here':
          return l10n.t(
            'backupSync.connections says that the {0} of this connection is here, but SSH says something else.',
            side,
          );
        default:
          return l10n.t(
            'backupSync.connections names {0}, but it has no block of this name with SSH = {1}.',
            file,
            side,
          );
      }
    },
  },
  'setting-unknown-connection': {
    level: 'warning',
    message: ({ name, setting = '', nearest }) =>
      name !== undefined
        ? l10n.t('backupSync.connections names this file for {0}, but the block is named {1}.', setting, name)
        : nearest === undefined
          ? l10n.t('No Connection file of this workspace has a block of this name.')
          : l10n.t('No Connection file of this workspace has a block of this name. Did you mean {0}?', nearest),
  },
};

/** What the clusters had when they were last read. */
const clusterRules: RuleTable<ClusterCode> = {
  'cluster-own-address': {
    level: 'warning',
    message: ({ cluster = '', address = '' }) =>
      l10n.t(
        '{0} is a node of {1}, the source itself. REMOTE_NODES are the nodes of the destination.',
        address,
        cluster,
      ),
  },
  'cluster-few-nodes': {
    level: 'information',
    message: ({ cluster = '', count = '', least = '', nodes = '' }) =>
      l10n.t(
        'Nodes of the destination: {0}. {1} had {2} nodes when it was last read, and the document recommends one for up to three of them: {3}.',
        count,
        cluster,
        nodes,
        least,
      ),
  },
  'cluster-unknown-database': {
    level: 'warning',
    message: ({ cluster = '', suggestion }) =>
      suggestion === undefined
        ? l10n.t('{0} had no database of this name when it was last read.', cluster)
        : l10n.t('{0} had no database of this name when it was last read. Did you mean {1}?', cluster, suggestion),
    fix: offerSuggestion,
  },
  'cluster-unknown-volume': {
    level: 'warning',
    message: ({ cluster = '', volume = '', known = '' }) =>
      known === ''
        ? l10n.t('{0} had no archive volume that its user may access when it was last read.', cluster)
        : l10n.t('{1} was no archive volume of {0} when it was last read. There were: {2}.', cluster, volume, known),
    fix: offerSuggestion,
  },
};

/** What can be said about a block by other files, the settings and the clusters. */
export const pairRules: RuleTable<PairCode> = { ...partnerRules, ...targetRules, ...settingRules, ...clusterRules };

/** Only a person knows which of two places is wrong, so nothing of this kind is changed without being asked for. */
function offerSuggestion(problem: Problem): readonly Fix[] {
  return replaceBySuggestion(problem).map((fix) => ({ ...fix, preferred: false }));
}

/** A client's block becomes a server's; the other way there is too much to add. */
function otherSideFix(problem: Problem, text: string): readonly Fix[] {
  const written = text.slice(problem.offset, problem.offset + problem.length);
  return problem.data?.['side'] === 'client' && written.toLowerCase() === 'client'
    ? [{ ...replaceProblem(problem, 'server'), preferred: false }]
    : [];
}

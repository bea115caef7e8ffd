import * as l10n from '@vscode/l10n';
import type { ClusterCode, PairCode, PartnerCode, SettingCode, TargetCode } from '../pairs/codes';
import { replaceBySuggestion, replaceProblem } from './fixes';
import type { Problem } from './problem';
import type { Fix, RuleTable } from './rule';

/** Whether the two blocks of a connection find each other. */
const partnerRules: RuleTable<PartnerCode> = {
  'pair-missing-partner': {
    level: 'information',
    message: ({ name = '', other = '' }) =>
      other === 'server'
        ? l10n.t('There is no block with SSH = server named {0}. The destination needs one of the same name.', name)
        : l10n.t('There is no block with SSH = client named {0}. The source needs one of the same name.', name),
  },
  'pair-same-side': {
    level: 'error',
    message: ({ name = '', side = '', file = '' }) =>
      l10n.t(
        'Both blocks of {0} say SSH = {1}, here and in {2}. One must be the client and the other the server.',
        name,
        side,
        file,
      ),
    fix: otherSideFix,
  },
  'pair-name-differs': {
    level: 'warning',
    message: ({ suggestion = '' }) =>
      l10n.t(
        'This name has no partner, and {0} has none either. Both blocks of a connection need the same name.',
        suggestion,
      ),
    fix: offerSuggestion,
  },
  'pair-ambiguous': {
    level: 'information',
    message: ({ name = '', other = '' }) =>
      l10n.t(
        'Several blocks with SSH = {1} are named {0}. Name the files of this connection in the setting backupSync.connections.',
        name,
        other,
      ),
  },
  'pair-duplicate': {
    level: 'warning',
    message: ({ name = '', file = '' }) =>
      l10n.t(
        '{0} has the same side in {1}, for the same cluster. Keep one of them, or rename one connection.',
        name,
        file,
      ),
  },
};

/** Where the copies go. */
const targetRules: RuleTable<TargetCode> = {
  'pair-same-target': {
    level: 'warning',
    message: ({ name = '', file = '', volume = '' }) =>
      l10n.t(
        '{0} in {1} writes to {2} of the same cluster too. The plugin may delete what the other one copied. Give each connection a volume of its own.',
        name,
        file,
        volume,
      ),
  },
  'pair-loop': {
    level: 'warning',
    message: ({ name = '', file = '', volume = '', itself }) =>
      itself === undefined
        ? l10n.t(
            'The copies come back: {0} in {1} copies on from this volume, {2}, and so on to where this connection reads.',
            name,
            file,
            volume,
          )
        : l10n.t('This connection writes to the volume that it reads, {0}.', volume),
  },
  'pair-chain': {
    level: 'information',
    message: ({ name = '', file = '', volume = '' }) =>
      l10n.t(
        '{0} in {1} copies on from this volume, {2}. Check that it starts after this copy has ended.',
        name,
        file,
        volume,
      ),
  },
};

/** What `backupSync.connections` says. */
const settingRules: RuleTable<SettingCode> = {
  'setting-unknown-cluster': {
    level: 'warning',
    message: ({ name = '', cluster = '', nearest }) =>
      nearest === undefined
        ? l10n.t(
            'backupSync.connections links {0} with {1}, which is no cluster of backupSync.clusters.',
            name,
            cluster,
          )
        : l10n.t(
            'backupSync.connections links {0} with {1}, which is no cluster of backupSync.clusters. Did you mean {2}?',
            name,
            cluster,
            nearest,
          ),
  },
  'setting-missing-file': {
    level: 'warning',
    message: ({ name = '', side = '', file = '', kind }) => {
      switch (kind) {
        case 'file':
          return l10n.t('backupSync.connections names {0} for {1}, but there is no such file.', file, name);
        case 'here':
          return l10n.t(
            'backupSync.connections says that {0} is the {1} here, but SSH says something else.',
            name,
            side,
          );
        default:
          return l10n.t('backupSync.connections names {0}, but it has no block {1} with SSH = {2}.', file, name, side);
      }
    },
  },
  'setting-unknown-connection': {
    level: 'warning',
    message: ({ name = '', setting = '' }) =>
      l10n.t('backupSync.connections names this file for {0}, but the block is named {1}.', setting, name),
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

import * as l10n from '@vscode/l10n';
import { readBlock } from '../blocks';
import type { Context } from '../context';
import type { LinkedClusters } from '../pairs/clusters';
import type { Partner } from '../pairs/partners';
import type { Side } from '../schema/keys';
import type { BlockNode } from '../syntax/nodes';
import type { BlockSummary } from '../workspace';
import { code } from './markdown';
import { oneLine } from './oneLine';
import type { Surroundings } from './surroundings';

/** More candidates are counted, not listed. */
const MOST_LISTED = 5;

/** A connection: its side, the clusters that it links, and its other side. `name` is one that may be shown. */
export function describeConnection(
  text: string,
  node: BlockNode,
  name: string,
  { workspace }: Context,
  surroundings: Surroundings,
): string {
  const partner = surroundings.partner(node);
  return [
    sideSentence(code(name), readBlock(text, node).side),
    clustersSentence(surroundings.clusters(node)),
    // Without a workspace the other side can be anywhere.
    partner.kind === 'none' && !workspace ? undefined : partnerSentence(partner, surroundings),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function sideSentence(name: string, side: Side | undefined): string {
  switch (side) {
    case 'client':
      return l10n.t('Connection {0}, client side: this cluster has the backups and starts the copies.', name);
    case 'server':
      return l10n.t('Connection {0}, server side: this cluster receives the backups.', name);
    case undefined:
      return l10n.t('Connection {0}. SSH says which side this cluster is.', name);
  }
}

function clustersSentence({ clientName, serverName }: LinkedClusters): string | undefined {
  return clientName === undefined || serverName === undefined
    ? undefined
    : l10n.t('Copies go from {0} to {1}.', code(oneLine(clientName)), code(oneLine(serverName)));
}

function partnerSentence(partner: Partner, surroundings: Surroundings): string {
  switch (partner.kind) {
    case 'found':
      return l10n.t('Other side: {0}', blockWords(partner.block, surroundings));
    case 'several':
      return l10n.t(
        'Other side: one of {0} blocks that fit equally well, {1}',
        partner.blocks.length,
        partner.blocks
          .slice(0, MOST_LISTED)
          .map((block) => blockWords(block, surroundings))
          .join(', '),
      );
    case 'none':
      return l10n.t('Other side: none in this workspace yet');
  }
}

/** Lines are counted as an editor shows them. */
function blockWords({ uri, side, range }: BlockSummary, surroundings: Surroundings): string {
  const file = code(surroundings.labelOf(uri));
  const line = range.start.line + 1;
  switch (side) {
    case 'client':
      return l10n.t('{0}, line {1} (client side)', file, line);
    case 'server':
      return l10n.t('{0}, line {1} (server side)', file, line);
    case undefined:
      return l10n.t('{0}, line {1}', file, line);
  }
}

import * as l10n from '@vscode/l10n';
import type { ConnectionSetting } from '../context';
import { mostNameUnits } from '../limits';
import { clusterKey, Links } from '../pairs/links';
import { fileLabel } from '../pairs/place';
import { placeOf } from '../pairs/sides';
import { workspaceOf, type BlockSummary } from '../workspace';
import { namesakes } from './together';

/** What is wrong with a new name whatever else has it. */
export function whyMalformed(oldName: string, newName: string): string | undefined {
  if (newName === oldName) {
    return l10n.t('The connection has this name already. Choose another one.');
  }
  if (!/^[A-Za-z]/.test(newName)) {
    return l10n.t('The name of a connection begins with a letter from A to Z. Choose another name.');
  }
  if (newName.length > mostNameUnits) {
    return l10n.t('The name is too long: a connection has a name of at most {0} characters.', mostNameUnits);
  }
  const [odd] = /[^A-Za-z0-9_]/u.exec(newName) ?? [];
  return odd === undefined
    ? undefined
    : l10n.t('"{0}" cannot be in the name of a connection: it has only letters from A to Z, digits and _.', odd);
}

/**
 * Whether a name is another connection's: one of the same file or cluster, or one whose blocks would no more find their
 * partners. Elsewhere the name may be used again.
 */
export function whyTaken(
  newName: string,
  blocks: readonly BlockSummary[],
  entries: readonly ConnectionSetting[],
  links: Links,
  connections: readonly ConnectionSetting[],
): string | undefined {
  const after = afterwards(newName, blocks, entries, links, connections);
  const rivals = namesakes(newName, links);
  const joined = joinedBy(newName, blocks, links, after);
  const rival =
    rivals.find((other) => other !== joined && areNeighbours(other, blocks, links)) ??
    (isPairingKept(newName, blocks, rivals, joined, links, after) ? undefined : rivals[0]);
  if (rival) {
    const file = fileLabel(rival.uri, links);
    return l10n.t('Another connection is named {0} already: see {1}. Choose another name.', newName, file);
  }
  return connections.some((other) => other.name === newName && entries.some((entry) => shareCluster(entry, other)))
    ? l10n.t('backupSync.connections has another connection named {0} on these clusters. Choose another name.', newName)
    : undefined;
}

/** Who would belong to whom. */
function afterwards(
  newName: string,
  blocks: readonly BlockSummary[],
  entries: readonly ConnectionSetting[],
  { workspace }: Links,
  connections: readonly ConnectionSetting[],
): Links {
  const changed = new Set(blocks);
  const following = new Set(entries);
  const files = new Map(workspace.files);
  for (const { uri } of blocks) {
    const all = workspace.files.get(uri) ?? [];
    files.set(
      uri,
      all.map((block) => (changed.has(block) ? { ...block, name: newName } : block)),
    );
  }
  return new Links(
    workspaceOf(files),
    connections.map((entry) => (following.has(entry) ? { ...entry, name: newName } : entry)),
  );
}

/** The partner that a block without one finds under the new name: then the rename puts a slip right. */
function joinedBy(
  newName: string,
  [block, second]: readonly BlockSummary[],
  links: Links,
  after: Links,
): BlockSummary | undefined {
  const partner = block && !second ? after.partner({ ...block, name: newName }) : undefined;
  const found = partner?.kind === 'found' ? partner.block : undefined;
  return found && found.side !== block?.side && links.partner(found).kind === 'none' ? found : undefined;
}

function areNeighbours(other: BlockSummary, blocks: readonly BlockSummary[], links: Links): boolean {
  const cluster = links.clusterOf(other);
  return blocks.some(
    (block) => block.uri === other.uri || (cluster !== undefined && links.clusterOf(block) === cluster),
  );
}

/** Whether all who have the name now or will have it find whom they found before. */
function isPairingKept(
  newName: string,
  blocks: readonly BlockSummary[],
  rivals: readonly BlockSummary[],
  joined: BlockSummary | undefined,
  links: Links,
  after: Links,
): boolean {
  const kept = joined ? rivals.filter((other) => other !== joined) : [...blocks, ...rivals];
  return kept.every((block) => findsOf(block, links) === findsOf({ ...block, name: newName }, after));
}

function findsOf(block: BlockSummary, links: Links): string {
  const partner = links.partner(block);
  switch (partner.kind) {
    case 'found':
      return placeOf(partner.block);
    case 'several':
      return String(partner.blocks.length);
    case 'none':
      return '';
  }
}

function shareCluster(one: ConnectionSetting, other: ConnectionSetting): boolean {
  const own = [one.client, one.server].map(clusterKey);
  return [other.client, other.server].map(clusterKey).some((cluster) => own.includes(cluster));
}

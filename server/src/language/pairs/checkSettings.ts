import type { ClusterFacts, ConnectionSetting } from '../context';
import type { Side } from '../schema/keys';
import { isPlainName } from '../showable';
import { nearestWord } from '../values/nearest';
import type { BlockSummary } from '../workspace';
import type { Claimant } from './claim';
import type { Links } from './links';
import { fileLabel, type Place, type Report } from './place';
import { clusterNameOf, fileKey, fileOf, roleOf } from './settings';
import { groupBy, otherSide } from './sides';

type Clusters = readonly ClusterFacts[];

/** The entry's clusters: a block speaks of its own side, and of the other one where that has no block to speak. */
export function checkClusterNames(place: Place, links: Links, clusters: Clusters, report: Report): void {
  const { summary, head } = place;
  const entry = links.entryOf(summary);
  const { side } = summary;
  if (!entry || side === undefined) {
    return;
  }
  const hasPartner = links.partner(summary).kind === 'found';
  for (const one of hasPartner ? [side] : [side, otherSide[side]]) {
    const cluster = clusterNameOf(entry, one);
    if (!findCluster(cluster, clusters)) {
      const nearest = nearestCluster(cluster, clusters);
      const data = { cluster, ...(nearest !== undefined && { nearest }) };
      report({ rule: 'setting-unknown-cluster', ...head, data });
    }
  }
}

/** Names of clusters are the same in any case. */
export function findCluster(name: string, clusters: Clusters): ClusterFacts | undefined {
  return clusters.find((cluster) => cluster.name.toLowerCase() === name.toLowerCase());
}

export function nearestCluster(name: string, clusters: Clusters): string | undefined {
  return nearestWord(
    name,
    clusters.map((cluster) => cluster.name),
  );
}

/** The files that an entry names must be there, and each must have a block of its side. Says whether one is not. */
export function checkFiles(block: BlockSummary, links: Links, claim: Claimant): boolean {
  const { name, uri } = block;
  const missing = new Map<string, Side>();
  for (const entry of links.entries.byFile.get(fileKey(name, uri)) ?? []) {
    const wanted = wantedSide(block, entry);
    const file = wanted && fileOf(entry, wanted);
    if (wanted && file !== undefined && !hasBlock(name, file, wanted, links)) {
      missing.set(file, wanted);
    }
  }
  for (const [file, wanted] of missing) {
    const kind = file === uri ? 'here' : links.workspace.files.has(file) ? 'block' : 'file';
    const data = { file: fileLabel(file, links), side: wanted, kind };
    claim({ rule: 'setting-missing-file', data });
  }
  return missing.size > 0;
}

/** The side that is looked for: the other one, or the one that the block's own file should have. */
function wantedSide({ uri, side }: BlockSummary, entry: ConnectionSetting): Side | undefined {
  const role = roleOf(entry, uri);
  if (role !== undefined && side !== undefined && side !== role) {
    return role;
  }
  const own = role ?? side;
  return own && otherSide[own];
}

/** Whether a file has a block of a name that is one side, or does not say which. */
export function hasBlock(name: string, uri: string, side: Side, links: Links): boolean {
  const known = links.part(sidesOfFiles).get(fileKey(name, uri));
  return known !== undefined && (known.has(side) || known.has(undefined));
}

function sidesOfFiles({ blocks }: Links): ReadonlyMap<string, ReadonlySet<Side | undefined>> {
  const groups = groupBy(
    blocks,
    ({ name, uri }) => fileKey(name, uri),
    ({ side }) => side,
  );
  return new Map([...groups].map(([key, sides]) => [key, new Set(sides)]));
}

/** Entries that name this file, and whose name no file has but a block of this file nearly has. */
export function checkConnectionNames(uri: string, places: readonly Place[], links: Links, report: Report): void {
  const { byFile, byName, byUri } = links.entries;
  const unknown = (byUri.get(uri) ?? []).filter(({ name }) => !links.workspace.byName.has(name));
  if (unknown.length === 0) {
    return;
  }
  const unnamed = new Map(
    places
      .filter(({ summary: { name } }) => isPlainName(name) && !byFile.has(fileKey(name, uri)) && !byName.has(name))
      .map((place) => [place.summary.name, place]),
  );
  const said = new Set<Place>();
  for (const { name } of unknown) {
    const place = unnamed.get(nearestWord(name, [...unnamed.keys()]) ?? '');
    if (place && !said.has(place)) {
      said.add(place);
      const data = { name: place.summary.name, setting: name };
      report({ rule: 'setting-unknown-connection', ...place.head, data });
    }
  }
}

import * as l10n from '@vscode/l10n';
import { parseIpAddress } from '../values/ipAddress';
import type { BlockSummary } from '../workspace';
import { clusterKey, type Links } from './links';
import { blockLabel, mostPlaces, pointTo, volumeSpan, type Place, type Report } from './place';

/** A client block, and where its copies go. */
interface Writer {
  readonly block: BlockSummary;
  /** Clusters as the settings name them. */
  readonly source: string | undefined;
  readonly destination: string | undefined;
}

/** So many writers to one volume are looked at. */
const MOST_WRITERS = 100;

/** Two connections that write to the same volume of the same cluster. */
export function checkTarget(place: Place, links: Links, report: Report): void {
  const span = volumeSpan(place, 'REMOTE_URL');
  const writer = writerOf(place.summary, links);
  if (!span || !writer) {
    return;
  }
  const groups = links.part(writersByTarget);
  const others = new Set<BlockSummary>();
  for (const key of targetsOf(writer)) {
    for (const other of groups.get(key)?.values() ?? []) {
      if (others.size < mostPlaces && areRivals(writer, other)) {
        others.add(other.block);
      }
    }
  }
  const [first] = others;
  if (first) {
    const data = { block: blockLabel(first, links), volume: place.summary.remoteVolume ?? '' };
    const places = pointTo(place, [...others], () => l10n.t('Writes to the same volume'));
    report({ rule: 'pair-same-target', ...span, data, ...places });
  }
}

function writerOf(block: BlockSummary, links: Links): Writer | undefined {
  if (block.side !== 'client' || block.remoteVolume === undefined) {
    return undefined;
  }
  const entry = links.entryOf(block);
  return { block, source: entry && clusterKey(entry.client), destination: entry && clusterKey(entry.server) };
}

/** The volume at each address, and on the cluster of the settings. Templates are compared with each other only. */
function targetsOf({ block, destination }: Writer): readonly string[] {
  const addresses = new Set(block.remoteNodes.filter((address) => parseIpAddress(address).kind === 'v4'));
  return [...addresses, ...(destination === undefined ? [] : [destination])].map(
    (home) => `${home}\n${block.remoteVolume ?? ''}\n${String(block.isTemplate)}`,
  );
}

/** Copies of one file write to the same target and are no rivals, unless the settings say that they are two sources. */
function areRivals(one: Writer, other: Writer): boolean {
  const sameDestination = !differ(one.destination, other.destination);
  return sameDestination && (one.block.name !== other.block.name || differ(one.source, other.source));
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** The first writer of each connection, by target. */
function writersByTarget(links: Links): ReadonlyMap<string, ReadonlyMap<string, Writer>> {
  const groups = new Map<string, Map<string, Writer>>();
  for (const block of links.blocks) {
    const writer = writerOf(block, links);
    for (const key of writer ? targetsOf(writer) : []) {
      const group = groups.get(key) ?? new Map<string, Writer>();
      groups.set(key, group);
      const connection = [block.name, writer?.source, writer?.destination].join('\n');
      if (writer && group.size < MOST_WRITERS && !group.has(connection)) {
        group.set(connection, writer);
      }
    }
  }
  return groups;
}

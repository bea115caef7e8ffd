import * as l10n from '@vscode/l10n';
import { parseIpAddress } from '../values/ipAddress';
import type { BlockSummary } from '../workspace';
import type { Claimant } from './claim';
import { clusterKey, type Links } from './links';
import { blockLabel, mostPlaces } from './place';
import { groupBy } from './sides';

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
export function checkTarget(block: BlockSummary, links: Links, claim: Claimant): void {
  const key = isWriter(block) ? volumeKey(block) : undefined;
  if (key === undefined || (links.part(writersByVolume).get(key) ?? []).length < 2) {
    return;
  }
  const writer = writerOf(block, links);
  const byHome = writersByHome(key, links);
  const others = new Set<BlockSummary>();
  for (const home of homesOf(writer)) {
    for (const other of byHome.get(home) ?? []) {
      if (others.size < mostPlaces && areRivals(writer, other)) {
        others.add(other.block);
      }
    }
  }
  const [first] = others;
  if (first) {
    const data = { block: blockLabel(first, links), volume: block.remoteVolume ?? '' };
    const message = (): string => l10n.t('Writes to the same volume');
    claim({ rule: 'pair-same-target', mark: 'REMOTE_URL', data, others: { blocks: [...others], message } });
  }
}

function isWriter({ side, remoteVolume }: BlockSummary): boolean {
  return side === 'client' && remoteVolume !== undefined;
}

function writerOf(block: BlockSummary, links: Links): Writer {
  const entry = links.entryOf(block);
  return { block, source: entry && clusterKey(entry.client), destination: entry && clusterKey(entry.server) };
}

/** Templates are compared with each other only. */
function volumeKey({ remoteVolume = '', isTemplate }: BlockSummary): string {
  return isTemplate ? `template ${remoteVolume}` : remoteVolume;
}

/** Where the volume is: each address, and the cluster of the settings. */
function homesOf({ block, destination }: Writer): readonly string[] {
  const addresses = new Set(block.remoteNodes.filter((address) => parseIpAddress(address).kind === 'v4'));
  return [...addresses, ...(destination === undefined ? [] : [destination])];
}

/** Copies of one file write to the same target and are no rivals, unless the settings say that they are two sources. */
function areRivals(one: Writer, other: Writer): boolean {
  const sameDestination = !differ(one.destination, other.destination);
  return sameDestination && (one.block.name !== other.block.name || differ(one.source, other.source));
}

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

function isSameConnection(one: Writer, other: Writer): boolean {
  return one.block.name === other.block.name && one.source === other.source && one.destination === other.destination;
}

/** The blocks that write to volumes of one name, wherever these are. */
function writersByVolume({ blocks }: Links): ReadonlyMap<string, readonly BlockSummary[]> {
  return groupBy(blocks.filter(isWriter), volumeKey);
}

/** The first writer of each connection, by home. */
type Writers = ReadonlyMap<string, readonly Writer[]>;

function knownWriters(): Map<string, Writers> {
  return new Map();
}

function writersByHome(key: string, links: Links): Writers {
  const known = links.part(knownWriters);
  let writers = known.get(key);
  if (!writers) {
    const blocks = links.part(writersByVolume).get(key) ?? [];
    writers = findWriters(blocks.map((block) => writerOf(block, links)));
    known.set(key, writers);
  }
  return writers;
}

function findWriters(writers: readonly Writer[]): Writers {
  const byHome = new Map<string, Writer[]>();
  for (const writer of writers) {
    for (const home of homesOf(writer)) {
      const known = byHome.get(home);
      if (!known) {
        byHome.set(home, [writer]);
      } else if (known.length < MOST_WRITERS && !known.some((other) => isSameConnection(writer, other))) {
        known.push(writer);
      }
    }
  }
  return byHome;
}

import { parseDatabaseName } from '../values/databaseName';
import { nearestWord } from '../values/nearest';
import { parseNodeList } from '../values/nodeList';
import type { ClusterFacts } from '../context';
import { findCluster } from './checkSettings';
import type { Links } from './links';
import { volumeSpan, type Place, type Report } from './place';

/** What a client block says about clusters of which something is known. Which ones they are, only the settings tell. */
export function checkFacts(place: Place, links: Links, clusters: readonly ClusterFacts[], report: Report): void {
  const entry = place.summary.side === 'client' ? links.entryOf(place.summary) : undefined;
  const source = entry && findCluster(entry.client, clusters);
  const destination = entry && findCluster(entry.server, clusters);
  if (source) {
    checkAddresses(place, source, report);
    checkNodeCount(place, source, report);
    checkDatabases(place, source, report);
    checkVolume(place, 'LOCAL_URL', source, report);
  }
  if (destination) {
    checkVolume(place, 'REMOTE_URL', destination, report);
  }
}

function checkAddresses(place: Place, { name, addresses = [] }: ClusterFacts, report: Report): void {
  const value = place.valueOf('REMOTE_NODES');
  const own = new Set(addresses);
  for (const node of value ? parseNodeList(value.text).nodes : []) {
    if (value && own.has(node.text)) {
      const span = { offset: value.offset + node.offset, length: node.length };
      report({ rule: 'cluster-own-address', ...span, data: { cluster: name, address: node.text } });
    }
  }
}

/** A third of the source's nodes, rounded up. The same address twice is one node. */
function checkNodeCount(place: Place, { name, nodes = [] }: ClusterFacts, report: Report): void {
  const value = place.valueOf('REMOTE_NODES');
  const count = new Set(place.summary.remoteNodes).size;
  const least = Math.ceil(nodes.length / 3);
  if (value && count > 0 && count < least) {
    const data = { cluster: name, count: String(count), least: String(least), nodes: String(nodes.length) };
    report({ rule: 'cluster-few-nodes', offset: value.offset, length: value.length, data });
  }
}

function checkDatabases(place: Place, { name, databases }: ClusterFacts, report: Report): void {
  const value = place.valueOf('DATABASE_NAME');
  if (!value || !databases) {
    return;
  }
  const known = new Set(databases);
  for (const database of parseDatabaseName(value.text).names) {
    if (!known.has(database.text)) {
      const suggestion = nearestWord(database.text, databases);
      const data = { cluster: name, ...(suggestion !== undefined && { suggestion }) };
      report({
        rule: 'cluster-unknown-database',
        offset: value.offset + database.offset,
        length: database.length,
        data,
      });
    }
  }
}

function checkVolume(
  place: Place,
  key: 'LOCAL_URL' | 'REMOTE_URL',
  { name, archiveVolumes }: ClusterFacts,
  report: Report,
): void {
  const volume = key === 'LOCAL_URL' ? place.summary.localVolume : place.summary.remoteVolume;
  const span = volumeSpan(place, key);
  if (volume !== undefined && span && archiveVolumes && !archiveVolumes.includes(volume)) {
    const [only, second] = archiveVolumes;
    const suggestion = second === undefined ? only : undefined;
    const data = { cluster: name, volume, known: archiveVolumes.join(', ') };
    report({
      rule: 'cluster-unknown-volume',
      ...span,
      data: { ...data, ...(suggestion !== undefined && { suggestion }) },
    });
  }
}

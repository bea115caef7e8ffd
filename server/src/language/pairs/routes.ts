import * as l10n from '@vscode/l10n';
import type { BlockSummary } from '../workspace';
import { components, type Edge } from './components';
import type { Claimant } from './claim';
import { clusterKey, type Links } from './links';
import { blockLabel } from './place';
import { areAtOnePlace, groupBy } from './sides';

/** What a client block copies, from volume to volume; a node of the graph is a volume of a cluster. */
interface Route extends Edge {
  readonly block: BlockSummary;
}

interface Routes {
  /** The names of the volumes that something is copied from. */
  readonly sources: ReadonlySet<string | undefined>;
  readonly bySource: ReadonlyMap<string, readonly Route[]>;
  /** For each source from which a way leads back to it, the first route that is part of such a way. */
  readonly back: ReadonlyMap<string, Route>;
  readonly isLoop: (route: Route) => boolean;
}

/** A target that is the source of another connection: in a loop each hands on what the last one brought. */
export function checkRoute(block: BlockSummary, links: Links, claim: Claimant): void {
  const { sources, bySource, back, isLoop } = links.part(routesOf);
  const route = sources.has(block.remoteVolume) ? routeOf(block, links) : undefined;
  if (!route || !bySource.has(route.to)) {
    return;
  }
  const loop = isLoop(route);
  const next = loop ? back.get(route.to) : bySource.get(route.to)?.[0];
  if (!next) {
    return;
  }
  const { localVolume = '' } = next.block;
  const isItself = areAtOnePlace(next.block, block);
  const data = { volume: localVolume, ...(!isItself && { block: blockLabel(next.block, links) }) };
  const others = { blocks: isItself ? [] : [next.block], message: () => l10n.t('Copies from this volume') };
  claim({ rule: loop ? 'pair-loop' : 'pair-chain', mark: 'REMOTE_URL', data, others });
}

function routesOf(links: Links): Routes {
  const blocks = links.blocks.filter(isCopied);
  const sources = new Set(blocks.map(({ localVolume }) => localVolume));
  const targets = new Set(blocks.map(({ remoteVolume }) => remoteVolume));
  // Most volumes are one or the other: then nothing leads on from there.
  const routes = blocks
    .filter(({ localVolume, remoteVolume }) => targets.has(localVolume) || sources.has(remoteVolume))
    .map((block) => routeOf(block, links))
    .filter((route) => route !== undefined);
  const bySource = groupBy(routes, ({ from }) => from);
  // Only those that lead on can be part of a loop.
  const numbers = components(routes.filter(({ to }) => bySource.has(to)));
  const isLoop = ({ from, to }: Edge) => numbers.has(to) && numbers.get(from) === numbers.get(to);
  return {
    sources,
    bySource,
    back: new Map([...routes.filter(isLoop)].reverse().map((route) => [route.from, route])),
    isLoop,
  };
}

/**
 * Only where both clusters are known: a guess would call two strangers a loop. Templates, which nobody can have uploaded,
 * lead to each other only.
 */
function routeOf(block: BlockSummary, links: Links): Route | undefined {
  const { localVolume, remoteVolume, isTemplate } = block;
  if (localVolume === undefined || remoteVolume === undefined || !isCopied(block)) {
    return undefined;
  }
  const destination = destinationOf(block, links);
  const source = destination === undefined ? undefined : links.clusterOf(block);
  return source === undefined || destination === undefined
    ? undefined
    : {
        block,
        from: `${source}\n${localVolume}\n${String(isTemplate)}`,
        to: `${destination}\n${remoteVolume}\n${String(isTemplate)}`,
      };
}

function isCopied({ side, localVolume, remoteVolume }: BlockSummary): boolean {
  return side === 'client' && localVolume !== undefined && remoteVolume !== undefined;
}

function destinationOf(block: BlockSummary, links: Links): string | undefined {
  const entry = links.entryOf(block);
  if (entry) {
    return clusterKey(entry.server);
  }
  const partner = links.partner(block);
  return partner.kind === 'found' && partner.block.side === 'server' ? links.clusterOf(partner.block) : undefined;
}

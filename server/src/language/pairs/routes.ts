import * as l10n from '@vscode/l10n';
import type { BlockSummary } from '../workspace';
import { components, type Edge } from './components';
import { clusterKey, type Links } from './links';
import { blockLabel, pointTo, volumeSpan, type Place, type Report } from './place';
import { groupBy, placeOf } from './sides';

/** What a client block copies, from volume to volume; a node of the graph is a volume of a cluster. */
interface Route extends Edge {
  readonly block: BlockSummary;
}

interface Routes {
  readonly byPlace: ReadonlyMap<string, Route>;
  readonly bySource: ReadonlyMap<string, readonly Route[]>;
  /** For each source from which a way leads back to it, the first route that is part of such a way. */
  readonly back: ReadonlyMap<string, Route>;
  readonly isLoop: (route: Route) => boolean;
}

/** A target that is the source of another connection: in a loop each hands on what the last one brought. */
export function checkRoute(place: Place, links: Links, report: Report): void {
  const routes = links.part(routesOf);
  const route = routes.byPlace.get(placeOf(place.summary));
  const span = route && volumeSpan(place, 'REMOTE_URL');
  if (!route || !span) {
    return;
  }
  const loop = routes.isLoop(route);
  const next = loop ? routes.back.get(route.to) : routes.bySource.get(route.to)?.[0];
  if (!next) {
    return;
  }
  const { localVolume = '' } = next.block;
  const isItself = placeOf(next.block) === placeOf(place.summary);
  const data = { volume: localVolume, ...(!isItself && { block: blockLabel(next.block, links) }) };
  const places = isItself ? {} : pointTo(place, [next.block], () => l10n.t('Copies from this volume'));
  report({ rule: loop ? 'pair-loop' : 'pair-chain', ...span, data, ...places });
}

function routesOf(links: Links): Routes {
  const routes = links.blocks.flatMap((block) => routeOf(block, links));
  const numbers = components(routes);
  const isLoop = ({ from, to }: Edge) => numbers.get(from) === numbers.get(to);
  return {
    byPlace: new Map(routes.map((route) => [placeOf(route.block), route])),
    bySource: groupBy(routes, ({ from }) => from),
    back: new Map([...routes.filter(isLoop)].reverse().map((route) => [route.from, route])),
    isLoop,
  };
}

/**
 * Only where both clusters are known: a guess would call two strangers a loop. Templates, which nobody can have uploaded,
 * lead to each other only.
 */
function routeOf(block: BlockSummary, links: Links): readonly Route[] {
  const { side, localVolume, remoteVolume, isTemplate } = block;
  if (side !== 'client' || localVolume === undefined || remoteVolume === undefined) {
    return [];
  }
  const source = links.clusterOf(block);
  const destination = destinationOf(block, links);
  return source === undefined || destination === undefined
    ? []
    : [
        {
          block,
          from: `${source}\n${localVolume}\n${String(isTemplate)}`,
          to: `${destination}\n${remoteVolume}\n${String(isTemplate)}`,
        },
      ];
}

function destinationOf(block: BlockSummary, links: Links): string | undefined {
  const entry = links.entryOf(block);
  if (entry) {
    return clusterKey(entry.server);
  }
  const partner = links.partner(block);
  return partner.kind === 'found' && partner.block.side === 'server' ? links.clusterOf(partner.block) : undefined;
}

import type { Context } from './context';
import type { ConnectionDocument } from './document';
import { checkFacts } from './pairs/checkFacts';
import { checkMissingPartner, checkPartner } from './pairs/checkPartner';
import { checkClusterNames, checkConnectionNames, checkFiles } from './pairs/checkSettings';
import type { PairCode } from './pairs/codes';
import { checkDuplicate } from './pairs/duplicates';
import { linksOf, withBlocks } from './pairs/links';
import { placesOf, type Report } from './pairs/place';
import { checkRoute } from './pairs/routes';
import { checkTarget } from './pairs/targets';
import type { Problem } from './rules/problem';
import { summarize } from './workspace';

/**
 * What can be said about the blocks of a file by the other files, the settings and the clusters, in the order of the
 * text. Without a workspace, only what the file and the settings tell; without clusters, nothing about them.
 */
export function checkPairs(document: ConnectionDocument, context: Context): readonly Problem<PairCode>[] {
  const problems: Problem<PairCode>[] = [];
  const report: Report = (problem) => {
    if (!(context.settings.areConnectionsShown === true && problem.rule.startsWith('setting-'))) {
      problems.push(problem);
    }
  };
  const blocks = summarize(document);
  const links = linksOf(withBlocks(context, document.uri, blocks));
  const places = placesOf(document, blocks);
  for (const place of places) {
    if (context.workspace && !checkPartner(place, links, report) && !checkFiles(place, links, report)) {
      checkMissingPartner(place, links, report);
    }
    checkDuplicate(place, links, report);
    checkTarget(place, links, report);
    checkRoute(place, links, report);
    if (context.clusters) {
      checkClusterNames(place, links, context.clusters, report);
      checkFacts(place, links, context.clusters, report);
    }
  }
  if (context.workspace) {
    checkConnectionNames(document.uri, places, links, report);
  }
  return problems.sort((a, b) => a.offset - b.offset);
}

import type { Context } from './context';
import type { ConnectionDocument } from './document';
import { mostUploadBytes } from './limits';
import { checkFacts } from './pairs/checkFacts';
import { checkClusterNames, checkConnectionNames } from './pairs/checkSettings';
import { claimsOf } from './pairs/claims';
import type { PairCode } from './pairs/codes';
import { linksOf, withBlocks } from './pairs/links';
import { placed, placesOf, type Report } from './pairs/place';
import type { Problem } from './rules/problem';
import { totalsOf } from './totals';
import { summarize } from './workspace';

/**
 * What can be said about the blocks of a file by the other files, the settings and the clusters, in the order of the
 * text. Without a workspace, only what the file and the settings tell; without clusters, nothing about them. Of a file
 * that no cluster would take, nothing at all.
 */
export function checkPairs(document: ConnectionDocument, context: Context): readonly Problem<PairCode>[] {
  // What is too large for any upload has to be taken apart first.
  if (document.isTooLong || totalsOf(document.segments).uploadBytes > mostUploadBytes) {
    return [];
  }
  const problems: Problem<PairCode>[] = [];
  const report: Report = (problem) => {
    if (!(context.settings.areConnectionsShown === true && problem.rule.startsWith('setting-'))) {
      problems.push(problem);
    }
  };
  const blocks = summarize(document);
  const links = linksOf(withBlocks(context, document.uri, blocks));
  const places = placesOf(document, blocks);
  const claims = claimsOf(document.uri, links, context.workspace !== undefined);
  for (const [index, place] of places.entries()) {
    for (const claim of claims[index] ?? []) {
      report(placed(claim, place));
    }
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

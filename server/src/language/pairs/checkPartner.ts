import * as l10n from '@vscode/l10n';
import { headOf } from '../blocks';
import type { BlockSummary } from '../workspace';
import { areDuplicates } from './duplicates';
import type { Links } from './links';
import { nearPartner, onlyOther } from './nearNames';
import { fileLabel, pointTo, valueOf, type Place, type Report } from './place';
import { otherSide } from './sides';

/** Says at most one thing about the partner of a block, or the one that was meant, and whether it did. */
export function checkPartner(place: Place, links: Links, report: Report): boolean {
  const { summary, block } = place;
  const partner = links.partner(summary);
  const { side } = summary;
  if (side === undefined) {
    return false;
  }
  const head = headOf(block.node);
  const data = { side, other: otherSide[side] };
  if (partner.kind === 'found') {
    return partner.block.side === side && reportSameSide(place, partner.block, links, report);
  }
  if (partner.kind === 'several') {
    // Two of one side in one file, and the same connection twice for one cluster, are called duplicates there.
    const asks = partner.blocks.some(({ uri }) => uri !== summary.uri) && !areDuplicates(partner.blocks, links);
    if (asks) {
      const places = pointTo(place, partner.blocks, () => l10n.t('This block may be the other half'));
      report({ rule: 'pair-ambiguous', ...head, data, ...places });
    }
    return asks;
  }
  const near = nearPartner(summary, links);
  if (near) {
    const places = pointTo(place, [near], () => l10n.t('The other name'));
    report({ rule: 'pair-name-differs', ...head, data: { ...data, suggestion: near.name }, ...places });
    return true;
  }
  return false;
}

/** Where nobody knows better, the other half is simply not there. */
export function checkMissingPartner(place: Place, links: Links, report: Report): void {
  const { summary, block } = place;
  const { name, side } = summary;
  if (side === undefined || links.partner(summary).kind !== 'none') {
    return;
  }
  const other = otherSide[side];
  const { [other]: opposite, unknown } = links.sides(name);
  if (opposite.length + unknown.length === 0) {
    const candidate = onlyOther(summary, links);
    const places = candidate && pointTo(place, [candidate], () => l10n.t('The only other block here has this name'));
    report({ rule: 'pair-missing-partner', ...headOf(block.node), data: { side, other }, ...places });
  }
}

function reportSameSide(place: Place, partner: BlockSummary, links: Links, report: Report): true {
  const { side = 'client' } = place.summary;
  const span = valueOf(place, 'SSH') ?? headOf(place.block.node);
  const data = { side, other: otherSide[side], file: fileLabel(partner.uri, links) };
  const places = pointTo(place, [partner], () => l10n.t('The other block says {0} too', side));
  report({ rule: 'pair-same-side', offset: span.offset, length: span.length, data, ...places });
  return true;
}

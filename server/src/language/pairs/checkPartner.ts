import * as l10n from '@vscode/l10n';
import type { Side } from '../schema/keys';
import type { BlockSummary } from '../workspace';
import type { Claim, Claimant } from './claim';
import { areDuplicates } from './duplicates';
import type { Links } from './links';
import { nearPartner, onlyOther } from './nearNames';
import { fileLabel } from './place';
import type { Partner } from './partners';
import { otherSide } from './sides';

/** Says at most one thing about the partner of a block, or the one that was meant, and whether it did. */
export function checkPartner(block: BlockSummary, partner: Partner, links: Links, claim: Claimant): boolean {
  const { side } = block;
  if (side === undefined) {
    return false;
  }
  if (partner.kind === 'found') {
    return partner.block.side === side && claimSameSide(block, partner.block, links, claim);
  }
  const data = { side, other: otherSide[side] };
  if (partner.kind === 'several') {
    // Two of one side in one file, and the same connection twice for one cluster, are called duplicates there.
    const asks = partner.blocks.some(({ uri }) => uri !== block.uri) && !areDuplicates(partner.blocks, links);
    if (asks) {
      const others = { blocks: partner.blocks, message: () => l10n.t('This block may be the other side') };
      claim({ rule: 'pair-ambiguous', data, others });
    }
    return asks;
  }
  const near = nearPartner(block, links);
  if (near) {
    const others = { blocks: [near], message: () => l10n.t('The other name') };
    claim({ rule: 'pair-name-differs', data: { ...data, suggestion: near.name }, others });
    return true;
  }
  return false;
}

/** Where nobody knows better, the other side is simply not there. */
export function checkMissingPartner(block: BlockSummary, partner: Partner, links: Links, claim: Claimant): void {
  const { name, side } = block;
  if (side === undefined || partner.kind !== 'none') {
    return;
  }
  const other = otherSide[side];
  const { [other]: opposite, unknown } = links.sides(name);
  if (opposite.length + unknown.length === 0) {
    const candidate = onlyOther(block, links);
    const message = (): string => l10n.t('The only other block here has this name');
    claim(candidate ? { ...missing[side], others: { blocks: [candidate], message } } : missing[side]);
  }
}

/** A large file may have thousands of these. */
const missing: Readonly<Record<Side, Claim>> = {
  client: { rule: 'pair-missing-partner', data: { side: 'client', other: 'server' } },
  server: { rule: 'pair-missing-partner', data: { side: 'server', other: 'client' } },
};

function claimSameSide(block: BlockSummary, partner: BlockSummary, links: Links, claim: Claimant): true {
  const { side = 'client' } = block;
  const data = { side, other: otherSide[side], file: fileLabel(partner.uri, links) };
  const others = { blocks: [partner], message: () => l10n.t('The other block says {0} too', side) };
  claim({ rule: 'pair-same-side', mark: 'SSH', data, others });
  return true;
}

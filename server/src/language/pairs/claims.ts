import type { BlockSummary } from '../workspace';
import { checkMissingPartner, checkPartner } from './checkPartner';
import { checkFiles } from './checkSettings';
import type { Claim } from './claim';
import { checkDuplicate } from './duplicates';
import type { Links } from './links';
import { checkRoute } from './routes';
import { checkTarget } from './targets';

/** For each block of a file of the workspace what there is to say about it; partners are missed only `amongOthers`. */
export function claimsOf(uri: string, links: Links, amongOthers: boolean): readonly (readonly Claim[])[] {
  const known = links.part(amongOthers ? claimsAmongOthers : claimsAlone);
  let claims = known.get(uri);
  if (!claims) {
    claims = (links.workspace.files.get(uri) ?? []).map((block) => findClaims(block, links, amongOthers));
    known.set(uri, claims);
  }
  return claims;
}

type Known = Map<string, readonly (readonly Claim[])[]>;

function claimsAmongOthers(): Known {
  return new Map();
}

function claimsAlone(): Known {
  return new Map();
}

const none: readonly Claim[] = [];

function findClaims(block: BlockSummary, links: Links, amongOthers: boolean): readonly Claim[] {
  const claims: Claim[] = [];
  const claim = (one: Claim): void => {
    claims.push(one);
  };
  const partner = amongOthers ? links.partner(block) : undefined;
  if (partner && !checkPartner(block, partner, links, claim) && !checkFiles(block, links, claim)) {
    checkMissingPartner(block, partner, links, claim);
  }
  checkDuplicate(block, links, claim);
  checkTarget(block, links, claim);
  checkRoute(block, links, claim);
  return claims.length > 0 ? claims : none;
}

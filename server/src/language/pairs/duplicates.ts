import * as l10n from '@vscode/l10n';
import type { BlockSummary } from '../workspace';
import type { Claimant } from './claim';
import { clusterKey, type Links } from './links';
import { fileLabel, mostPlaces } from './place';
import { clusterNameOf, fileKey, roleOf } from './settings';
import { folderOf, groupBy, haveBothSides, type Sides } from './sides';

/** The same connection in two files of one cluster. Twice in one file is another rule. */
export function checkDuplicate(block: BlockSummary, links: Links, claim: Claimant): void {
  const groups = links.part(duplicates);
  const others = new Set<BlockSummary>();
  for (const key of groups.size > 0 ? homesOf(block, links) : []) {
    for (const [uri, other] of groups.get(key) ?? []) {
      if (uri !== block.uri) {
        others.add(other);
      }
      if (others.size === mostPlaces) {
        break;
      }
    }
  }
  const [first] = others;
  if (first) {
    const data = { file: fileLabel(first.uri, links) };
    claim({
      rule: 'pair-duplicate',
      data,
      others: { blocks: [...others], message: () => l10n.t('The same connection') },
    });
  }
}

/** Whether some blocks are all the same connection of one cluster, so that each of them is called a duplicate already. */
export function areDuplicates([first, ...others]: readonly BlockSummary[], links: Links): boolean {
  const homes = new Set(first && homesOf(first, links));
  return homes.size > 0 && others.every((other) => homesOf(other, links).some((home) => homes.has(home)));
}

/** The first block of each file, by what makes two files belong to one cluster. */
function duplicates(links: Links): ReadonlyMap<string, ReadonlyMap<string, BlockSummary>> {
  // A home is that of one side of a name.
  const suspects = [...links.workspace.byName]
    .filter(([, blocks]) => blocks.length > 1)
    .flatMap(([name]) => bothOf(links.sides(name)).filter(isSpread).flat());
  const homes = suspects.flatMap((block) => homesOf(block, links).map((key) => ({ key, block })));
  const groups = groupBy(
    homes,
    ({ key }) => key,
    ({ block }) => block,
  );
  return new Map(
    [...groups]
      .filter(([, blocks]) => isSpread(blocks))
      .map(([key, blocks]) => [key, new Map([...blocks].reverse().map((block) => [block.uri, block]))]),
  );
}

function bothOf({ client, server }: Sides): readonly (readonly BlockSummary[])[] {
  return [client, server];
}

/** Whether some blocks stand in more than one file. */
function isSpread(blocks: readonly BlockSummary[]): boolean {
  return blocks.length > 1 && blocks.some(({ uri }) => uri !== blocks[0]?.uri);
}

/**
 * Where a connection may stand only once: the cluster that the settings name with the file, else a folder that also has
 * the other side. Copies in other folders bother nobody.
 */
function homesOf(block: BlockSummary, links: Links): readonly string[] {
  const { name, uri, side } = block;
  if (side === undefined) {
    return [];
  }
  const entries = links.entries.byFile.get(fileKey(name, uri)) ?? [];
  const clusters = entries
    .filter((entry) => roleOf(entry, uri) === undefined || roleOf(entry, uri) === side)
    .map((entry) => clusterKey(clusterNameOf(entry, side)));
  if (entries.length > 0) {
    return [...new Set(clusters)].map((cluster) => `${cluster}\n${side}\n${name}`);
  }
  const folder = folderKey(block);
  return links.part(pairedFolders).has(folder) ? [`${folder}\n${side}`] : [];
}

/** Folders that have both sides of a name. */
function pairedFolders({ workspace }: Links): ReadonlySet<string> {
  const groups = groupBy([...workspace.byName.values()].filter((blocks) => blocks.length > 1).flat(), folderKey);
  const paired = [...groups].filter(([, group]) => haveBothSides(group));
  return new Set(paired.map(([key]) => key));
}

function folderKey(block: BlockSummary): string {
  return `${folderOf(block)}\n${block.name}`;
}

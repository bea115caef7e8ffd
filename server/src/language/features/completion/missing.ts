import type { ConnectionSetting, Context } from '../../context';
import { partAt, type ConnectionDocument, type DocumentPart } from '../../document';
import { findCluster, hasBlock } from '../../pairs/checkSettings';
import { clustersOf, type LinkedClusters } from '../../pairs/clusters';
import { linksOf, withDocument, type Links } from '../../pairs/links';
import { fileLabel } from '../../pairs/place';
import { fileOf } from '../../pairs/settings';
import { otherSide } from '../../pairs/sides';
import { sides, type Side } from '../../schema/keys';
import { isPlainName, showableWord } from '../../showable';
import type { BlockSummary } from '../../workspace';

/** A block that a connection lacks, and that may stand in this file. */
export interface MissingBlock {
  readonly name: string;
  readonly side: Side;
  /** The file with the other side, for people. Without one, only the settings speak of the connection. */
  readonly file?: string;
  readonly clusters: LinkedClusters;
}

/** More are not offered at once. */
const mostMissing = 20;

/**
 * The missing sides of connections that have one, those of other files first: a file most often has one side only. Then
 * what `backupSync.connections` names and nobody has written yet.
 */
export function missingBlocks({ whole }: DocumentPart, context: Context): readonly MissingBlock[] {
  const current = withDocument(context, whole);
  const links = linksOf(current);
  const found = new Map<string, MissingBlock>();
  const lonely = links.part(blocksWithoutPartner);
  for (const isOther of [true, false]) {
    for (const block of lonely) {
      if (found.size === mostMissing) {
        break;
      }
      if ((block.uri !== whole.uri) === isOther && (isOther || isShowable(whole, block))) {
        add(found, otherOf(block, whole.uri, current, links));
      }
    }
  }
  settledBlocks(whole.uri, current, links).forEach((block) => {
    add(found, block);
  });
  return [...found.values()].slice(0, mostMissing);
}

/** What the settings say of a connection comes once, and never in the place of a file with its other side. */
function add(found: Map<string, MissingBlock>, block: MissingBlock | undefined): void {
  const key = `${block?.side ?? ''} ${block?.name ?? ''}`;
  if (block && !found.has(key)) {
    found.set(key, block);
  }
}

/** Undefined where the settings want the other side of a block in another file. */
function otherOf(block: SidedBlock, uri: string, context: Context, links: Links): MissingBlock | undefined {
  const side = otherSide[block.side];
  const entry = links.entryOf(block);
  const home = entry && fileOf(entry, side);
  return home !== undefined && home !== uri
    ? undefined
    : { name: block.name, side, file: fileLabel(block.uri, links), clusters: clustersOf(block, context) };
}

/** The sides of the settings' connections that are not there and whose place is this file, or any. */
function settledBlocks(
  uri: string,
  { settings: { connections = [] }, clusters: known = [] }: Context,
  links: Links,
): readonly MissingBlock[] {
  return connections
    .filter(({ name }) => isPlainName(name))
    .flatMap((entry) => {
      const client = findCluster(entry.client, known);
      const server = findCluster(entry.server, known);
      const clusters = {
        clientName: entry.client,
        serverName: entry.server,
        ...(client && { client }),
        ...(server && { server }),
      };
      return sides
        .filter((side) => isMissing(entry, side, uri, links))
        .map((side) => ({ name: entry.name, side, clusters }));
    });
}

function isMissing(entry: ConnectionSetting, side: Side, uri: string, links: Links): boolean {
  const home = fileOf(entry, side);
  const written = links.sides(entry.name);
  return home === undefined
    ? written[side].length === 0 && written.unknown.length === 0
    : home === uri && !hasBlock(entry.name, uri, side, links);
}

function isShowable(document: ConnectionDocument, { range, name }: BlockSummary): boolean {
  const offset = document.lines.offsetAt(range.start);
  const { text, start } = partAt(document, offset);
  return showableWord(text, { offset: offset - start, length: name.length }) !== undefined;
}

type SidedBlock = BlockSummary & { readonly side: Side };

/** Whose name no block of the other side has, whoever that belongs to. */
function blocksWithoutPartner(links: Links): readonly SidedBlock[] {
  return links.blocks
    .filter(hasSide)
    .filter(
      (block) =>
        isPlainName(block.name) &&
        links.sides(block.name)[otherSide[block.side]].length === 0 &&
        links.partner(block).kind === 'none',
    );
}

function hasSide(block: BlockSummary): block is SidedBlock {
  return block.side !== undefined;
}

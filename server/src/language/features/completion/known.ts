import type { Block } from '../../blocks';
import type { Context } from '../../context';
import type { ConnectionDocument } from '../../document';
import { clustersOf, type LinkedClusters } from '../../pairs/clusters';
import { linksOf, withDocument, type Links } from '../../pairs/links';
import { fileLabel } from '../../pairs/place';
import { otherSide } from '../../pairs/sides';
import type { Side } from '../../schema/keys';
import { isPlainName, showableWord } from '../../showable';
import { parseIpAddress } from '../../values/ipAddress';
import { findSecrets } from '../../values/secret';
import { summarize, type BlockSummary } from '../../workspace';

/** The files of the workspace, this one as it is now. */
export function linksFor(document: ConnectionDocument, context: Context): Links {
  return linksOf(withDocument(context, document));
}

/** What is known for a block beside its text. */
export interface Known {
  readonly links: Links;
  /** The clusters that it links; none as long as it has no name. */
  readonly clusters: LinkedClusters;
}

export function knownFor(document: ConnectionDocument, { node }: Block, context: Context): Known {
  const { line, character } = document.lines.positionAt(node.name.offset);
  const summary = summarize(document).find(
    ({ range: { start } }) => start.line === line && start.character === character,
  );
  const current = withDocument(context, document);
  return { links: linksOf(current), clusters: summary ? clustersOf(summary, current) : {} };
}

/** A connection of which one side is there. */
export interface LonelyConnection {
  readonly name: string;
  /** The side that is missing. */
  readonly missing: Side;
  /** The file with the other side, for people. */
  readonly file: string;
}

/** More are not offered at once. */
const mostLonely = 20;

/** The connections that lack a side, those of other files first: a file most often has one side only. */
export function lonelyConnections(document: ConnectionDocument, links: Links): readonly LonelyConnection[] {
  const lonely = links.part(blocksWithoutPartner);
  const elsewhere = lonely.filter(({ uri }) => uri !== document.uri);
  const here = lonely.filter((block) => block.uri === document.uri && isShowable(document, block));
  return [...elsewhere, ...here]
    .slice(0, mostLonely)
    .map(({ name, side, uri }) => ({ name, missing: otherSide[side], file: fileLabel(uri, links) }));
}

function isShowable({ text, lines }: ConnectionDocument, { range: { start }, name }: BlockSummary): boolean {
  return showableWord(text, { offset: lines.offsetAt(start), length: name.length }) !== undefined;
}

type SidedBlock = BlockSummary & { readonly side: Side };

function blocksWithoutPartner(links: Links): readonly SidedBlock[] {
  return links.blocks
    .filter(hasSide)
    .filter((block) => isPlainName(block.name) && links.partner(block).kind === 'none');
}

function hasSide(block: BlockSummary): block is SidedBlock {
  return block.side !== undefined;
}

/** The addresses of all blocks, each once. What is none may be anything, and is left out. */
export function knownAddresses({ blocks }: Links): readonly string[] {
  return [...new Set(blocks.flatMap(({ remoteNodes }) => remoteNodes))].filter(
    (address) => parseIpAddress(address).kind === 'v4',
  );
}

/** The databases of all blocks, each once. */
export function knownDatabases({ blocks }: Links): readonly string[] {
  return [...new Set(blocks.flatMap(({ databases }) => databases))];
}

export type UrlKey = 'LOCAL_URL' | 'REMOTE_URL';

/** The volumes that the blocks of a workspace name, by the key whose URL names them. */
export function knownVolumes({ blocks }: Links): Readonly<Record<UrlKey, ReadonlySet<string>>> {
  const volumes = { LOCAL_URL: new Set<string>(), REMOTE_URL: new Set<string>() };
  for (const { localVolume, remoteVolume } of blocks) {
    if (localVolume !== undefined) {
      volumes.LOCAL_URL.add(localVolume);
    }
    if (remoteVolume !== undefined) {
      volumes.REMOTE_URL.add(remoteVolume);
    }
  }
  return volumes;
}

/** Asked for at every key that is typed in a password, of a document that stays the same meanwhile. */
const secrets = new WeakMap<ConnectionDocument, readonly string[]>();

/** More are not offered at once: a file with hundreds of connections has a secret or two for each. */
const mostSecrets = 100;

/** The names of the first secrets that a document uses, in the order of the text. */
export function secretsOf(document: ConnectionDocument): readonly string[] {
  let names = secrets.get(document);
  if (!names) {
    const valid = findSecrets(document.text).filter((secret) => secret.valid);
    names = [...new Set(valid.map(({ name }) => name))].slice(0, mostSecrets);
    secrets.set(document, names);
  }
  return names;
}

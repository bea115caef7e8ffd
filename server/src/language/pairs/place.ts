import { readBlock, type Block } from '../blocks';
import type { ConnectionDocument } from '../document';
import type { ForeignPlace, Problem, RelatedPlace } from '../rules/problem';
import type { KeyName } from '../schema/keyNames';
import { isPlainName } from '../showable';
import { blocksOf, textOf, type Span } from '../syntax/nodes';
import type { BlockSummary } from '../workspace';
import { parseFtpUrl } from '../values/ftpUrl';
import type { PairCode } from './codes';
import type { Links } from './links';

export type Report = (problem: Problem<PairCode>) => void;

/** A block of the document that is checked: as other files see it, and as it stands in the text. */
export interface Place {
  readonly document: ConnectionDocument;
  readonly summary: BlockSummary;
  readonly block: Block;
}

/** More places than this are not listed with a problem. */
export const mostPlaces = 10;

/** A label of a file has no more parts of its path than these. */
const MOST_PARTS = 8;

/** `blocks` are the summaries of the document. */
export function placesOf(document: ConnectionDocument, blocks: readonly BlockSummary[]): readonly Place[] {
  const nodes = blocksOf(document.tree).filter((node) => node.name.length > 0);
  return blocks.flatMap((summary, index) => {
    const node = nodes[index];
    return node ? [{ document, summary, block: readBlock(document.text, node) }] : [];
  });
}

/** The places of some blocks, each where its file wants it. */
export function pointTo(
  { document }: Place,
  blocks: readonly BlockSummary[],
  message: (block: BlockSummary) => string,
): { readonly related?: readonly RelatedPlace[]; readonly elsewhere?: readonly ForeignPlace[] } {
  const listed = blocks.slice(0, mostPlaces);
  const related = listed
    .filter(({ uri }) => uri === document.uri)
    .map((block) => ({
      offset: document.lines.offsetAt(block.range.start),
      length: block.name.length,
      message: message(block),
    }));
  const elsewhere = listed
    .filter(({ uri }) => uri !== document.uri)
    .map((block) => ({ uri: block.uri, range: block.range, message: message(block) }));
  return { ...(related.length > 0 && { related }), ...(elsewhere.length > 0 && { elsewhere }) };
}

/** A key's value, and where it begins. */
export function valueOf({ document, block }: Place, key: KeyName): (Span & { readonly text: string }) | undefined {
  const pair = block.pairs.get(key);
  return pair && pair.value.length > 0 ? { ...pair.value, text: textOf(document.text, pair.value) } : undefined;
}

/** Where the volume of a URL stands in the document. */
export function volumeSpan(place: Place, key: 'LOCAL_URL' | 'REMOTE_URL'): Span | undefined {
  const value = valueOf(place, key);
  const volume = value && parseFtpUrl(value.text).volume;
  return volume && { offset: value.offset + volume.offset, length: volume.length };
}

/** Another block, for people. A name that does not look like one is left out: it may be a password. */
export function blockLabel({ name, uri }: BlockSummary, links: Links): string {
  const file = fileLabel(uri, links);
  return isPlainName(name) ? `${name} (${file})` : file;
}

/** A file for people: the end of its path that no other file of the workspace has, most often its name. */
export function fileLabel(uri: string, links: Links): string {
  const counts = links.part(pathEnds);
  const own = links.workspace.files.has(uri) ? 1 : 0;
  const ends = endsOf(uri);
  return decoded(ends.find((end) => (counts.get(end) ?? 0) <= own) ?? ends.at(-1) ?? uri);
}

/** How many files there are with each end of a path. */
function pathEnds({ workspace }: Links): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const end of [...workspace.files.keys()].flatMap(endsOf)) {
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return counts;
}

/** `client.cfg`, `EDU01/client.cfg` …, up to as many parts as a person would read. */
function endsOf(uri: string): readonly string[] {
  const parts = uri
    .slice(uri.indexOf('://') + 1)
    .split('/')
    .slice(-MOST_PARTS);
  return parts.map((_, index) => parts.slice(-1 - index).join('/'));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

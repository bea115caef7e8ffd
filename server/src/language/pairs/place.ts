import { readBlock, type Block } from '../blocks';
import type { ConnectionDocument } from '../document';
import type { ForeignPlace, Problem, RelatedPlace } from '../rules/problem';
import type { KeyName } from '../schema/keyNames';
import { blocksOf, textOf, type Span } from '../syntax/nodes';
import type { BlockSummary } from '../workspace';
import { parseFtpUrl } from '../values/ftpUrl';
import type { PairCode } from './codes';

export type Report = (problem: Problem<PairCode>) => void;

/** A block of the document that is checked: as other files see it, and as it stands in the text. */
export interface Place {
  readonly document: ConnectionDocument;
  readonly summary: BlockSummary;
  readonly block: Block;
}

/** More places than this are not listed with a problem. */
export const mostPlaces = 10;

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

/** A name as a message may hold it. What does not look like a name is not repeated: it may be a password. */
export function shownName(name: string): string {
  return isPlainName(name) ? name : '…';
}

export function isPlainName(name: string): boolean {
  return /^[\w.-]{1,64}$/.test(name);
}

/** The last part of a URI, for people. */
export function fileName(uri: string): string {
  const name = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

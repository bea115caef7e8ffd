import type { BlockHead, ToldKey, ToldValues } from '../checks';
import type { ConnectionDocument } from '../document';
import type { ForeignPlace, Problem, RelatedPlace } from '../rules/problem';
import { isPlainName } from '../showable';
import { textOf, type Span } from '../syntax/nodes';
import { namedHeads, type BlockSummary } from '../workspace';
import { parseFtpUrl } from '../values/ftpUrl';
import type { Claim, Others } from './claim';
import type { PairCode } from './codes';
import type { Links } from './links';

export type Report = (problem: Problem<PairCode>) => void;

/** A block of the document that is checked: as other files see it, and as it stands in the text. */
export class Place {
  readonly document: ConnectionDocument;
  readonly summary: BlockSummary;
  /** Where the name is. */
  readonly head: Span;
  readonly #text: string;
  readonly #start: number;
  readonly #values: ToldValues;

  /** `head` is in offsets of its segment, which has `text` and begins at `start`. */
  constructor(document: ConnectionDocument, summary: BlockSummary, head: BlockHead, text: string, start: number) {
    this.document = document;
    this.summary = summary;
    this.head = { offset: head.offset + start, length: head.length };
    this.#text = text;
    this.#start = start;
    this.#values = head.values;
  }

  /** A key's value, and where it begins. Most blocks are asked for none. */
  valueOf(key: ToldKey): (Span & { readonly text: string }) | undefined {
    const value = this.#values[key];
    return value && value.length > 0
      ? { offset: value.offset + this.#start, length: value.length, text: textOf(this.#text, value) }
      : undefined;
  }
}

/** More places than this are not listed with a problem. */
export const mostPlaces = 10;

/** A label of a file has no more parts of its path than these. */
const MOST_PARTS = 8;

/** `blocks` are the summaries of the document. */
export function placesOf(document: ConnectionDocument, blocks: readonly BlockSummary[]): readonly Place[] {
  const { all, starts } = document.segments;
  const places: Place[] = [];
  all.forEach((segment, index) => {
    for (const head of namedHeads(segment)) {
      const summary = blocks[places.length];
      if (summary) {
        places.push(new Place(document, summary, head, segment.text, starts[index] ?? 0));
      }
    }
  });
  return places;
}

/** What a claim is where its block stands. */
export function placed({ rule, mark, data, others }: Claim, place: Place): Problem<PairCode> {
  const span = spanOf(mark, place);
  const problem = { rule, offset: span.offset, length: span.length };
  if (!others) {
    return data ? { ...problem, data } : problem;
  }
  return { ...problem, ...(data && { data }), ...pointTo(place, others) };
}

function spanOf(mark: Claim['mark'], place: Place): Span {
  switch (mark) {
    case 'SSH':
      return place.valueOf('SSH') ?? place.head;
    case 'REMOTE_URL':
      return volumeSpan(place, 'REMOTE_URL') ?? place.head;
    default:
      return place.head;
  }
}

/** The places of some blocks, each where its file wants it. */
function pointTo({ document }: Place, { blocks, message }: Others): Pick<Problem, 'related' | 'elsewhere'> {
  const related: RelatedPlace[] = [];
  const elsewhere: ForeignPlace[] = [];
  for (const { uri, range, name } of blocks.slice(0, mostPlaces)) {
    if (uri === document.uri) {
      related.push({ offset: document.lines.offsetAt(range.start), length: name.length, message: message() });
    } else {
      elsewhere.push({ uri, range, message: message() });
    }
  }
  return { ...(related.length > 0 && { related }), ...(elsewhere.length > 0 && { elsewhere }) };
}

/** Where the volume of a URL stands in the document. */
export function volumeSpan(place: Place, key: 'LOCAL_URL' | 'REMOTE_URL'): Span | undefined {
  const value = place.valueOf(key);
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

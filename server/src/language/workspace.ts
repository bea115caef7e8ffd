import type { Position, Range } from 'vscode-languageserver-types';
import type { BlockHead } from './checks';
import type { ConnectionDocument } from './document';
import { factsOf } from './facts';
import { mostBlocksOnDisk } from './limits';
import type { Side } from './schema/keys';
import type { Span } from './syntax/nodes';
import type { Origin, Segment, Segments } from './syntax/segments';
import type { Lines, PositionEncoding } from './text';
import { databaseFacts, nodeFacts, urlFacts } from './valueFacts';

/** A block as other files see it. Plain data without a password, so that it can be kept when the text is gone. */
export interface BlockSummary {
  readonly uri: string;
  readonly name: string;
  readonly side: Side | undefined;
  /** Of the name. */
  readonly range: Range;
  /** The volumes of LOCAL_URL and REMOTE_URL, e.g. `v0003`, where they can be read. */
  readonly localVolume: string | undefined;
  readonly remoteVolume: string | undefined;
  /** Whether a password is still to be filled in, so that nobody can have uploaded the block. */
  readonly isTemplate: boolean;
  /** The first addresses of REMOTE_NODES, as they are written. None where the value is too long to be read. */
  readonly remoteNodes: readonly string[];
  /** The first names of DATABASE_NAME that have the form of one. */
  readonly databases: readonly string[];
}

/** The named blocks of all files of a workspace, open or not. */
export interface Workspace {
  readonly files: ReadonlyMap<string, readonly BlockSummary[]>;
  readonly byName: ReadonlyMap<string, readonly BlockSummary[]>;
}

/** The summaries of a text, and where those of each of its segments begin. */
interface Kept {
  readonly uri: string;
  readonly encoding: PositionEncoding;
  readonly summaries: readonly BlockSummary[];
  readonly firsts: Readonly<Uint32Array>;
}

/** A text does not change, so one answer is enough for all who ask. */
const kept = new WeakMap<Segments, Kept>();

/** What other files may know of a file. What a change leaves as and where it is, keeps its summary. */
export function summarize(document: ConnectionDocument): readonly BlockSummary[] {
  const { segments, uri, lines } = document;
  if (document.isTooLong) {
    return [];
  }
  let known = kept.get(segments);
  if (known?.uri !== uri || known.encoding !== lines.encoding) {
    known = afterChange(document) ?? all(document);
    kept.set(segments, known);
  }
  return known.summaries;
}

function all(document: ConnectionDocument): Kept {
  const { segments, uri, lines } = document;
  const firsts = new Uint32Array(segments.all.length + 1);
  const summaries: BlockSummary[] = [];
  segments.all.forEach((segment, index) => {
    // One by one: a call has not as many arguments as one line can have blocks.
    for (const summary of segment.part(lastPlace).at(document, index)) {
      summaries.push(summary);
    }
    firsts[index + 1] = summaries.length;
  });
  return { uri, encoding: lines.encoding, summaries, firsts };
}

/** Most changes leave every line where it is: then only the segments that changed are looked at. */
function afterChange(document: ConnectionDocument): Kept | undefined {
  const { segments, uri, lines } = document;
  const { origin } = segments;
  const before = origin && kept.get(origin.before);
  if (before?.uri !== uri || before.encoding !== lines.encoding || !origin || !areOnTheSameLines(origin)) {
    return undefined;
  }
  const { first, removed, made } = origin;
  const summaries = made.flatMap((segment, index) => segment.part(lastPlace).at(document, first + index));
  const [start = 0, end = 0] = [before.firsts[first], before.firsts[first + removed.length]];
  const by = summaries.length - (end - start);
  const firsts = before.firsts.slice();
  let next = start;
  made.forEach((segment, index) => {
    next += segment.part(lastPlace).at(document, first + index).length;
    firsts[first + index + 1] = next;
  });
  for (let index = first + made.length + 1; by !== 0 && index < firsts.length; index += 1) {
    firsts[index] = (firsts[index] ?? 0) + by;
  }
  const same = [...before.summaries.slice(0, start), ...summaries, ...before.summaries.slice(end)];
  return { uri, encoding: lines.encoding, summaries: same, firsts };
}

function areOnTheSameLines({ removed, made }: Origin): boolean {
  const count = (segments: readonly Segment[]): number => segments.reduce((sum, { lineBreaks }) => sum + lineBreaks, 0);
  return removed.length === made.length && count(removed) === count(made);
}

function lastPlace(segment: Segment): LastPlace {
  return new LastPlace(segment);
}

/** The summaries of a segment at the place where it was last: most often it is there still. */
class LastPlace {
  readonly #segment: Segment;
  #encoding: PositionEncoding | undefined;
  #uri = '';
  #line = 0;
  #summaries: readonly BlockSummary[] = [];

  constructor(segment: Segment) {
    this.#segment = segment;
  }

  at(document: ConnectionDocument, index: number): readonly BlockSummary[] {
    const line = document.segments.firstLines[index] ?? 0;
    if (this.#uri !== document.uri || this.#encoding !== document.lines.encoding) {
      this.#summaries = this.#read(document, index);
    } else if (this.#line !== line) {
      const by = line - this.#line;
      this.#summaries = this.#summaries.map((block) => ({ ...block, range: moved(block.range, by) }));
    }
    this.#uri = document.uri;
    this.#encoding = document.lines.encoding;
    this.#line = line;
    return this.#summaries;
  }

  #read({ uri, lines, segments }: ConnectionDocument, index: number): readonly BlockSummary[] {
    const { text } = this.#segment;
    const start = segments.starts[index] ?? 0;
    return namedHeads(this.#segment).map(({ name, side, offset, length, values }) => {
      const local = urlFacts(text, values.LOCAL_URL);
      const remote = urlFacts(text, values.REMOTE_URL);
      return {
        uri,
        name,
        side,
        range: rangeOf({ offset: offset + start, length }, lines),
        localVolume: local.volume,
        remoteVolume: remote.volume,
        isTemplate: local.isTemplate || remote.isTemplate,
        remoteNodes: nodeFacts(text, values.REMOTE_NODES),
        databases: databaseFacts(text, values.DATABASE_NAME),
      };
    });
  }
}

/** The blocks of a segment that have a name, in offsets of the segment. */
export function namedHeads(segment: Segment): readonly BlockHead[] {
  return segment.part(factsOf).heads.filter(({ name }) => name !== '');
}

/** Of a name, which has no line break in it: most often its end need not be looked for. */
function rangeOf(name: Span, lines: Lines): Range {
  const start = lines.positionAt(name.offset);
  return lines.encoding === 'utf-16'
    ? { start, end: { line: start.line, character: start.character + name.length } }
    : lines.rangeOf(name);
}

function moved({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}

/** Summaries to keep when the text is gone: not too many, and without a hold on the text. */
export function detached(summaries: readonly BlockSummary[]): readonly BlockSummary[] {
  return summaries.slice(0, mostBlocksOnDisk).map((block) => ({
    ...block,
    name: copyOf(block.name),
    remoteNodes: block.remoteNodes.map(copyOf),
    databases: block.databases.map(copyOf),
  }));
}

/** V8 keeps a part of a string as a reference into the whole. Put together anew it stands for itself. */
function copyOf(part: string): string {
  return Array.from(part).join('');
}

/** Whether two states of a file, or that there is none, are the same for other files. */
export function areSameSummaries(
  one: readonly BlockSummary[] | undefined,
  other: readonly BlockSummary[] | undefined,
): boolean {
  return (
    one === other ||
    (one?.length === other?.length && one?.every((block, index) => isSameSummary(block, other?.[index])) === true)
  );
}

function isSameSummary(one: BlockSummary, other: BlockSummary | undefined): boolean {
  return (
    one === other ||
    (one.uri === other?.uri &&
      one.name === other.name &&
      one.side === other.side &&
      isSamePosition(one.range.start, other.range.start) &&
      isSamePosition(one.range.end, other.range.end) &&
      one.localVolume === other.localVolume &&
      one.remoteVolume === other.remoteVolume &&
      one.isTemplate === other.isTemplate &&
      areSameTexts(one.remoteNodes, other.remoteNodes) &&
      areSameTexts(one.databases, other.databases))
  );
}

function areSameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

function isSamePosition(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}

/**
 * Makes one workspace of the summaries of its files, by their URIs. The lists of names whose blocks are the same ones as
 * `before` are the same lists, so that what was found out about them can be kept.
 */
export function workspaceOf(files: ReadonlyMap<string, readonly BlockSummary[]>, before?: Workspace): Workspace {
  const byName = new Map<string, BlockSummary[]>();
  for (const blocks of files.values()) {
    for (const block of blocks) {
      const known = byName.get(block.name);
      if (known) {
        known.push(block);
      } else {
        byName.set(block.name, [block]);
      }
    }
  }
  return { files, byName: before ? shared(byName, before.byName) : byName };
}

function shared(byName: Map<string, BlockSummary[]>, before: Workspace['byName']): Workspace['byName'] {
  const all: Map<string, readonly BlockSummary[]> = byName;
  for (const [name, blocks] of byName) {
    const known = before.get(name);
    if (known?.length === blocks.length && known.every((block, index) => block === blocks[index])) {
      all.set(name, known);
    }
  }
  return all;
}

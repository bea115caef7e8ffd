import type { Position, Range } from 'vscode-languageserver-types';
import { readBlock } from './blocks';
import type { ConnectionDocument } from './document';
import { mostBlocksOnDisk, mostDatabases, mostNodes, mostValueUnits } from './limits';
import type { KeyName } from './schema/keyNames';
import type { Side } from './schema/keys';
import { isPlainName } from './showable';
import { blocksOf, textOf, type BlockNode } from './syntax/nodes';
import { parseFtpUrl, type FtpUrl } from './values/ftpUrl';
import { splitList } from './values/list';
import { parseNodeList } from './values/nodeList';

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

/** A document does not change, so one answer is enough for all who ask. */
const kept = new WeakMap<ConnectionDocument, readonly BlockSummary[]>();

/** What other files may know of a file. */
export function summarize(document: ConnectionDocument): readonly BlockSummary[] {
  let summaries = kept.get(document);
  if (!summaries) {
    summaries = blocksOf(document.tree)
      .filter((node) => node.name.length > 0)
      .map((node) => summarizeBlock(document, node));
    kept.set(document, summaries);
  }
  return summaries;
}

function summarizeBlock({ uri, text, lines }: ConnectionDocument, node: BlockNode): BlockSummary {
  const { name, side, pairs } = readBlock(text, node);
  const read = <Value>(key: KeyName, parse: (written: string) => Value): Value | undefined => {
    const value = pairs.get(key)?.value;
    return value && value.length <= mostValueUnits ? parse(textOf(text, value)) : undefined;
  };
  const local = read('LOCAL_URL', parseFtpUrl);
  const remote = read('REMOTE_URL', parseFtpUrl);
  const nodes = read('REMOTE_NODES', parseNodeList)?.nodes ?? [];
  return {
    uri,
    name,
    side,
    range: lines.rangeOf(node.name),
    localVolume: volumeOf(local),
    remoteVolume: volumeOf(remote),
    isTemplate: [local, remote].some((url) => url?.passwordKind === 'placeholder'),
    remoteNodes: nodes.slice(0, mostNodes).map((one) => one.text),
    databases: read('DATABASE_NAME', databasesOf) ?? [],
  };
}

/** In a URL that stands in a wrong place, what looks like a name may be a part of the password. */
function databasesOf(written: string): readonly string[] {
  return /[@:]/.test(written)
    ? []
    : splitList(written)
        .items.map(({ text }) => text)
        .filter(isPlainName)
        .slice(0, mostDatabases);
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
    one.uri === other?.uri &&
    one.name === other.name &&
    one.side === other.side &&
    isSamePosition(one.range.start, other.range.start) &&
    isSamePosition(one.range.end, other.range.end) &&
    one.localVolume === other.localVolume &&
    one.remoteVolume === other.remoteVolume &&
    one.isTemplate === other.isTemplate &&
    areSameTexts(one.remoteNodes, other.remoteNodes) &&
    areSameTexts(one.databases, other.databases)
  );
}

function areSameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index]);
}

function isSamePosition(one: Position, other: Position): boolean {
  return one.line === other.line && one.character === other.character;
}

/** In a URL with a mistake, what looks like the path may be a part of the password. */
function volumeOf(url: FtpUrl | undefined): string | undefined {
  const volume = url?.volume?.text;
  return volume !== undefined && /^[vr]\d{4}$/.test(volume) ? volume : undefined;
}

/** Makes one workspace of the summaries of its files, by their URIs. */
export function workspaceOf(files: ReadonlyMap<string, readonly BlockSummary[]>): Workspace {
  const byName = new Map<string, BlockSummary[]>();
  for (const block of [...files.values()].flat()) {
    const known = byName.get(block.name);
    if (known) {
      known.push(block);
    } else {
      byName.set(block.name, [block]);
    }
  }
  return { files, byName };
}

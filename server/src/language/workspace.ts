import type { Range } from 'vscode-languageserver-types';
import { readBlock } from './blocks';
import type { ConnectionDocument } from './document';
import type { Side } from './schema/keys';
import { blocksOf, textOf, type BlockNode } from './syntax/nodes';
import { parseFtpUrl, type FtpUrl } from './values/ftpUrl';
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
  /** The addresses of REMOTE_NODES, as they are written. */
  readonly remoteNodes: readonly string[];
}

/** The named blocks of all files of a workspace, open or not. */
export interface Workspace {
  readonly files: ReadonlyMap<string, readonly BlockSummary[]>;
  readonly byName: ReadonlyMap<string, readonly BlockSummary[]>;
}

/** What other files may know of a file. */
export function summarize(document: ConnectionDocument): readonly BlockSummary[] {
  return blocksOf(document.tree)
    .filter((node) => node.name.length > 0)
    .map((node) => summarizeBlock(document, node));
}

function summarizeBlock({ uri, text, lines }: ConnectionDocument, node: BlockNode): BlockSummary {
  const { name, side, pairs } = readBlock(text, node);
  const urlOf = (key: 'LOCAL_URL' | 'REMOTE_URL') => {
    const pair = pairs.get(key);
    return pair && parseFtpUrl(textOf(text, pair.value));
  };
  const local = urlOf('LOCAL_URL');
  const remote = urlOf('REMOTE_URL');
  const nodes = pairs.get('REMOTE_NODES');
  return {
    uri,
    name,
    side,
    range: lines.rangeOf(node.name),
    localVolume: volumeOf(local),
    remoteVolume: volumeOf(remote),
    isTemplate: [local, remote].some((url) => url?.passwordKind === 'placeholder'),
    remoteNodes: nodes ? parseNodeList(textOf(text, nodes.value)).nodes.map((one) => one.text) : [],
  };
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

import type { ConnectionSetting, Context } from '../context';
import type { ConnectionDocument } from '../document';
import { summarize, workspaceOf, type BlockSummary, type Workspace } from '../workspace';
import { matchBlocks, noPartner, partnerFileOf, type Partner } from './partners';
import { clusterNameOf, entriesOf, fileKey, roleOf, type Entries } from './settings';
import { areAtOnePlace, folderOf, sidesOf, type Sides } from './sides';

/** What is found out about the blocks of one name holds as long as they are the same ones, whatever else changes. */
const partnersWithoutSettings = new WeakMap<readonly BlockSummary[], ReadonlyMap<BlockSummary, Partner>>();
const sidesOfNames = new WeakMap<readonly BlockSummary[], Sides>();

/** Who belongs to whom in a workspace, by some settings. Each part is made when it is first asked for, and then kept. */
export class Links {
  readonly workspace: Workspace;
  readonly blocks: readonly BlockSummary[];
  readonly entries: Entries;
  /** By the blocks of a name; one that only one block has is not worth keeping. */
  readonly #partners: WeakMap<readonly BlockSummary[], ReadonlyMap<BlockSummary, Partner>>;
  readonly #parts = new Map<Part<unknown>, unknown>();

  constructor(workspace: Workspace, connections: readonly ConnectionSetting[]) {
    this.workspace = workspace;
    this.blocks = [...workspace.files.values()].flat();
    this.entries = entriesOf(connections);
    this.#partners = connections.length === 0 ? partnersWithoutSettings : new WeakMap();
  }

  partner(block: BlockSummary): Partner {
    const blocks = this.workspace.byName.get(block.name);
    if (!blocks || blocks.length === 1) {
      return noPartner;
    }
    let partners = this.#partners.get(blocks);
    if (!partners) {
      partners = matchBlocks(blocks, this.entries);
      this.#partners.set(blocks, partners);
    }
    const known = partners.get(block);
    const same = known ? undefined : blocks.find((one) => areAtOnePlace(one, block));
    return known ?? (same && partners.get(same)) ?? noPartner;
  }

  /** All blocks of a name. */
  sides(name: string): Sides {
    const blocks = this.workspace.byName.get(name) ?? [];
    if (blocks.length === 1) {
      return sidesOf(blocks);
    }
    let sides = sidesOfNames.get(blocks);
    if (!sides) {
      sides = sidesOf(blocks);
      sidesOfNames.set(blocks, sides);
    }
    return sides;
  }

  /** What `make` makes of these links; the same function is asked once. */
  part<T>(make: Part<T>): T {
    if (!this.#parts.has(make)) {
      this.#parts.set(make, make(this));
    }
    return this.#parts.get(make) as T;
  }

  /** The only entry of the settings that speaks of a block. Where two do, nobody knows which one is meant. */
  entryOf(block: BlockSummary): ConnectionSetting | undefined {
    const { byFile, byName } = this.entries;
    if (byFile.size === 0 && byName.size === 0) {
      return undefined;
    }
    const named = (byFile.get(fileKey(block.name, block.uri)) ?? []).filter((entry) => fits(block, entry));
    const partner = named.length > 0 ? undefined : this.partner(block);
    const byPartner =
      partner?.kind === 'found'
        ? (byFile.get(fileKey(block.name, partner.block.uri)) ?? []).filter(
            (entry) => fits(partner.block, entry) && partnerFileOf(partner.block, entry) === undefined,
          )
        : [];
    const found = [named, byPartner, byName.get(block.name) ?? []].find((entries) => entries.length > 0) ?? [];
    return found.length === 1 ? found[0] : undefined;
  }

  /**
   * Something that two blocks share where they are known to be of one cluster: the cluster of the settings, else the
   * folder, where that holds no whole pair and so is the folder of one cluster, else the file.
   */
  clusterOf(block: BlockSummary): string | undefined {
    const { side } = block;
    const entry = side && this.entryOf(block);
    if (entry) {
      return clusterKey(clusterNameOf(entry, side));
    }
    const { folders, files } = this.part(wholePairs);
    const folder = folderOf(block);
    if (!folders.has(folder)) {
      return `folder ${folder}`;
    }
    return files.has(block.uri) ? undefined : `file ${block.uri}`;
  }
}

export type Part<T> = (links: Links) => T;

/** Names of clusters are the same in any case. */
export function clusterKey(name: string): string {
  return `cluster ${name.toLowerCase()}`;
}

function fits({ side, uri }: BlockSummary, entry: ConnectionSetting): boolean {
  const role = roleOf(entry, uri);
  return role === undefined || side === role;
}

/** The folders and files that hold both sides of a connection. */
function wholePairs(links: Links): { readonly folders: ReadonlySet<string>; readonly files: ReadonlySet<string> } {
  const folders = new Set<string>();
  const files = new Set<string>();
  for (const [name, blocks] of links.workspace.byName) {
    if (blocks.length > 1) {
      const sides = links.sides(name);
      addShared(sides, folderOf, folders);
      addShared(sides, ({ uri }) => uri, files);
    }
  }
  return { folders, files };
}

/** Adds what blocks of both sides have in common. */
function addShared({ client, server }: Sides, keyOf: (block: BlockSummary) => string, shared: Set<string>): void {
  const [first, second] = client;
  const keys = first && !second ? [keyOf(first)] : client.map(keyOf);
  const known = keys.length > 1 ? new Set(keys) : undefined;
  for (const block of keys.length > 0 ? server : []) {
    const key = keyOf(block);
    if (known ? known.has(key) : key === keys[0]) {
      shared.add(key);
    }
  }
}

/** Every question about one state of the workspace has the same answer, so the links outlive a question. */
const kept = new WeakMap<Workspace, WeakMap<readonly ConnectionSetting[], Links>>();
const noConnections: readonly ConnectionSetting[] = [];
const emptyWorkspace = workspaceOf(new Map());

export function linksOf(context: Context): Links {
  const workspace = context.workspace ?? emptyWorkspace;
  const connections = context.settings.connections ?? noConnections;
  let ofWorkspace = kept.get(workspace);
  if (!ofWorkspace) {
    ofWorkspace = new WeakMap();
    kept.set(workspace, ofWorkspace);
  }
  let links = ofWorkspace.get(connections);
  if (!links) {
    links = new Links(workspace, connections);
    ofWorkspace.set(connections, links);
  }
  return links;
}

/** A context whose workspace has a document as its text is now. */
export function withDocument(context: Context, document: ConnectionDocument): Context {
  return withBlocks(context, document.uri, summarize(document));
}

/** For a workspace, the one that was last made of it and of some blocks that it did not have. */
const completed = new WeakMap<Workspace, WeakRef<Workspace>>();

/** Where the workspace is up to date it is used as it is, and with it what was found out about it. */
export function withBlocks(context: Context, uri: string, blocks: readonly BlockSummary[]): Context {
  const base = context.workspace ?? emptyWorkspace;
  if (areSame(base.files.get(uri), blocks)) {
    return context;
  }
  const last = completed.get(base)?.deref();
  if (last && areSame(last.files.get(uri), blocks)) {
    return { ...context, workspace: last };
  }
  const workspace = workspaceOf(new Map([...base.files, [uri, blocks]]), last ?? base);
  completed.set(base, new WeakRef(workspace));
  return { ...context, workspace };
}

function areSame(known: readonly BlockSummary[] | undefined, blocks: readonly BlockSummary[]): boolean {
  return known?.length === blocks.length && known.every((block, index) => isSame(block, blocks[index]));
}

function isSame(one: BlockSummary, other: BlockSummary | undefined): boolean {
  return (
    one === other ||
    (one.name === other?.name &&
      one.side === other.side &&
      one.localVolume === other.localVolume &&
      one.remoteVolume === other.remoteVolume &&
      one.isTemplate === other.isTemplate &&
      areAtOnePlace(one, other) &&
      one.remoteNodes.join() === other.remoteNodes.join())
  );
}

/**
 * The other half of a block's connection. The context's workspace must have the block: `withDocument` makes sure of it.
 * It is, in this order, in the file that an entry of `backupSync.connections` names, in the same file, in the same
 * folder, or the only one of the workspace that is nobody else's partner.
 */
export function partnerOf(block: BlockSummary, context: Context): Partner {
  return linksOf(context).partner(block);
}

import type { ClusterFacts, Context } from '../context';
import { textIn, type ConnectionDocument, type DocumentPart } from '../document';
import { clustersOf, timeZoneFor, type LinkedClusters } from '../pairs/clusters';
import { linksOf, withDocument } from '../pairs/links';
import { noPartner, type Partner } from '../pairs/partners';
import { fileLabel } from '../pairs/place';
import type { BlockNode } from '../syntax/nodes';
import { summarize, type BlockSummary } from '../workspace';
import { oneLine } from './oneLine';

/**
 * What settings, clusters and other files say of the blocks of a document, or of those of a part of it. Nothing is found
 * out before it is asked.
 */
export class Surroundings {
  readonly #document: ConnectionDocument;
  /** Where the blocks' offsets count from. */
  readonly #start: number;
  readonly #context: Context;
  /** The names of which the settings speak: whoever has another one has no clusters, and nothing must be looked for. */
  readonly #linked: ReadonlySet<string>;
  readonly #clusters = new Map<BlockNode, LinkedClusters>();
  #current: Context | undefined;

  constructor(document: ConnectionDocument, context: Context, part?: DocumentPart) {
    this.#document = document;
    this.#start = part?.start ?? 0;
    this.#context = context;
    this.#linked = new Set(context.settings.connections?.map(({ name }) => name));
  }

  clusters(node: BlockNode): LinkedClusters {
    let clusters = this.#clusters.get(node);
    if (!clusters) {
      const isLinked = this.#linked.has(this.#nameOf(node));
      const block = isLinked ? this.#summaryOf(node) : undefined;
      clusters = block ? clustersOf(block, this.#withDocument()) : {};
      this.#clusters.set(node, clusters);
    }
    return clusters;
  }

  /** The zone of the clock that starts the block's copies. */
  timeZone(node: BlockNode): string | undefined {
    return timeZoneFor(this.clusters(node), this.#context);
  }

  partner(node: BlockNode): Partner {
    const block = this.#summaryOf(node);
    return block ? linksOf(this.#withDocument()).partner(block) : noPartner;
  }

  /** A file of the workspace, for people. */
  labelOf(uri: string): string {
    return oneLine(fileLabel(uri, linksOf(this.#withDocument())));
  }

  /** The node that has an address: one of the destination, or the only one of all clusters. */
  nodeAt(address: string, node: BlockNode): NamedNode | undefined {
    const own = nodeOf(this.clusters(node).server, address);
    if (own) {
      return own;
    }
    const all = (this.#context.clusters ?? []).flatMap((cluster) => nodeOf(cluster, address) ?? []);
    return all.length === 1 ? all[0] : undefined;
  }

  #withDocument(): Context {
    this.#current ??= withDocument(this.#context, this.#document);
    return this.#current;
  }

  #nameOf({ name }: BlockNode): string {
    return textIn(this.#document, { offset: this.#start + name.offset, length: name.length });
  }

  /** Summaries stand in the order of the text. */
  #summaryOf(node: BlockNode): BlockSummary | undefined {
    const summaries = summarize(this.#document);
    const { line, character } = this.#document.lines.positionAt(this.#start + node.name.offset);
    let low = 0;
    let high = summaries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = summaries[middle]?.range.start;
      if (start && (start.line < line || (start.line === line && start.character < character))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    const found = summaries[low];
    return found?.range.start.line === line && found.range.start.character === character ? found : undefined;
  }
}

export interface NamedNode {
  readonly cluster: string;
  readonly node: string;
}

function nodeOf(cluster: ClusterFacts | undefined, address: string): NamedNode | undefined {
  const node = cluster?.nodeNames?.[address];
  return cluster && node !== undefined ? { cluster: oneLine(cluster.name), node: oneLine(node) } : undefined;
}

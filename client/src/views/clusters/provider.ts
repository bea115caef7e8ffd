import * as vscode from 'vscode';
import type { ClusterRegistry } from '../../clusters/registry';
import type { ClusterStates } from '../../clusters/states';
import { clusterItem } from './item';
import { clusterChildren, clusterRoots, fingerprintOf, type ClusterNode } from './model';

/** Milliseconds in which changes are gathered: a cluster of many nodes has as many. */
const DRAW_AFTER = 50;

/** The view "Clusters". A cluster is read when its entry is shown open, and then only on demand. */
export class ClustersView implements vscode.TreeDataProvider<ClusterNode>, vscode.Disposable {
  readonly #registry: ClusterRegistry;
  readonly #states: ClusterStates;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #stop: () => void;
  /** What is on the screen; empty until the tree was drawn once. */
  #drawn = '';
  #drawing: NodeJS.Timeout | undefined;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(registry: ClusterRegistry, states: ClusterStates) {
    this.#registry = registry;
    this.#states = states;
    this.#stop = states.changed.on(() => {
      this.#drawing ??= setTimeout(() => {
        this.#drawing = undefined;
        this.#drawIfChanged();
      }, DRAW_AFTER);
    });
  }

  getTreeItem(node: ClusterNode): vscode.TreeItem {
    return clusterItem(node);
  }

  getChildren(parent?: ClusterNode): ClusterNode[] {
    if (!parent) {
      const roots = this.#roots();
      this.#drawn = fingerprintOf(roots);
      return roots;
    }
    if (parent.kind === 'cluster') {
      this.#states.ensure(parent.cluster);
    }
    return clusterChildren(parent);
  }

  #roots(): ClusterNode[] {
    return clusterRoots(
      this.#registry.list(),
      this.#registry.complaints(),
      (cluster) => this.#states.get(cluster),
      (cluster) => this.#states.via(cluster),
    );
  }

  #drawIfChanged(): void {
    if (fingerprintOf(this.#roots()) !== this.#drawn) {
      this.#changed.fire(undefined);
    }
  }

  dispose(): void {
    this.#stop();
    clearTimeout(this.#drawing);
    this.#changed.dispose();
  }
}

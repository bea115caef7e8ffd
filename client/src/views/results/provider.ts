import * as vscode from 'vscode';
import { resultItem } from './item';
import { resultChildren, resultRoots, type ResultNode, type Results } from './model';

/** The view "Results". */
export class ResultsView implements vscode.TreeDataProvider<ResultNode>, vscode.Disposable {
  readonly #results: Results;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #stop: () => void;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(results: Results) {
    this.#results = results;
    this.#stop = results.changed.on(() => {
      this.#changed.fire(undefined);
    });
  }

  getTreeItem(node: ResultNode): vscode.TreeItem {
    return resultItem(node, node.run.id === this.#results.runs()[0]?.id);
  }

  getChildren(parent?: ResultNode): ResultNode[] {
    return parent ? resultChildren(parent) : resultRoots(this.#results.runs());
  }

  getParent(node: ResultNode): ResultNode | undefined {
    return node.kind === 'run' ? undefined : { kind: 'run', run: node.run };
  }

  dispose(): void {
    this.#stop();
    this.#changed.dispose();
  }
}

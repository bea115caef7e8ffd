import { succeeded, type NodeResult } from '../../procedure/runFunction';
import type { Results } from '../../views/results/model';
import type { FunctionRequest } from './plan';

/** What can be run again of a run that did not succeed everywhere. */
export interface Attempt {
  readonly request: FunctionRequest & { readonly plugin: string };
  /** Nodes that failed or were not run. */
  readonly failed: readonly string[];
  /** Of these, the nodes to which nothing was sent. */
  readonly notRun: readonly string[];
  /** Of these, the nodes of which nobody knows whether it took effect. */
  readonly unknown: readonly string[];
}

/**
 * Attempts by the id of their run. They live in the memory of this window and nowhere else, because the argument may hold
 * passwords, and no longer than the run is shown.
 */
export class Attempts {
  readonly #results: Results;
  readonly #attempts = new Map<number, Attempt>();

  constructor(results: Results) {
    this.#results = results;
    results.changed.on(() => this.#forgetGone());
  }

  get(id: number): Attempt | undefined {
    return this.#attempts.get(id);
  }

  /** Keeps what is left to do of a run; nothing, if it succeeded everywhere. */
  keep(id: number, request: Attempt['request'], results: readonly NodeResult[], unknown: readonly string[]): void {
    const failed = results.filter((result) => !succeeded(result));
    if (failed.length > 0) {
      this.#attempts.set(id, {
        request,
        failed: failed.map(({ node }) => node),
        notRun: failed.filter((result) => wasNotRun(result, unknown)).map(({ node }) => node),
        unknown,
      });
      this.#results.offerRetry(id, true);
    }
  }

  /** These nodes are run again: what comes of them belongs to another run. */
  forget(id: number, nodes: readonly string[]): void {
    const attempt = this.#attempts.get(id);
    const left = (list: readonly string[]) => list.filter((node) => !nodes.includes(node));
    const failed = left(attempt?.failed ?? []);
    if (attempt && failed.length > 0) {
      this.#attempts.set(id, { ...attempt, failed, notRun: left(attempt.notRun), unknown: left(attempt.unknown) });
    } else {
      this.#attempts.delete(id);
      this.#results.offerRetry(id, false);
    }
  }

  #forgetGone(): void {
    if (this.#attempts.size > 0) {
      const shown = new Set(this.#results.runs().map(({ id }) => id));
      [...this.#attempts.keys()].filter((id) => !shown.has(id)).forEach((id) => this.#attempts.delete(id));
    }
  }
}

/** Whether a node did not get the call: it was passed over, or cancelled before anything was sent. */
export function wasNotRun({ node, error }: NodeResult, unknown: readonly string[]): boolean {
  return error?.kind === 'notRun' || (error?.kind === 'cancelled' && !unknown.includes(node));
}

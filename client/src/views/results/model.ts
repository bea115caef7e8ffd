import * as l10n from '@vscode/l10n';
import type { NodeResult } from '../../procedure/runFunction';
import { Signal } from '../../clusters/signal';

/** One action on one cluster: every chosen node, with its result as soon as there is one. */
export interface Run {
  readonly id: number;
  readonly cluster: string;
  readonly plugin: string;
  readonly function: string;
  readonly startedAt: Date;
  readonly nodes: readonly string[];
  readonly results: ReadonlyMap<string, NodeResult>;
  /** What failed or was not run can be run again. */
  readonly canRetry: boolean;
}

/** While its results come; they are not copied for each of many nodes. */
interface LiveRun extends Run {
  readonly results: Map<string, NodeResult>;
}

/** An entry of the view "Results". */
export type ResultNode =
  | { readonly kind: 'run'; readonly run: Run }
  | { readonly kind: 'result'; readonly run: Run; readonly result: NodeResult }
  | { readonly kind: 'pending'; readonly run: Run; readonly node: string };

/** Runs that are kept, newest first; older ones go. */
const KEPT = 20;

/** Characters that are kept of one output once a newer run has begun: logs of many nodes would fill the memory. */
const KEPT_OUTPUT = 65_536;

/** What was run in this window. Results stay when the next action runs. */
export class Results {
  #runs: LiveRun[] = [];
  #lastId = 0;
  readonly changed = new Signal<undefined>();

  runs(): readonly Run[] {
    return this.#runs;
  }

  /** Notes that an action starts; returns its id. */
  begin(start: Pick<Run, 'cluster' | 'plugin' | 'function' | 'nodes'>): number {
    const id = ++this.#lastId;
    const run = { ...start, id, startedAt: new Date(), results: new Map<string, NodeResult>(), canRetry: false };
    this.#runs = [run, ...this.#runs.map(abridge)].slice(0, KEPT);
    this.changed.emit(undefined);
    return id;
  }

  add(id: number, result: NodeResult): void {
    this.#runs.find((run) => run.id === id)?.results.set(result.node, result);
    this.changed.emit(undefined);
  }

  offerRetry(id: number, canRetry: boolean): void {
    this.#runs = this.#runs.map((run) => (run.id === id ? { ...run, canRetry } : run));
    this.changed.emit(undefined);
  }

  clear(): void {
    this.#runs = [];
    this.changed.emit(undefined);
  }
}

function abridge(run: LiveRun): LiveRun {
  const results = [...run.results.values()];
  return results.every(({ output }) => output.length <= KEPT_OUTPUT)
    ? run
    : { ...run, results: new Map(results.map((result) => [result.node, abridgeOutput(result)])) };
}

function abridgeOutput(result: NodeResult): NodeResult {
  const rest = result.output.length - KEPT_OUTPUT;
  return rest <= 0
    ? result
    : {
        ...result,
        output: `${result.output.slice(0, KEPT_OUTPUT)}\n${l10n.t('(The rest is no longer kept. Run it again to see all.)')}`,
      };
}

/** The view's first level: the runs, newest first. */
export function resultRoots(runs: readonly Run[]): ResultNode[] {
  return runs.map((run) => ({ kind: 'run', run }));
}

/** Below a run: its nodes in their order, with or without a result. */
export function resultChildren(parent: ResultNode): ResultNode[] {
  if (parent.kind !== 'run') {
    return [];
  }
  const { run } = parent;
  return run.nodes.map((node) => {
    const result = run.results.get(node);
    return result ? { kind: 'result', run, result } : { kind: 'pending', run, node };
  });
}

/** `2 of 3 ok`, or how far it is. */
export function summarizeRun(run: Run): string {
  const done = run.results.size;
  const good = [...run.results.values()].filter((result) => result.status === 0).length;
  return done < run.nodes.length
    ? l10n.t('{0} of {1} done', done, run.nodes.length)
    : l10n.t('{0} of {1} ok', good, run.nodes.length);
}

/** A result in one line: the first words of the output, or what went wrong. */
export function summarizeResult(result: NodeResult): string {
  if (result.error) {
    return result.error.message;
  }
  const first = firstLine(result.output);
  const words = first === '' ? l10n.t('no output') : first;
  return result.exitCode === 0 ? words : l10n.t('exit code {0}: {1}', result.exitCode ?? '?', words);
}

/** Everything about one result, as the text of a read-only document. */
export function describeResult(run: Run, result: NodeResult): string {
  const head = [
    l10n.t('Node: {0} {1}', result.cluster, result.node),
    l10n.t('Function: {0} of {1}', run.function, run.plugin),
    result.status === null
      ? l10n.t('Status: no answer')
      : l10n.t('Status: {0} (exit code {1})', result.status, result.exitCode ?? '?'),
    l10n.t('Run at: {0}', run.startedAt.toISOString()),
    l10n.t('Duration: {0} ms', result.milliseconds),
  ];
  const body = result.error ? result.error.message : result.output;
  return `${head.join('\n')}\n\n${body === '' ? l10n.t('(no output)') : body}\n`;
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0]?.trim() ?? '';
}

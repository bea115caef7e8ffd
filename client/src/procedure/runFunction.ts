import * as l10n from '@vscode/l10n';
import { callPlugin, type RemoteCall } from '../exaoperation/calls';
import type { ExaError, Result } from '../exaoperation/errors';
import { runFleet, type SkipReason } from '../exaoperation/fleet';
import { exitCode, isBackupSync, parseStatus, type PluginAnswer } from '../exaoperation/plugin';

/** A way to one cluster, with its limits: a session of the editor, or that of one run of the command line. */
export interface Way {
  readonly cluster: { readonly name: string };
  /** Calls that the cluster gets at a time. */
  readonly limits: { readonly reads: number; readonly writes: number };
  execute<T>(
    call: RemoteCall<T>,
    options?: { readonly signal?: AbortSignal; readonly node?: string },
  ): Promise<Result<T>>;
}

/** One function of one plugin on some nodes of one cluster. */
export interface FunctionRun {
  readonly plugin: string;
  readonly function: string;
  readonly nodes: readonly string[];
  /** The argument as it is sent, encoded already. */
  readonly argument: string;
  /** What must not be repeated in an output or an error: the passwords of an uploaded file. */
  readonly secrets: readonly string[];
  readonly write: boolean;
  readonly deadline: 'read' | 'log' | 'write' | 'install';
}

/** What one node answered; the shape that `backupSync.plugin.run` returns. */
export interface NodeResult {
  readonly cluster: string;
  readonly node: string;
  /** As received: 0 is success, 256 is exit code 1. Null where no answer came. */
  readonly status: number | null;
  readonly exitCode: number | null;
  readonly output: string;
  readonly error?: { readonly kind: string; readonly message: string };
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly signal?: AbortSignal;
  readonly onResult?: (result: NodeResult) => void;
  /** A write goes on to further nodes after one that came later than the first has failed. Reads always do. */
  readonly carryOn?: boolean;
  /** Before anything is sent to a node; the call waits for it. */
  readonly onStart?: (node: string) => Promise<void>;
  /** A write of which nobody knows whether it took effect, before its result. */
  readonly onUnknown?: (node: string) => void;
}

/** Between the first calls of two workers: a server whose queue of connections is short loses none of them. */
const RAMP_MS = 2;

/**
 * Runs a function on nodes in parallel. A write goes to the first node alone; the rest follow only after status 0, and
 * until one fails. Never rejects: what goes wrong on a node is that node's result.
 */
export function runFunction(way: Way, run: FunctionRun, options: RunOptions = {}): Promise<NodeResult[]> {
  const { limits } = way;
  const { signal, onResult, onStart, carryOn = false } = options;
  let failed = run.nodes[0] ?? '';
  const hasFailed = (result: NodeResult): boolean => {
    failed = succeeded(result) ? failed : result.node;
    return !succeeded(result);
  };
  const start = async (node: string, stop: AbortSignal): Promise<NodeResult> => {
    await onStart?.(node);
    return runOnNode(way, run, node, stop, options);
  };
  return runFleet(run.nodes, start, {
    limit: run.write ? limits.writes : limits.reads,
    rampMs: RAMP_MS,
    skip: (node, reason) => notRun(way, node, reason, failed),
    ...(run.write ? { firstAlone: succeeded } : {}),
    ...(run.write && !carryOn ? { stopAfter: hasFailed } : {}),
    ...(signal ? { signal } : {}),
    ...(onResult ? { onResult: (_: number, result: NodeResult) => onResult(result) } : {}),
  });
}

/** Whether a node did what it was asked. */
export function succeeded(result: NodeResult): boolean {
  return result.status === 0;
}

async function runOnNode(
  way: Way,
  run: FunctionRun,
  node: string,
  signal: AbortSignal,
  { onUnknown }: RunOptions,
): Promise<NodeResult> {
  const started = performance.now();
  const call = {
    ...callPlugin(run.plugin, node, run.function, run.argument, run.secrets),
    write: run.write,
    deadline: run.deadline,
  };
  const answer = await way.execute(call, { node, signal });
  if (!answer.ok && answer.error.outcomeUnknown) {
    onUnknown?.(node);
  }
  const error = answer.ok ? undefined : await describeFailure(way, run, node, answer.error);
  return {
    cluster: way.cluster.name,
    node,
    status: answer.ok ? answer.value.status : null,
    exitCode: answer.ok ? exitCode(answer.value.status) : null,
    output: answer.ok ? answer.value.output : '',
    ...(error ? { error } : {}),
    milliseconds: Math.round(performance.now() - started),
  };
}

/** A write whose outcome is unknown is never repeated: what the node says of itself now is reported instead. */
async function describeFailure(
  way: Way,
  run: FunctionRun,
  node: string,
  error: ExaError,
): Promise<NonNullable<NodeResult['error']>> {
  const sentences = [error.message, error.remedy];
  if (run.write && error.outcomeUnknown && isBackupSync(run.plugin)) {
    const status = await way.execute(callPlugin(run.plugin, node, 'STATUS', ''), { node });
    sentences.push(statusSentence(status));
  }
  return { kind: error.kind, message: sentences.filter((sentence) => sentence !== '').join(' ') };
}

function statusSentence(answer: Result<PluginAnswer>): string {
  return answer.ok
    ? l10n.t('STATUS read afterwards: {0}.', parseStatus(answer.value))
    : l10n.t('STATUS could not be read afterwards either.');
}

function notRun(way: Way, node: string, reason: SkipReason, failed: string): NodeResult {
  return {
    cluster: way.cluster.name,
    node,
    status: null,
    exitCode: null,
    output: '',
    error: {
      kind: reason === 'cancelled' ? 'cancelled' : 'notRun',
      message: whyNotRun(reason, `${way.cluster.name} ${failed}`),
    },
    milliseconds: 0,
  };
}

function whyNotRun(reason: SkipReason, failed: string): string {
  switch (reason) {
    case 'cancelled':
      return l10n.t('Not run: cancelled before it started.');
    case 'firstFailed':
      return l10n.t('Not run, because it failed on {0}, which went first.', failed);
    case 'stopped':
      return l10n.t('Not run, because it failed on {0}.', failed);
  }
}

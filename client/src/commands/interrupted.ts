import * as vscode from 'vscode';
import type { ClusterConfig } from '../clusters/config';
import { isBackupSync } from '../exaoperation/plugin';
import type { Interrupted, Unfinished } from '../procedure/journal';
import { runFunction, type NodeResult } from '../procedure/runFunction';
import type { ClusterNode } from '../views/clusters/model';
import { summarizeResult } from '../views/results/model';
import type { Parts } from './command';

/** When is looked for writes that a window left behind, in milliseconds: the one before a reload takes a while to end. */
const LOOKS = [0, 10_000, 60_000];

/** Shows what ended in the middle with an earlier window. Nodes are looked at; nothing is run unless somebody asks for it. */
export function watchInterrupted(parts: Parts): vscode.Disposable {
  const look = (): void => {
    void showAllInterrupted(parts).catch((error: unknown) => {
      parts.log(`interrupted: ${String(error)}`);
    });
  };
  const timers = LOOKS.map((wait) => setTimeout(look, wait));
  return new vscode.Disposable(() => {
    timers.forEach(clearTimeout);
  });
}

async function showAllInterrupted(parts: Parts): Promise<void> {
  const show = async ({ run, drop }: Interrupted): Promise<void> => {
    await showInterrupted(parts, run);
    await drop();
  };
  await Promise.all((await parts.journals.takeInterrupted()).map(show));
}

/** Resolves when the message is gone. */
async function showInterrupted(parts: Parts, run: Unfinished): Promise<void> {
  // By address, not by name: the name may stand for another machine by now.
  const cluster = parts.registry.list().find(({ urls }) => urls.some((url) => new URL(url).origin === run.address));
  if (!cluster) {
    await parts.ui.warn(
      `${sentence(run, run.cluster)} ${vscode.l10n.t('Its cluster is not in the settings any more.')}`,
    );
    return;
  }
  const id = await addToResults(parts, run, cluster);
  const show = vscode.l10n.t('Show results');
  const carryOn =
    run.argument === undefined
      ? vscode.l10n.t('Open the command again')
      : vscode.l10n.t('Run on the other {0}', run.notStarted.length);
  const actions = run.notStarted.length > 0 ? [carryOn, show] : [show];
  const chosen = await parts.ui.warn(sentence(run, cluster.name), ...actions);
  if (chosen === show) {
    await parts.showResults();
  } else if (chosen === carryOn && run.argument === undefined) {
    const entries = run.notStarted.map((name) => nodeEntry(cluster, name));
    await vscode.commands.executeCommand(commandFor(run), entries[0], entries);
  } else if (chosen === carryOn) {
    await vscode.commands.executeCommand('backupSync.results.retryFailed', [id], 'notRun');
  }
}

function sentence(run: Unfinished, cluster: string): string {
  return vscode.l10n.t(
    '{0} on {1} was interrupted when its window closed ({2}). Done: {3} nodes. Not known: {4}. Not started: {5}.',
    run.function,
    cluster,
    new Date(run.at).toLocaleString(),
    run.done.length,
    names(run.inFlight),
    names(run.notStarted),
  );
}

/** The first of them; the view has all. */
function names(nodes: readonly string[]): string {
  const shown = nodes.slice(0, 5).join(', ');
  return nodes.length === 0 ? vscode.l10n.t('none') : nodes.length > 5 ? `${shown}, … (${nodes.length})` : shown;
}

/** Nodes that are not done become a run of the view, with what they say of themselves now. */
async function addToResults(parts: Parts, run: Unfinished, cluster: ClusterConfig): Promise<number> {
  const nodes = run.nodes.filter((node) => !run.done.includes(node));
  const { plugin } = run;
  const id = parts.results.begin({ cluster: cluster.name, plugin, function: run.function, nodes });
  const seen = await lookAt(parts, cluster, plugin, nodes);
  const results = nodes.map((node) =>
    interruptedResult(cluster.name, node, run.inFlight.includes(node), seen.get(node)),
  );
  results.forEach((result) => {
    parts.results.add(id, result);
  });
  if (run.argument !== undefined) {
    const request = { cluster, plugin, function: run.function, argument: run.argument };
    parts.attempts.keep(id, request, results, run.inFlight);
  }
  return id;
}

/** STATUS of nodes by name, or why there is none. Asks nobody: without a password there is nothing to see yet. */
async function lookAt(
  parts: Parts,
  cluster: ClusterConfig,
  plugin: string,
  nodes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (!isBackupSync(plugin)) {
    return new Map();
  }
  const opened = await parts.sessions.open(cluster.name);
  if (!opened.ok) {
    return new Map(nodes.map((node) => [node, opened.error.message]));
  }
  const run = { plugin, function: 'STATUS', nodes, argument: '', secrets: [], write: false, deadline: 'read' } as const;
  const results = await runFunction(opened.value, run);
  return new Map(results.map((result) => [result.node, summarizeResult(result)]));
}

function interruptedResult(cluster: string, node: string, inFlight: boolean, seen: string | undefined): NodeResult {
  const what = inFlight
    ? vscode.l10n.t('It is not known whether it took effect: the window closed before the answer came.')
    : vscode.l10n.t('Not run: the window closed before it was started.');
  const message = seen === undefined ? what : `${what} ${vscode.l10n.t('STATUS now: {0}', seen)}`;
  const error = { kind: inFlight ? 'interrupted' : 'notRun', message };
  return { cluster, node, status: null, exitCode: null, output: '', error, milliseconds: 0 };
}

/** The command that asks for the argument again. */
function commandFor({ plugin, function: name }: Unfinished): string {
  const own: Readonly<Record<string, string>> = {
    UPLOAD_CONFIG: 'backupSync.config.upload',
    UPLOAD_KEY: 'backupSync.key.upload',
  };
  return (isBackupSync(plugin) ? own[name] : undefined) ?? 'backupSync.plugin.run';
}

function nodeEntry(cluster: ClusterConfig, name: string): ClusterNode {
  return { kind: 'node', cluster, node: { name, status: 'unknown' }, busy: false };
}

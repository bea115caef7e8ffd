import * as vscode from 'vscode';
import type { ConnectionEntry } from '../../server/src/protocol';
import type { ClusterSetting } from './clusters/registry';
import type { Limits } from './clusters/session';
import type { Timeouts } from './exaoperation/calls';
import type { ConfirmLevel } from './procedure/gate';

/** One entry of `backupSync.connections`: which clusters a connection links. */
export interface ConnectionSetting extends ConnectionEntry {
  /** Name of the plugin's version, where a cluster has several. */
  readonly plugin?: string;
}

const section = (scope?: vscode.ConfigurationScope): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('backupSync', scope);

/** `backupSync.clusters`. Its scope is the application: what a workspace says is neither read nor written. */
export const clusterSetting: ClusterSetting = {
  read: () => section().inspect('clusters')?.globalValue,
  write: async (value) => section().update('clusters', value, vscode.ConfigurationTarget.Global),
};

const CONFIRM_LEVELS: readonly ConfirmLevel[] = ['always', 'destructive', 'never'];

export const settings = {
  /** A value that is none of the three asks before every change: a slip must not switch questions off. */
  confirm: (): ConfirmLevel => {
    const level = section().get<unknown>('confirm', 'destructive');
    return CONFIRM_LEVELS.find((known) => known === level) ?? 'always';
  },

  limits: (): Limits => ({
    reads: within(section().get('fleet.reads', 4), 1, 32),
    writes: within(section().get('fleet.writes', 2), 1, 32),
  }),

  /** Seconds per attempt. */
  timeouts: (): Timeouts => ({
    connect: seconds('connect', 10),
    read: seconds('read', 30),
    log: seconds('log', 60),
    write: seconds('write', 120),
    install: seconds('install', 600),
  }),

  /** Of the workspace and of the person together: a workspace cannot hide what the person has written, which comes last. */
  connections: (scope?: vscode.Uri): readonly ConnectionSetting[] => {
    const { globalValue, workspaceValue, workspaceFolderValue } = section(scope).inspect('connections') ?? {};
    const entries = [workspaceFolderValue, workspaceValue, globalValue].flatMap(readConnections);
    // In a window with a single folder, one file is the settings of both the folder and the workspace.
    const texts = entries.map((entry) => JSON.stringify(entry));
    return entries.filter((_, index) => texts.lastIndexOf(texts[index] ?? '') === index);
  },

  detectFiles: (scope: vscode.Uri): boolean => section(scope).get('detectFiles', true),
};

/** The usable entries of `backupSync.connections`, whatever it is. */
function readConnections(value: unknown): readonly ConnectionSetting[] {
  const entries: unknown[] = Array.isArray(value) ? value : [];
  return entries.filter(isConnectionSetting);
}

function isConnectionSetting(entry: unknown): entry is ConnectionSetting {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    ['name', 'client', 'server'].every((field) => typeof (entry as Record<string, unknown>)[field] === 'string')
  );
}

function seconds(name: string, fallback: number): number {
  return within(section().get(`timeouts.${name}`, fallback), 1, 3600);
}

function within(value: unknown, least: number, most: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least;
}

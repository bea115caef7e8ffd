import * as vscode from 'vscode';
import type { ConfirmLevel } from './clusters/gate';
import type { ClusterSetting } from './clusters/registry';
import type { Limits } from './clusters/session';
import type { Timeouts } from './exaoperation/calls';

/** One entry of `backupSync.connections`: which clusters a connection links. */
export interface ConnectionSetting {
  readonly id?: string;
  readonly name: string;
  /** Source cluster. */
  readonly client: string;
  /** Destination cluster. */
  readonly server: string;
  readonly clientFile?: string;
  readonly serverFile?: string;
  readonly plugin?: string;
}

const section = (scope?: vscode.ConfigurationScope): vscode.WorkspaceConfiguration =>
  vscode.workspace.getConfiguration('backupSync', scope);

/** `backupSync.clusters`. Its scope is the application: what a workspace says is neither read nor written. */
export const clusterSetting: ClusterSetting = {
  read: () => section().inspect('clusters')?.globalValue,
  write: async (value) => section().update('clusters', value, vscode.ConfigurationTarget.Global),
};

export const settings = {
  confirm: (): ConfirmLevel => section().get<ConfirmLevel>('confirm', 'destructive'),

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

  connections: (scope?: vscode.Uri): readonly ConnectionSetting[] =>
    section(scope).get<readonly ConnectionSetting[]>('connections', []),

  detectFiles: (scope: vscode.Uri): boolean => section(scope).get('detectFiles', true),
};

function seconds(name: string, fallback: number): number {
  return within(section().get(`timeouts.${name}`, fallback), 1, 3600);
}

function within(value: number, least: number, most: number): number {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : least;
}

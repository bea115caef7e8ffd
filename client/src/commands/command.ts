import * as vscode from 'vscode';
import type { FileSecrets } from '../clusters/fileSecrets';
import type { ClusterRegistry } from '../clusters/registry';
import type { SavedSecrets } from '../clusters/savedSecrets';
import type { Passwords } from '../clusters/secrets';
import type { Sessions } from '../clusters/session';
import type { ClusterStates } from '../clusters/states';
import type { WorkspaceFiles } from '../files';
import type { ConnectionLanguage } from '../languageClient';
import type { Ui } from '../ui';
import type { Results } from '../views/results/model';
import type { Journals } from '../procedure/journal';
import type { Locks } from '../procedure/lock';
import type { Attempts } from './functions/attempts';
import type { CreatedKeys } from './keys';

/** What the commands work with; built once, when the extension starts. */
export interface Parts {
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  readonly ui: Ui;
  readonly registry: ClusterRegistry;
  readonly passwords: Passwords;
  readonly fileSecrets: FileSecrets;
  readonly savedSecrets: SavedSecrets;
  /** Takes every secret out of a text that was used since the start. */
  readonly redact: (text: string) => string;
  readonly sessions: Sessions;
  readonly states: ClusterStates;
  readonly results: Results;
  readonly attempts: Attempts;
  readonly locks: Locks;
  readonly journals: Journals;
  readonly keys: CreatedKeys;
  readonly files: WorkspaceFiles;
  readonly language: Pick<ConnectionLanguage, 'ready' | 'restart'>;
  /** Brings the view "Results" up without taking the focus. */
  readonly showResults: () => Promise<void>;
  readonly showLog: () => void;
  /** One line for the extension's own log; secrets are taken out on the way. */
  readonly log: (line: string) => void;
}

/** One command. `args` is what VS Code passes: a tree entry and the selection, a file, or an argument object. */
export interface Command {
  readonly id: `backupSync.${string}`;
  run(parts: Parts, ...args: readonly unknown[]): Promise<unknown>;
}

/** Something that the person can put right; its message is shown as it is. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Ends a command without a word: the person turned away from a question. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';

  constructor() {
    super(vscode.l10n.t('Nothing was run: it was not confirmed.'));
  }
}

/** The answer, unless the person turned away. */
export function answered<T>(answer: T | undefined): T {
  if (answer === undefined) {
    throw new Cancelled();
  }
  return answer;
}

/** Whether a command was called by a program with an argument object, not from a menu with a tree entry or a file. */
export function isArgumentObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype &&
    !('kind' in value)
  );
}

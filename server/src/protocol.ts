import type { RuleLevels } from './language/index';

/** The section of an editor's settings that is meant for this extension. */
export const settingsSection = 'backupSync';

/** The only part that the server asks for, per resource where the editor can; the rest may hold what is not its business. */
export const rulesSection = `${settingsSection}.rules`;

/** `initializationOptions`; all of it may be left out. */
export interface InitializationOptions {
  /** The address of docs/rules.md, for the link behind each diagnostic's code. */
  readonly rulesUrl?: string;
  /** What `backupSync.rules` says, for editors that cannot be asked with `workspace/configuration`. */
  readonly rules?: RuleLevels;
}

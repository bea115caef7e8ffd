import type { Level } from './rules/rule';

/** `backupSync.rules`: levels that differ from the defaults, by rule id. */
export type RuleLevels = Readonly<Record<string, Level>>;

/** Everything that a feature needs to know beside the document. */
export interface Context {
  readonly settings: { readonly rules: RuleLevels };
  /** The address of docs/rules.md; a rule's id is the name of its section. Without it, codes are not links. */
  readonly rulesUrl?: string;
  /** Whether the editor expands snippets (`${1:…}`) and renders Markdown. */
  readonly editor: { readonly snippets: boolean; readonly markdown: boolean };
}

/** What holds where nobody says otherwise, e.g. on the command line. */
export const defaultContext: Context = {
  settings: { rules: {} },
  editor: { snippets: false, markdown: false },
};

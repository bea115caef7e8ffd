import type { LanguageName } from '../documents/languages';

/** A language server and what an editor would tell it. */
export interface Server {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly language: LanguageName;
  readonly languageId: string;
  readonly fileName: string;
  /** Another file of the folder, made from the text of the one that is opened. */
  readonly beside?: { readonly fileName: string; readonly make: (text: string) => string };
  /** Floors show what is possible at all; they are no peers. */
  readonly isFloor?: boolean;
  /** The editor does not offer to ask for diagnostics. */
  readonly isPushOnly?: boolean;
  readonly initializationOptions?: unknown;
  /** The answer to workspace/configuration, by section, and sent once after the start. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

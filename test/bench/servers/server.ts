import type { LanguageName } from '../documents/languages';

/** A language server and what an editor would tell it. */
export interface Server {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly language: LanguageName;
  readonly languageId: string;
  readonly fileName: string;
  /** Floors show what is possible at all; they are no peers. */
  readonly isFloor?: boolean;
  /** The editor does not offer to ask for diagnostics. */
  readonly isPushOnly?: boolean;
  readonly initializationOptions?: unknown;
  /** The answer to workspace/configuration, by section, and sent once after the start. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The npm package that it is from, for the version in the report. */
  readonly from?: string;
}

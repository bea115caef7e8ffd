import type { Format } from './report';

export type { CheckedFile } from './report';

export type FormatName = 'text' | 'json' | 'sarif' | 'github';

/** How the findings of `check` are printed. Loaded when used: only one of them carries what is written about the rules. */
export const formats: Readonly<Record<FormatName, () => Promise<Format>>> = {
  text: async () => (await import('./text')).text,
  json: async () => (await import('./json')).json,
  sarif: async () => (await import('./sarif')).sarif,
  github: async () => (await import('./github')).github,
};

import { readFileSync } from 'node:fs';

/** The page that this folder proves. */
export const pagePath = 'docs/other-editors.md';

export function readPage(): string {
  return readFileSync(pagePath, 'utf8');
}

/** The code blocks of the page in one language. */
export function codeBlocks(language: string): readonly string[] {
  return [...readPage().matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text);
}

/** The files of dist/ that the page takes out of the package. */
export function serverFiles(): readonly string[] {
  return [
    ...codeBlocks('sh')
      .join('')
      .matchAll(/extension\/dist\/(\S+)/g),
  ].map(([, file = '']) => file);
}

/** The section below a heading, up to the next one of the same level or above. */
export function section(heading: string): string {
  const level = /^#+/.exec(heading)?.[0].length ?? 1;
  const [, behind = ''] = readPage().split(`\n${heading}\n`);
  return behind.split(new RegExp(`\n#{1,${level}} `))[0] ?? '';
}

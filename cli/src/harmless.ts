/** Controls, invisible and reordering characters, halves of surrogate pairs, and blanks that are no blanks. */
const ODD = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** Text as a terminal may show it: what steers it, hides or reorders is written as `\u{…}`; a tab is a blank. */
export function harmless(text: string): string {
  return text.replaceAll('\t', ' ').replace(ODD, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

/** A path at the start of a line. GitHub's runner would take one that begins like a command of its own for one. */
export function harmlessPath(path: string): string {
  return `${/^(?:::|##\[)/.test(path) ? './' : ''}${harmless(path)}`;
}

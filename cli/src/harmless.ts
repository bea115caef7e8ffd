/** Controls, invisible and reordering characters, halves of surrogate pairs, and blanks that are no blanks. */
const ODD = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** Text as a terminal may show it: what steers it, hides or reorders is written as `\u{…}`; a tab is a blank. */
export function harmless(text: string): string {
  return text.replaceAll('\t', ' ').replace(ODD, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}

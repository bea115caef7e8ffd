/** Text that a snippet inserts as it is. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A place to fill in that proposes the first of some texts, and all of them to choose from. */
export function choiceOf(texts: readonly string[]): string {
  const [only = '', second] = texts;
  return second === undefined
    ? `\${1:${literal(only)}}`
    : `\${1|${texts.map((text) => text.replace(/[\\,|]/g, '\\$&')).join(',')}|}`;
}

/** Snippets for one text: the places to fill in of each are counted on from those before. `${1}` repeats what is in the first. */
export function numberedOn(snippets: readonly string[]): readonly string[] {
  let last = 0;
  return snippets.map((snippet) =>
    snippet.replace(/\$\{\d+(?=[:|])/g, () => {
      last += 1;
      return `\${${String(last)}`;
    }),
  );
}

/** A text with a caret `|` in it, as tests write a position: the text without it, and where it was. */
export function withCaret(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0 || marked.includes('|', offset + 1)) {
    throw new TypeError(`Exactly one caret is expected: ${marked}`);
  }
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** A text with a stretch `⟦…⟧` marked, as tests show a range. */
export function mark(text: string, span: { readonly offset: number; readonly length: number }): string {
  const end = span.offset + span.length;
  return `${text.slice(0, span.offset)}⟦${text.slice(span.offset, end)}⟧${text.slice(end)}`;
}

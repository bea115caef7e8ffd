/** What the parser itself complains about; `rules/structure.ts` has a row for each. */
export type SyntaxCode =
  | 'missing-name'
  | 'missing-open-brace'
  | 'unclosed-block'
  | 'stray-brace'
  | 'brace-not-alone'
  | 'text-outside-block'
  | 'missing-equals'
  | 'missing-key-name'
  | 'comment-behind-text'
  | 'foreign-comment'
  | 'file-not-checked';

/** What docs/rules.md says about one rule. */
export interface RuleDocs {
  /** One line for lists. */
  readonly title: () => string;
  /** Markdown: what goes wrong on the cluster, where that is known from, what to write instead. */
  readonly explanation: () => string;
  /** Two short texts; `good` does not have the problem. */
  readonly example: { readonly bad: string; readonly good: string };
}

/** A table that has an entry for every code and for nothing else. */
export type RuleDocsTable<Code extends string> = Readonly<Record<Code, RuleDocs>>;

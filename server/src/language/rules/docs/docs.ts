/** A file of an example that needs several, by its path in the workspace. */
export interface ExampleFile {
  readonly name: string;
  readonly text: string;
}

/** What docs/rules.md says about one rule. */
export interface RuleDocs<Example = string> {
  /** One line for lists. */
  readonly title: () => string;
  /** Markdown: what goes wrong on the cluster, where that is known from, what to write instead. */
  readonly explanation: () => string;
  /** Two short texts, or two small workspaces; `good` does not have the problem. */
  readonly example: { readonly bad: Example; readonly good: Example };
}

/** A table that has an entry for every code and for nothing else. */
export type RuleDocsTable<Code extends string, Example = string> = Readonly<Record<Code, RuleDocs<Example>>>;

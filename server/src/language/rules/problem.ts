import type { Range } from 'vscode-languageserver-types';

/** Words that a message or a fix needs, e.g. the nearest key. Strings only, so that a problem is plain data. */
export type ProblemData = Readonly<Record<string, string>>;

/** Another place that is part of a problem, e.g. the first of two duplicate keys. */
export interface RelatedPlace {
  readonly offset: number;
  readonly length: number;
  readonly message: string;
}

/** A place in another file that is part of a problem, e.g. the other side of a connection. */
export interface ForeignPlace {
  readonly uri: string;
  readonly range: Range;
  readonly message: string;
}

/**
 * Something wrong at a place of a text. Carries the rule's id, never a rendered message: rendering happens once,
 * when the problem is shown. Offsets are UTF-16 units; which text they count from (a value or the whole document) is
 * said by whoever returns the problem.
 */
export interface Problem<Code extends string = string> {
  readonly rule: Code;
  readonly offset: number;
  readonly length: number;
  readonly data?: ProblemData;
  readonly related?: readonly RelatedPlace[];
  /** Places in other files. */
  readonly elsewhere?: readonly ForeignPlace[];
}

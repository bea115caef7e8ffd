import type { Problem, ProblemData } from './problem';

/** How loudly a problem is reported. `off` reports nothing. */
export type Level = 'error' | 'warning' | 'information' | 'hint' | 'off';

export const gravity: Readonly<Record<Level, number>> = { off: 0, hint: 1, information: 2, warning: 3, error: 4 };

/** A replacement in the document's text; `length` 0 inserts. Offsets are UTF-16 units from the start of the document. */
export interface TextChange {
  readonly offset: number;
  readonly length: number;
  readonly newText: string;
}

/** A quick fix as data: applying `changes` leaves a text in which the problem is gone. */
export interface Fix {
  readonly title: string;
  readonly changes: readonly TextChange[];
  /** The one that "auto fix" takes; at most one of a problem's fixes. */
  readonly preferred?: boolean;
}

/**
 * One row of the rule table: what an editor does about one kind of problem. Finding it is somebody else's work: the
 * parser, a value's parser, or a check over the whole document. What people read about the rule is in `docs/`: programs
 * that only check files do not carry it.
 */
export interface Rule {
  /** Default level; `backupSync.rules` overrides it. */
  readonly level: Level;
  /** The sentence in the Problems view. */
  readonly message: (data: ProblemData) => string;
  /** Quick fixes for one problem; `text` is the whole document. */
  readonly fix?: (problem: Problem, text: string) => readonly Fix[];
  /**
   * The preferred fix needs no judgement, so "fix all" may take it unseen: it changes how something is written and
   * neither what it means nor what somebody would have to fill in.
   */
  readonly safe?: boolean;
  /** What the problem marks is of no use, and editors fade it out. */
  readonly unnecessary?: boolean;
}

/** A table that has a row for every code and for nothing else. */
export type RuleTable<Code extends string> = Readonly<Record<Code, Rule>>;

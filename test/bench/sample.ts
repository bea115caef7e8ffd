import type { MetricId } from './metrics';

/** The size of what has no document. */
export const noLines = 0;

/** One measured number. */
export interface Sample {
  readonly metric: MetricId;
  /** Or whatever else is a column of the table. */
  readonly server: string;
  /** Of the document, or `noLines`. */
  readonly lines: number;
  /** Numbers of one round were measured near each other, so ratios are made of them. */
  readonly round: number;
  readonly value: number;
}

/** What could not be measured, and why. */
export interface Failure {
  readonly server: string;
  readonly lines: number;
  readonly what: string;
  readonly why: string;
}

/** What one mode of the command measured. */
export interface Part {
  readonly samples: readonly Sample[];
  readonly failures: readonly Failure[];
  /** The columns, in their order. */
  readonly servers: readonly string[];
  /** Those of them that are floors, no peers. */
  readonly floors: readonly string[];
  /** The one that the ratios are made to. */
  readonly against: string;
}

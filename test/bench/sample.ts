import type { MetricId } from './metrics';

/** One measured number. */
export interface Sample {
  readonly metric: MetricId;
  readonly server: string;
  /** Of the document. */
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

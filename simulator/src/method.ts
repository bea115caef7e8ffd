import type { Cluster } from './cluster';
import type { FaultKind } from './faults';
import { value } from './values';
import type { Answer, Value } from './values';

/** A call on its way to a method. */
export interface MethodCall {
  readonly cluster: Cluster;
  readonly faults: ReadonlySet<FaultKind>;
  readonly params: readonly string[];
  /** The object that the method belongs to, '' for the cluster. */
  readonly object: string;
}

export interface Method {
  /** The least and the greatest number of parameters, all of them strings. */
  readonly arity: readonly [number, number];
  readonly run: (call: MethodCall) => Answer | Promise<Answer>;
}

/** The methods of one kind of object, by name. */
export type Methods = Readonly<Record<string, Method>>;

/** A method without parameters that only reads. */
export const read = (result: (call: MethodCall) => Value): Method => ({
  arity: [0, 0],
  run: (call) => value(result(call)),
});

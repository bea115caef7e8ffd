import type { Cluster } from './cluster';
import type { FaultKind } from './faults';
import { value } from './values';
import type { Answer, Value } from './values';

/** A call on its way to a method. */
export interface MethodCall {
  readonly cluster: Cluster;
  readonly faults: ReadonlySet<FaultKind>;
  /** The parameters that are strings; where a method takes nothing else, all of them. */
  readonly params: readonly string[];
  /** The parameters as they came. */
  readonly values: readonly unknown[];
  /** The object that the method belongs to, '' for the cluster. */
  readonly object: string;
}

/** What a parameter can be. */
export type ParameterType = 'string' | 'boolean' | 'struct';

export interface Method {
  /** The least and the greatest number of parameters. */
  readonly arity: readonly [number, number];
  /** Of each parameter; strings if not given. */
  readonly types?: readonly ParameterType[];
  readonly run: (call: MethodCall) => Answer | Promise<Answer>;
}

/** The methods of one kind of object, by name. */
export type Methods = Readonly<Record<string, Method>>;

/** A method without parameters that only reads. */
export const read = (result: (call: MethodCall) => Value): Method => ({
  arity: [0, 0],
  run: (call) => value(result(call)),
});

/** Whether the parameters are as many, and of such types, as the method takes. */
export function accepts({ arity: [least, most], types = [] }: Method, values: readonly unknown[]): boolean {
  const fits = values.every((param, index) => typeOf(param) === (types[index] ?? 'string'));
  return fits && values.length >= least && values.length <= most;
}

function typeOf(param: unknown): string {
  return typeof param === 'object' && param !== null && !Array.isArray(param) ? 'struct' : typeof param;
}

/** What EXAoperation can answer; null stands for Python's None, a command without a result. */
export type Value = null | string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** An answer to a call, before it is XML. */
export type Answer =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'fault'; readonly message: string };

export const value = (result: Value): Answer => ({ kind: 'value', value: result });

/** Every exception of the server comes in this form, as zope.publisher's XML-RPC view writes it, with code -1. */
export const fault = (type: 'NotFound' | 'TypeError' | 'UsageError' | 'ExpatError', message: string): Answer => ({
  kind: 'fault',
  message: `Unexpected Zope exception: ${type}: ${message}`,
});

export const notFound = (name: string): Answer =>
  fault('NotFound', `Object: <exaoperation.cluster.NodeCluster object at 0x7f3c5a1e2d10>, name: u'${name}'`);

/** What a plugin's program leaves behind. `status` is a wait status: 0, or the exit code times 256. */
export interface PluginAnswer {
  readonly status: number;
  readonly output: string;
}

export const done = (output = ''): PluginAnswer => ({ status: 0, output });
export const failed = (output: string): PluginAnswer => ({ status: 256, output });

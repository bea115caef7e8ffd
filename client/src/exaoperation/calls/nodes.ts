import { sanitizeOutput } from '../text';
import { isStruct } from '../values';
import { read, type RemoteCall } from './call';
import { decodeStrings, distinct } from './decode';

/** The data nodes, `n0011` …; licence servers are not among them, and nothing is said about being up. */
export function getNodeList(): RemoteCall<readonly string[]> {
  return read('getNodeList', (value) => {
    const names = decodeStrings(value);
    return names?.every((name) => /^n\d+$/.test(name)) === true ? distinct(names) : undefined;
  });
}

/** `{status: 'Running'}`, `Suspended`, `Unknown` …: a word of EXAoperation. */
export function getNodeState(node: string): RemoteCall<{ readonly status: string }> {
  return {
    ...read('getNodeState', (value) => {
      const status = isStruct(value) ? value['status'] : undefined;
      return typeof status === 'string' ? { status: sanitizeOutput(status) } : undefined;
    }),
    object: node,
    subject: node,
  };
}

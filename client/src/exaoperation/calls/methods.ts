import { read, type RemoteCall } from './call';
import { decodeStrings } from './decode';
import { objectProblem, refusal } from './names';

/** Names of all methods of the cluster, or of one of its objects; a cluster without `callPlugin` is none of ours. */
export function listMethods(object = ''): RemoteCall<readonly string[]> {
  return read('listMethods', decodeStrings, { object, ...refusal(object === '' ? undefined : objectProblem(object)) });
}

/** The first of some calls whose method the server has, by what `listMethods` says; the last where it has none of them. */
export function firstOffered<T>(methods: readonly string[], ...calls: readonly [RemoteCall<T>, ...RemoteCall<T>[]]) {
  const [first] = calls;
  return calls.find(({ method }) => methods.includes(method)) ?? calls.at(-1) ?? first;
}

import type { ExaError, Result } from './errors';
import type { XmlRpcValue } from './values';

/** Makes a call of a method of an object, '' for the cluster itself. */
export type CallObject<O> = (
  object: string,
  method: string,
  params: readonly XmlRpcValue[],
  options: O,
) => Promise<Result<XmlRpcValue>>;

/**
 * An object of the cluster is reached by a URL of its own (`…/cluster1/storage`, then `getVolumeList`), or with a dotted
 * method of the cluster (`storage.getVolumeList`). The first is what Exasol documents. A server, or a proxy before it, that
 * has nothing at such a URL is asked once more the other way, and from then on that way alone, because it is a property of
 * the way and not of the object. Only a read finds out: a write goes the way that is known, once.
 */
export function withBothForms<O extends { readonly write: boolean }>(call: CallObject<O>): CallObject<O> {
  let dotted = false;
  const callDotted: CallObject<O> = (object, method, params, options) =>
    call('', `${object}.${method}`, params, options);
  return async (object, method, params, options) => {
    if (object === '') {
      return call('', method, params, options);
    }
    if (dotted) {
      return callDotted(object, method, params, options);
    }
    const answer = await call(encodeURIComponent(object), method, params, options);
    if (answer.ok || options.write || !isNotThere(answer.error)) {
      return answer;
    }
    const second = await callDotted(object, method, params, options);
    dotted = second.ok;
    // Where both fail the first says more: the dotted form is the unusual one.
    return second.ok || second.error.kind === 'cancelled' ? second : answer;
  };
}

/** No XML-RPC at that URL, or Zope's own word for an object that it does not find. */
function isNotThere({ kind, message }: ExaError): boolean {
  return kind === 'notXmlRpc' || (kind === 'fault' && message.includes('NotFound:'));
}

import * as l10n from '@vscode/l10n';
import { argumentError, shapeError, withUnknownOutcome, type Result } from '../errors';
import type { Deadline, Risk } from '../plugin';
import type { Transport } from '../transport';
import { describeTypes, type XmlRpcValue } from '../values';

/** Hides the login of the cluster and the secrets of the call in a text. */
export type Hide = (text: string) => string;

/** A remote call as data. `decode` gives undefined for a shape that is not expected. */
export interface RemoteCall<T> {
  /** Relative to the cluster: '' for itself. */
  readonly object: string;
  readonly method: string;
  readonly params: readonly XmlRpcValue[];
  readonly decode: (value: XmlRpcValue, hide: Hide) => T | undefined;
  readonly risk: Risk;
  /** Whether `risk` is more than reading: such a call is never repeated by itself. */
  readonly write: boolean;
  readonly deadline: Deadline;
  /** The node that it is about. */
  readonly subject?: string;
  /** What must not appear in an error or an output even if the server repeats it. */
  readonly secrets?: readonly string[];
  /** Why it must not be made: a name in it could mean something else to a shell, a path or a URL. A sentence. */
  readonly problem?: string;
}

/** Seconds, as in the setting backupSync.timeouts. */
export type Timeouts = Readonly<Record<'connect' | Deadline, number>>;

export interface ExecuteOptions {
  readonly timeouts: Timeouts;
  readonly signal?: AbortSignal;
  readonly subject?: string;
}

/** Makes the call and reads its answer; an unexpected one is reported by its types, never by its values. */
export async function execute<T>(
  transport: Transport,
  call: RemoteCall<T>,
  { timeouts, signal, subject = call.subject }: ExecuteOptions,
): Promise<Result<T>> {
  const who = subject === undefined ? transport.name : `${transport.name} ${subject}`;
  if (call.problem !== undefined) {
    return { ok: false, error: argumentError(`${who}: ${call.problem}`, l10n.t('Nothing was sent.')) };
  }
  const answer = await transport.call(call.object, call.method, call.params, {
    timeoutMs: timeouts[call.deadline] * 1000,
    connectTimeoutMs: timeouts.connect * 1000,
    write: call.write,
    ...(signal && { signal }),
    ...(subject !== undefined && { subject }),
    ...(call.secrets && { secrets: call.secrets }),
  });
  if (!answer.ok) {
    return answer;
  }
  const value = call.decode(answer.value, (text) => transport.redact(text, call.secrets ?? []));
  if (value !== undefined) {
    return { ok: true, value };
  }
  const error = shapeError({ who }, call.method, describeTypes(answer.value));
  return { ok: false, error: call.write ? withUnknownOutcome(error) : error };
}

type Details = Partial<Pick<RemoteCall<unknown>, 'object' | 'params' | 'deadline' | 'subject' | 'secrets' | 'problem'>>;

/** A call that changes nothing, of the cluster itself unless `object` says otherwise. */
export function read<T>(method: string, decode: RemoteCall<T>['decode'], details: Details = {}): RemoteCall<T> {
  return { object: '', method, params: [], decode, risk: 'read', write: false, deadline: 'read', ...details };
}

/** A call that changes something. */
export function change<T>(
  method: string,
  risk: Exclude<Risk, 'read'>,
  decode: RemoteCall<T>['decode'],
  details: Details,
): RemoteCall<T> {
  return { object: '', method, params: [], decode, risk, write: true, deadline: 'write', ...details };
}

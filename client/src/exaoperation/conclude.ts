import { classifyConnectionError } from './classify';
import {
  cancelledError,
  timeoutError,
  tlsError,
  withUnknownOutcome,
  type ExaError,
  type ExaErrorKind,
  type Result,
  type Where,
} from './errors';
import type { Failure, Outcome } from './exchange';

export interface Circumstances {
  readonly where: Where;
  readonly write: boolean;
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number | undefined;
  /** The deadline was the reason to stop, not the caller. */
  readonly deadlinePassed: boolean;
  readonly pins: readonly string[];
}

/** From what happened on the wire to what the caller learns. */
export function conclude<T>({ result, sent }: Outcome<Result<T>>, circumstances: Circumstances): Result<T> {
  const answer: Result<T> = result.ok ? result.value : { ok: false, error: describe(result.failure, circumstances) };
  return !answer.ok && circumstances.write && sent && !wasRefused(answer.error)
    ? { ok: false, error: withUnknownOutcome(answer.error) }
    : answer;
}

const REFUSALS: ReadonlySet<ExaErrorKind> = new Set(['auth', 'permission', 'proxy', 'redirect', 'fault', 'scheme']);

/** Whether the answer itself makes sure that nothing was done. A page instead of an answer (status 200) does not. */
function wasRefused({ kind, httpStatus = 0 }: ExaError): boolean {
  return REFUSALS.has(kind) || (kind === 'notXmlRpc' && httpStatus >= 400);
}

function describe(failure: Failure, circumstances: Circumstances): ExaError {
  const { where, timeoutMs, connectTimeoutMs = timeoutMs } = circumstances;
  switch (failure.kind) {
    case 'stopped':
      return circumstances.deadlinePassed ? timeoutError(where, 'answer', timeoutMs) : cancelledError(where.who);
    case 'connectTimeout':
      return timeoutError(where, 'connect', connectTimeoutMs);
    case 'connection':
      return classifyConnectionError(failure.error, where);
    case 'refusedPeer': {
      const { problem, reason, certificate } = failure.verdict;
      return tlsError(where, problem, reason, {
        ...(certificate && { certificate }),
        ...(circumstances.pins.length > 0 && { expectedFingerprints: circumstances.pins }),
      });
    }
  }
}

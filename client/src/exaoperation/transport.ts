import * as l10n from '@vscode/l10n';
import { withBothForms } from './addressing';
import { createAnswerReader } from './answer';
import { encodeCall } from './codec';
import { conclude } from './conclude';
import { createDeadline, type Deadline } from './deadline';
import { argumentError, cancelledError, type Result } from './errors';
import { exchange } from './exchange';
import { createRedactor } from './redact';
import { describeWhere, openSession, toRequest, type ForwardProxy, type Session, type Target } from './session';
import { createSlots } from './slots';
import type { XmlRpcValue } from './values';

export type { Target } from './session';
export type { XmlRpcValue } from './values';

export interface CallOptions {
  /** For the whole call, from the connection to the last byte, once it is its turn. */
  readonly timeoutMs: number;
  readonly connectTimeoutMs?: number;
  /** A write is never repeated, and its outcome is unknown when the answer is lost. */
  readonly write: boolean;
  readonly signal?: AbortSignal;
  /** What the call is about, for sentences: the node. */
  readonly subject?: string;
  /** What must not appear in an error even if the server repeats it: an uploaded file. */
  readonly secrets?: readonly string[];
}

export interface Transport {
  /** That of the target. */
  readonly name: string;
  /** `object` is relative to the cluster: '' for itself, `storage`, `n0011`. Never rejects. */
  call(
    object: string,
    method: string,
    params: readonly XmlRpcValue[],
    options: CallOptions,
  ): Promise<Result<XmlRpcValue>>;
  /** Hides the login of the target, whatever looks like one, and the secrets in a text. */
  redact(text: string, secrets: readonly string[]): string;
  /** Ends all calls as cancelled and closes all connections. */
  dispose(): void;
}

export interface TransportOptions {
  /** How many calls may be under way; the others wait. */
  readonly maxSockets: number;
  /** None in the editor, which leads all connections by the proxy of its settings. */
  readonly proxy?: ForwardProxy | undefined;
}

/**
 * The way to one cluster. Nothing is contacted before the first call; a target that makes no sense fails each call with
 * `argument`.
 */
export function createTransport(target: Target, { maxSockets, proxy }: TransportOptions): Transport {
  const session = openSession(target, maxSockets, proxy);
  const redactorFor = createRedactors(target, proxy?.secrets);
  const redact: Transport['redact'] = (text, secrets) => redactorFor(secrets)(text);
  if (!session.ok) {
    return { name: target.name, call: () => Promise.resolve(session), redact, dispose: () => undefined };
  }
  const slots = createSlots(maxSockets);
  const live = new Set<Deadline>();
  let disposed = false;
  return {
    name: target.name,
    redact,
    call: withBothForms(async (object, method, params, options: CallOptions) => {
      const deadline = createDeadline(options.signal);
      live.add(deadline);
      const release = disposed ? undefined : await slots.take(deadline.signal);
      try {
        return release === undefined
          ? { ok: false, error: cancelledError(describeWhere(session.value, options.subject).who) }
          : await send(session.value, { object, method, params, options, deadline, redact });
      } finally {
        deadline.end();
        live.delete(deadline);
        release?.();
      }
    }),
    dispose() {
      disposed = true;
      live.forEach((deadline) => deadline.cancel());
      session.value.agent.destroy();
    },
  };
}

interface Call {
  readonly object: string;
  readonly method: string;
  readonly params: readonly XmlRpcValue[];
  readonly options: CallOptions;
  readonly deadline: Deadline;
  readonly redact: Transport['redact'];
}

async function send(session: Session, call: Call): Promise<Result<XmlRpcValue>> {
  const { object, method, options, deadline } = call;
  const where = describeWhere(session, options.subject);
  const encoded = encodeCall(method, call.params);
  if (!encoded.ok) {
    return { ok: false, error: argumentError(`${where.who}: ${encoded.problem}`, l10n.t('Nothing was sent.')) };
  }
  const redact = (text: string) => call.redact(text, options.secrets ?? []);
  deadline.begin(options.timeoutMs);
  const request = {
    ...toRequest(session, object, encoded.body),
    stop: deadline.signal,
    connectTimeoutMs: options.connectTimeoutMs,
  };
  const attempt = () => exchange(request, (head) => createAnswerReader(head, { where, method, redact }));
  const first = await attempt();
  const outcome = !options.write && wasStale(first) ? await attempt() : first;
  const result = conclude(outcome, {
    where,
    write: options.write,
    timeoutMs: options.timeoutMs,
    connectTimeoutMs: options.connectTimeoutMs,
    deadlinePassed: deadline.hasPassed(),
    pins: session.rule.fingerprints,
  });
  return result.ok ? result : { ok: false, error: redactError(result.error, redact) };
}

/**
 * A server may close an idle connection at the very moment in which it is used again. That says nothing about the server,
 * so a read is tried once more within the same deadline.
 */
function wasStale({ reused, answered, result }: Awaited<ReturnType<typeof exchange>>): boolean {
  return reused && !answered && !result.ok && result.failure.kind === 'connection';
}

/** Most calls have no secrets of their own, and most answers nothing to hide: a redactor is made when one is needed. */
function createRedactors(
  { user, password }: Target,
  more: readonly string[] = [],
): (secrets: readonly string[]) => (text: string) => string {
  const login = [password, `${user}:${password}`, ...more];
  let ofLogin: ((text: string) => string) | undefined;
  return (secrets) =>
    secrets.some((secret) => secret !== '')
      ? createRedactor([...login, ...secrets])
      : (ofLogin ??= createRedactor(login));
}

/** The last door: whatever a sentence was made of, no secret leaves with it. */
function redactError<E extends { readonly message: string; readonly remedy: string }>(
  error: E,
  redact: (text: string) => string,
): E {
  return { ...error, message: redact(error.message), remedy: redact(error.remedy) };
}

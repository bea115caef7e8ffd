import * as l10n from '@vscode/l10n';
import { compareClusters, factIn, readFacts, type ClusterFacts } from './clusterFacts';
import { argumentError, type ExaError, type ExaErrorKind, type Result } from './errors';
import type { CallOptions, Transport } from './transport';
import type { XmlRpcValue } from './values';

/** One address of a cluster. */
export interface Route {
  readonly url: string;
  readonly transport: Transport;
}

/** Which of its addresses a cluster is called at. */
export interface Via {
  readonly url: string;
  /** Those that did not answer when they were tried last, in the order of the settings. */
  readonly silent: readonly SilentAddress[];
  /** What this address shows that the first one did not: it may be another cluster. A phrase. */
  readonly difference?: string;
}

export interface SilentAddress {
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly error: ExaError;
}

/** What the first address said of the cluster, kept for when it does not answer any more. */
export interface FactsMemory {
  read(): ClusterFacts | undefined;
  write(facts: ClusterFacts): void;
}

export interface FailoverOptions {
  readonly memory?: FactsMemory;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** `via()` has changed. */
  readonly onChange?: () => void;
}

export interface FailoverTransport extends Transport {
  via(): Via;
}

/** How long a silent address is left alone while another one answers, in milliseconds. */
export const RETRY_AFTER = 300_000;

/** The most that a write spends on each look whether an address is the same cluster, in milliseconds. */
const LOOK_MS = 30_000;

/**
 * The way to a cluster that has several addresses. The first one is the cluster; the others are called while it does not
 * answer. A read goes on to the next address by itself. A write goes to another address only after reads there have shown
 * the same cluster, and only if it cannot have been sent before. Who answers, be it with a refusal of the login or with a
 * certificate that is not trusted, is the end of it: credentials are not offered around.
 */
export function createFailover(routes: readonly [Route, ...Route[]], options: FailoverOptions = {}): FailoverTransport {
  return new Failover(routes, options);
}

/** An address and what happened there. */
interface Address extends Route {
  facts: ClusterFacts;
  /** Its word is the cluster's: it is the first, or has shown the same since it came into use. */
  proven: boolean;
  answeredAt: number;
  /** When it was found silent, or when somebody last began to look at it again. */
  triedAt?: number | undefined;
  silence?: Omit<SilentAddress, 'url'> | undefined;
}

/**
 * The addresses to try, in order: what worked last, then those of which nothing bad is known, then the silent ones. Once
 * in a while a read looks first whether an address before the current one is back; a write is no scout.
 */
export function orderAddresses<A extends Pick<Address, 'triedAt'>>(
  addresses: readonly A[],
  current: A,
  { now, write }: { readonly now: number; readonly write: boolean },
): readonly A[] {
  const isDue = ({ triedAt }: A) => triedAt !== undefined && now - triedAt >= RETRY_AFTER;
  const back = write ? [] : addresses.slice(0, addresses.indexOf(current)).filter(isDue).slice(0, 1);
  const others = addresses.filter((address) => address !== current && !back.includes(address));
  const silent = others.filter(({ triedAt }) => triedAt !== undefined);
  return [
    ...back,
    current,
    ...others.filter((address) => !silent.includes(address)),
    ...silent.sort((a, b) => (a.triedAt ?? 0) - (b.triedAt ?? 0)),
  ];
}

/**
 * Whether another address may be tried after this. No answer about a node may be the node's fault, and costs its time only
 * once; a write that may have been sent is never sent again.
 */
export function mayGoOn(error: ExaError, { subject }: CallOptions): boolean {
  const isNodes = subject !== undefined && error.kind === 'timeout' && error.unanswered === 'answer';
  return error.unanswered !== undefined && !error.outcomeUnknown && !isNodes;
}

interface Call {
  readonly object: string;
  readonly method: string;
  readonly params: readonly XmlRpcValue[];
  readonly options: CallOptions;
}

class Failover implements FailoverTransport {
  readonly name: string;
  readonly #first: Address;
  readonly #addresses: readonly Address[];
  readonly #memory: FactsMemory | undefined;
  readonly #now: () => number;
  readonly #onChange: () => void;
  #current: Address;
  #known: ClusterFacts;

  constructor([first, ...others]: readonly [Route, ...Route[]], options: FailoverOptions) {
    this.name = first.transport.name;
    this.#first = { ...first, facts: {}, proven: true, answeredAt: 0 };
    this.#addresses = [this.#first, ...others.map((route) => ({ ...route, facts: {}, proven: false, answeredAt: 0 }))];
    this.#current = this.#first;
    this.#memory = options.memory;
    this.#known = options.memory?.read() ?? {};
    this.#now = options.now ?? Date.now;
    this.#onChange = options.onChange ?? (() => undefined);
  }

  async call(
    object: string,
    method: string,
    params: readonly XmlRpcValue[],
    options: CallOptions,
  ): Promise<Result<XmlRpcValue>> {
    const errors: ExaError[] = [];
    for (const address of orderAddresses(this.#addresses, this.#current, { now: this.#now(), write: options.write })) {
      const barred = options.write ? await this.#bar(address, options) : undefined;
      const result = barred ? fail(barred.error) : await this.#try(address, { object, method, params, options });
      if (result.ok || !(barred?.goesOn ?? mayGoOn(result.error, options))) {
        return result;
      }
      errors.push(result.error);
    }
    return fail(combine(errors));
  }

  redact(text: string, secrets: readonly string[]): string {
    return this.#first.transport.redact(text, secrets);
  }

  dispose(): void {
    this.#addresses.forEach(({ transport }) => transport.dispose());
  }

  via(): Via {
    const { url, facts, proven } = this.#current;
    const compared = proven ? undefined : compareClusters(this.#known, facts);
    return {
      url,
      silent: this.#addresses.flatMap(({ url, silence }) => (silence ? [{ url, ...silence }] : [])),
      ...(compared?.kind === 'different' && { difference: compared.difference }),
    };
  }

  async #try(address: Address, { object, method, params, options }: Call): Promise<Result<XmlRpcValue>> {
    const began = this.#now();
    if (address.silence) {
      // Nobody else looks at it meanwhile.
      address.triedAt = began;
    }
    const result = await address.transport.call(object, method, params, options);
    if (result.ok) {
      this.#answered(address, factIn(object, method, result.value));
    } else if (ANSWERS.has(result.error.kind)) {
      this.#answered(address, {});
    } else if (mayGoOn(result.error, options) && address.answeredAt <= began) {
      this.#fellSilent(address, result.error);
    }
    return result;
  }

  #answered(address: Address, facts: ClusterFacts): void {
    const before = JSON.stringify(this.via());
    address.silence = undefined;
    address.triedAt = undefined;
    address.answeredAt = this.#now();
    address.facts = { ...address.facts, ...facts };
    if (this.#current !== address) {
      this.#current = address;
      // What is out of use may become another machine until it is needed again.
      this.#addresses.filter((other) => other !== this.#first && other !== address).forEach(forgetProof);
    }
    if (address.proven) {
      this.#learn(facts);
    }
    this.#tellIfNot(before);
  }

  #fellSilent(address: Address, error: ExaError): void {
    const before = JSON.stringify(this.via());
    const now = this.#now();
    address.triedAt = now;
    address.silence = { since: address.silence?.since ?? now, error };
    if (address !== this.#first) {
      forgetProof(address);
    }
    this.#tellIfNot(before);
  }

  #tellIfNot(before: string): void {
    if (JSON.stringify(this.via()) !== before) {
      this.#onChange();
    }
  }

  #learn(facts: ClusterFacts): void {
    const known = { ...this.#known, ...facts };
    if (JSON.stringify(known) !== JSON.stringify(this.#known)) {
      this.#known = known;
      this.#memory?.write(known);
    }
  }

  /** Why a write may not go to an address, if so, and whether it may go to the one after it. */
  async #bar(
    address: Address,
    { timeoutMs, connectTimeoutMs, signal }: CallOptions,
  ): Promise<{ readonly error: ExaError; readonly goesOn: boolean } | undefined> {
    if (address.proven) {
      return undefined;
    }
    const options: CallOptions = {
      timeoutMs: Math.min(timeoutMs, LOOK_MS),
      write: false,
      ...(connectTimeoutMs !== undefined && { connectTimeoutMs }),
      ...(signal && { signal }),
    };
    const seen = await readFacts(this.name, (method) =>
      this.#try(address, { object: '', method, params: [], options }),
    );
    if (!seen.ok) {
      return { error: seen.error, goesOn: mayGoOn(seen.error, options) };
    }
    const compared = compareClusters(this.#known, seen.value);
    address.proven = compared.kind === 'same';
    switch (compared.kind) {
      case 'same':
        return undefined;
      case 'different':
        return { error: otherCluster(this.name, address.url, compared.difference), goesOn: true };
      case 'unknown':
        return { error: notComparable(this.name, address.url, this.#first.url), goesOn: true };
    }
  }
}

function forgetProof(address: Address): void {
  address.proven = false;
}

/** What only EXAoperation says, to somebody whom it has let in. */
const ANSWERS: ReadonlySet<ExaErrorKind> = new Set(['fault', 'shape', 'protocol', 'tooLarge']);

function fail(error: ExaError): { readonly ok: false; readonly error: ExaError } {
  return { ok: false, error };
}

/** What came of each address, the first one leading. There is one at least. */
function combine(errors: readonly ExaError[]): ExaError {
  const [first = argumentError('', '')] = errors;
  const joined = (texts: readonly string[]) => [...new Set(texts)].join(' ');
  return {
    ...first,
    message: joined(errors.map(({ message }) => message)),
    remedy: joined(errors.map(({ remedy }) => remedy)),
  };
}

/** `host:port`, or without the port where it is the usual one. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function otherCluster(who: string, url: string, difference: string): ExaError {
  return argumentError(
    l10n.t('{who}: {host} seems to be another cluster: {difference}.', { who, host: hostOf(url), difference }),
    l10n.t('Nothing was changed there. Correct the addresses in the settings of the cluster.'),
  );
}

function notComparable(who: string, url: string, first: string): ExaError {
  return argumentError(
    l10n.t('{who}: whether {host} is the same cluster cannot be told, because {first} was never seen from here.', {
      who,
      host: hostOf(url),
      first: hostOf(first),
    }),
    l10n.t('Nothing was changed there. Use the command "Prepare fail-over addresses…" once the first address answers.'),
  );
}

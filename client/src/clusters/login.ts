import type { ExaError } from '../exaoperation/errors';
import type { ClusterConfig } from './config';
import type { Passwords } from './secrets';

export type Login =
  | { readonly kind: 'in' }
  /** Nobody gave another password. */
  | { readonly kind: 'cancelled' }
  /** The second password was refused as well. */
  | { readonly kind: 'refusedAgain' }
  | { readonly kind: 'failed'; readonly error: ExaError };

export interface LoginPorts {
  /** Makes one call with the password that is known now; answers with why it failed. */
  attempt(): Promise<ExaError | undefined>;
  ask(): Promise<string | undefined>;
}

/**
 * Tries the known password, and once more with another one: EXAoperation or the directory behind it may lock an account
 * after some tries. A password that was kept stays, unless another one is let in or could not be tried; no error but a
 * refusal touches it.
 */
export async function logIn(cluster: ClusterConfig, passwords: Passwords, ports: LoginPorts): Promise<Login> {
  const first = await ports.attempt();
  if (!first) {
    return { kind: 'in' };
  }
  const before = await passwords.find(cluster);
  if (!isRefusal(first) || isFromElsewhere(cluster) || before.kind !== 'password') {
    return { kind: 'failed', error: first };
  }
  const typed = await ports.ask();
  if (typed === undefined) {
    return { kind: 'cancelled' };
  }
  await passwords.keep(cluster, typed);
  const second = await ports.attempt();
  if (second && isRefusal(second)) {
    await passwords.keep(cluster, before.password);
    return { kind: 'refusedAgain' };
  }
  return second ? { kind: 'failed', error: second } : { kind: 'in' };
}

function isRefusal({ httpStatus }: ExaError): boolean {
  return httpStatus === 401;
}

/** Asking would not help: the next call takes the password from the same place again. */
function isFromElsewhere({ passwordFrom }: ClusterConfig): boolean {
  return passwordFrom.kind === 'env' || passwordFrom.kind === 'command';
}

import { planted } from './secrets';
import type { Value } from './values';

export interface User {
  readonly id: string;
  readonly login: string;
  readonly title: string;
}

export const roles = ['User', 'Supervisor', 'Administrator', 'Master'] as const;

interface Grant {
  readonly object: string;
  readonly user: string;
  readonly role: string;
}

/** The users of EXAoperation and what they may do. */
export class Users {
  readonly #users: User[] = [
    { id: '1', login: 'admin', title: 'Administrator' },
    { id: '8', login: 'FTPBackup', title: '4FTPbackup' },
  ];
  #grants: Grant[] = [{ object: 'cluster1', user: '1', role: 'Master' }];

  get logins(): string[] {
    return this.#users.map(({ login }) => login);
  }

  has(id: string): boolean {
    return this.#users.some((user) => user.id === id);
  }

  describe(login: string): Value | undefined {
    const user = this.#users.find((one) => one.login === login);
    return user && { ...user, password: planted.userPassword };
  }

  /** False where there is such a login already. */
  add(login: string, title: string): boolean {
    const isNew = !this.logins.includes(login);
    if (isNew) {
      const id = String(Math.max(...this.#users.map((user) => Number(user.id))) + 1);
      this.#users.push({ id, login, title });
    }
    return isNew;
  }

  grant(grant: Grant): void {
    const others = this.#grants.filter(({ object, user }) => object !== grant.object || user !== grant.user);
    this.#grants = [...others, grant];
  }

  /** Of one user, or of all where the id is empty. */
  grantsFor(object: string, id: string): Value {
    return this.#grants
      .filter((grant) => grant.object === object && (id === '' || grant.user === id))
      .map(({ user, role }) => ({ user, role, default: false }));
  }
}

import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { readCluster, type ClusterConfig } from '../../client/src/clusters/config';
import { logIn, type Login } from '../../client/src/clusters/login';
import { Passwords } from '../../client/src/clusters/secrets';
import type { ExaError } from '../../client/src/exaoperation/errors';

const REFUSED: ExaError = { kind: 'auth', message: 'No.', remedy: '', outcomeUnknown: false, httpStatus: 401 };
const UNREACHABLE: ExaError = { kind: 'network', message: 'Gone.', remedy: '', outcomeUnknown: false };

function cluster(change: object = {}): ClusterConfig {
  const read = readCluster({ name: 'EDU01', url: 'https://a/', user: 'admin', ...change });
  assert.ok(typeof read !== 'string', 'the entry is refused');
  return read;
}

describe('logging in', () => {
  let passwords: Passwords;
  /** The passwords that went to the cluster, in order. */
  let tried: string[];
  let asked: number;

  beforeEach(async () => {
    const values = new Map<string, string>();
    passwords = new Passwords(
      {
        get: (key) => Promise.resolve(values.get(key)),
        store: (key, value) => Promise.resolve(void values.set(key, value)),
        delete: (key) => Promise.resolve(void values.delete(key)),
      },
      { VARIABLE: 'old' },
    );
    tried = [];
    asked = 0;
    await passwords.keep(cluster(), 'old');
  });

  async function found(of = cluster()): Promise<string | undefined> {
    const result = await passwords.find(of);
    return result.kind === 'password' ? result.password : undefined;
  }

  /** With a cluster that answers each password as told. */
  function run(
    answers: Readonly<Record<string, ExaError | undefined>>,
    typed?: string,
    of = cluster(),
  ): Promise<Login> {
    return logIn(of, passwords, {
      attempt: async () => {
        const password = (await found(of)) ?? '';
        tried.push(password);
        return answers[password];
      },
      ask: () => {
        asked += 1;
        return Promise.resolve(typed);
      },
    });
  }

  test('asks nobody where the known password is let in', async () => {
    assert.deepEqual(await run({}), { kind: 'in' });
    assert.deepEqual([tried, asked], [['old'], 0]);
  });

  test('asks once after a refusal, and keeps what is let in', async () => {
    assert.deepEqual(await run({ old: REFUSED }, 'new'), { kind: 'in' });
    assert.deepEqual([tried, asked, await found()], [['old', 'new'], 1, 'new']);
  });

  test('tries no third password, and keeps the one that was saved', async () => {
    assert.deepEqual(await run({ old: REFUSED, new: REFUSED }, 'new'), { kind: 'refusedAgain' });
    assert.deepEqual([tried, asked, await found()], [['old', 'new'], 1, 'old']);
  });

  test('changes nothing when the person turns away', async () => {
    assert.deepEqual(await run({ old: REFUSED }), { kind: 'cancelled' });
    assert.deepEqual([tried, await found()], [['old'], 'old']);
  });

  test('asks nobody and keeps the password when the network fails', async () => {
    assert.deepEqual(await run({ old: UNREACHABLE }, 'new'), { kind: 'failed', error: UNREACHABLE });
    assert.deepEqual([tried, asked, await found()], [['old'], 0, 'old']);
  });

  test('keeps what was typed when the network fails before it could be tried', async () => {
    assert.equal((await run({ old: REFUSED, new: UNREACHABLE }, 'new')).kind, 'failed');
    assert.equal(await found(), 'new');
  });

  test('asks nobody where the password comes from elsewhere', async () => {
    const elsewhere = cluster({ passwordFrom: { env: 'VARIABLE' } });
    assert.deepEqual(await run({ old: REFUSED }, 'new', elsewhere), { kind: 'failed', error: REFUSED });
    assert.deepEqual([tried, asked], [['old'], 0]);
  });
});

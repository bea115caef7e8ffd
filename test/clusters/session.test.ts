import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { ClusterRegistry } from '../../client/src/clusters/registry';
import { runFunction } from '../../client/src/procedure/runFunction';
import { Passwords } from '../../client/src/clusters/secrets';
import { Sessions, type Limits, type Session } from '../../client/src/clusters/session';
import { callPlugin, getNodeList } from '../../client/src/exaoperation/calls';
import { startSimulator, type Simulator } from '../../simulator/src/index';

const PLUGIN = 'Administration.BackupSync-1.0.17';
const TIMEOUTS = { connect: 5, read: 5, log: 5, write: 5, install: 5 };
const INSTALL = {
  plugin: PLUGIN,
  function: 'INSTALL',
  argument: '',
  secrets: [],
  write: true,
  deadline: 'install',
} as const;

let simulator: Simulator;
let setting: unknown[];
let limits: Limits;
let registry: ClusterRegistry;
let passwords: Passwords;
let sessions: Sessions;

before(async () => {
  simulator = await startSimulator({ clusters: 1, nodes: [2], tls: true, latency: 20 });
});

after(async () => {
  sessions.dispose();
  await simulator.close();
});

beforeEach(async () => {
  const { name, url, user, fingerprint = '', password } = simulator.clusters[0]!;
  await simulator.clearFaults();
  setting = [{ name, url, user, fingerprint }];
  limits = { reads: 4, writes: 2 };
  const values = new Map<string, string>();
  registry = new ClusterRegistry({ read: () => setting, write: (next) => Promise.resolve(void (setting = [...next])) });
  passwords = new Passwords(
    {
      get: (key) => Promise.resolve(values.get(key)),
      store: (key, value) => Promise.resolve(void values.set(key, value)),
      delete: (key) => Promise.resolve(void values.delete(key)),
    },
    {},
  );
  sessions = new Sessions(registry, passwords, { limits: () => limits, timeouts: () => TIMEOUTS });
  await passwords.keep(registry.list()[0]!, password);
});

async function open(name = 'EDU01'): Promise<Session> {
  const opened = await sessions.open(name);
  assert.ok(opened.ok, JSON.stringify(opened));
  return opened.value;
}

async function outcome(session: Session): Promise<string> {
  const answer = await session.execute(getNodeList());
  return answer.ok ? answer.value.join(' ') : `${answer.error.kind}: ${answer.error.message}`;
}

describe('a session', () => {
  test('calls its cluster, and is the same for the next who asks', async () => {
    const session = await open();
    assert.equal(await outcome(session), 'n0011 n0012');
    assert.equal(await open(), session);
  });

  test('refuses new calls when the settings of its cluster change', async () => {
    const session = await open();
    await registry.update('EDU01', { access: 'readOnly' });
    assert.match(await outcome(session), /EDU01: its settings or its password changed meanwhile/);
    assert.equal((await open()).cluster.access, 'readOnly');
  });

  test('refuses new calls when its password is forgotten or its cluster removed', async () => {
    const forgotten = await open();
    await passwords.forget(registry.list()[0]!);
    assert.match(await outcome(forgotten), /^cancelled/);
    await passwords.keep(registry.list()[0]!, simulator.clusters[0]!.password);
    const removed = await open();
    await registry.remove('EDU01');
    assert.match(await outcome(removed), /^cancelled/);
  });

  test('lets calls end that are under way when the settings change', async () => {
    const session = await open();
    const call = session.execute(getNodeList());
    await registry.update('EDU01', { access: 'protected' });
    assert.ok((await call).ok);
  });

  test('goes on for who holds it when only a limit changes', async () => {
    const session = await open();
    limits = { reads: 1, writes: 1 };
    assert.notEqual(await open(), session);
    assert.equal(await outcome(session), 'n0011 n0012');
  });

  test('stops trying after three refused logins in a row, until somebody opens it anew', async () => {
    const session = await open();
    await simulator.setFault('unauthorized');
    for (let count = 1; count <= 3; count++) {
      assert.match(await outcome(session), /^auth: /);
    }
    await simulator.clearFaults();
    assert.match(await outcome(session), /^auth: /);
    await open();
    assert.equal(await outcome(session), 'n0011 n0012');
  });

  test('goes on after fewer refusals, as of a method that the user may not call', async () => {
    const session = await open();
    for (let round = 1; round <= 2; round++) {
      await simulator.setFault('unauthorized');
      assert.match(await outcome(session), /^auth: /);
      assert.match(await outcome(session), /^auth: /);
      await simulator.clearFaults();
      assert.equal(await outcome(session), 'n0011 n0012');
    }
  });

  test('without a password says how to give one, and asks nobody', async () => {
    await passwords.forget(registry.list()[0]!);
    const opened = await sessions.open('EDU01');
    assert.ok(!opened.ok);
    assert.match(`${opened.error.message} ${opened.error.remedy}`, /EDU01: no password is known.*Set password/);
  });
});

describe('a function on nodes', () => {
  test('goes to the first node alone, and to the others only if it worked there', async () => {
    await simulator.setFault('fail-node@EDU01/n0011');
    const session = await open();
    const results = await runFunction(session, { ...INSTALL, nodes: ['n0011', 'n0012'] });
    assert.deepEqual(
      results.map(({ exitCode, error }) => exitCode ?? error?.kind),
      [1, 'notRun'],
    );
  });

  test('stops where it is when the settings change meanwhile', async () => {
    const session = await open();
    const results = await runFunction(
      session,
      { ...INSTALL, nodes: ['n0011', 'n0012'] },
      {
        // After the first node, before the others.
        onResult: ({ node }) => {
          if (node === 'n0011') {
            setting = [{ ...(setting[0] as object), access: 'readOnly' }];
            registry.reload();
          }
        },
      },
    );
    assert.deepEqual(
      results.map(({ status, error }) => status ?? error?.kind),
      [0, 'cancelled'],
    );
    const status = await (await open()).execute(callPlugin(PLUGIN, 'n0012', 'STATUS', ''), { node: 'n0012' });
    assert.equal(status.ok && status.value.output, 'not installed');
  });
});

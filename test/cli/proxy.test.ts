import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { once } from 'node:events';
import { before, describe, test } from 'node:test';
import { startProxy } from '../exaoperation/support/proxyServer';
import { Program, withoutProxies, type Outcome } from './program';
import { optionsFor, PASSWORD, SimulatorProgram } from './simulator';

const program = new Program();
const simulator = new SimulatorProgram();
before(() => simulator.start());

/** Not synchronous, since the proxy lives in this process. */
async function status(environment: Readonly<Record<string, string>>): Promise<Outcome> {
  const child = spawn(process.execPath, [program.path, 'status', ...optionsFor(simulator.cluster('EDU01'))], {
    env: { ...withoutProxies(process.env), BACKUP_SYNC_PASSWORD: PASSWORD, ...environment },
  });
  const [stdout, stderr, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number]>,
  ]);
  return { code, stdout, stderr };
}

describe('a proxy in the environment of the command line', () => {
  test('is used', async () => {
    const proxy = await startProxy();
    try {
      const { code, stderr } = await status({ HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` });
      assert.equal(code, 0, stderr);
      assert.equal(proxy.asked[0]?.target, new URL(simulator.cluster('EDU01').url).host);
    } finally {
      await proxy.close();
    }
  });

  test('is left out for a host in NO_PROXY', async () => {
    const proxy = await startProxy();
    try {
      const { code, stderr } = await status({
        HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`,
        NO_PROXY: '127.0.0.1,localhost',
      });
      assert.equal(code, 0, stderr);
      assert.deepEqual(proxy.asked, []);
    } finally {
      await proxy.close();
    }
  });

  test('that wants a login is named, its password is not', async () => {
    const proxy = await startProxy({ refuse: 407 });
    try {
      const { code, stdout, stderr } = await status({ HTTPS_PROXY: `http://carol:Pr0xyPw@127.0.0.1:${proxy.port}` });
      assert.equal(code, 2);
      assert.match(stderr, /the proxy 127\.0\.0\.1:\d+ wants a login.*HTTPS_PROXY/);
      assert.doesNotMatch(stdout + stderr, /Pr0xyPw/);
    } finally {
      await proxy.close();
    }
  });

  test('that cannot be understood refuses before anything is called, and is not quoted', async () => {
    const { code, stderr } = await status({ HTTPS_PROXY: 'socks5://carol:Pr0xyPw@127.0.0.1:1' });
    assert.equal(code, 2);
    assert.match(stderr, /HTTPS_PROXY has to have the form/);
    assert.doesNotMatch(stderr, /Pr0xyPw/);
  });
});

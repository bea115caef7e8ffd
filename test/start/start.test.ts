// `npm start` as a person runs it, in a profile of its own. Needs dist/ (npm run build) and Linux's /proc.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { Program, ROOT, temporaryFolder, until } from './support';

const OPEN = /^Open (http:\S+)$/m;

function start(t: TestContext, profile: string, ...args: string[]): Program {
  return new Program(t, ['scripts/start.mjs', '--no-open', '--no-build', '--profile', profile, ...args]);
}

describe('npm start --no-open', () => {
  test('serves VS Code to whoever has the address that it prints, and to nobody else', async (t) => {
    const demo = start(t, temporaryFolder());
    const address = new URL(await demo.line(OPEN));
    assert.match(address.search, /folder=.*workspace&tkn=[0-9a-f]{48}$/);
    assert.equal((await fetch(address.origin)).status, 403);

    const cookie = await tokenCookie(address);
    const page = await fetch(`${address.origin}/?folder=/`, { headers: { cookie } });
    assert.equal(page.status, 200);
    assert.match(await page.text(), /vscode-workbench-web-configuration/);
  });

  test('keeps every password in the environment: no file of the profile has one', async (t) => {
    const profile = temporaryFolder();
    const demo = start(t, profile);
    await demo.line(OPEN);
    for (const cluster of ['EDU01', 'EDU02']) {
      const password = demo.environmentVariable(`BACKUP_SYNC_DEMO_${cluster}`, 'server-main');
      assert.ok(password !== undefined && password.length >= 20);
      assert.equal(password, demo.environmentVariable(`BACKUP_SYNC_SIMULATOR_PASSWORD_${cluster}`, 'simulator.js'));
      assert.deepEqual(filesWith(profile, password), []);
    }
  });

  test('has both clusters in the settings, with their fingerprints', async (t) => {
    const profile = temporaryFolder();
    await start(t, profile).line(OPEN);
    const clusters = clustersOf(profile);
    assert.deepEqual(
      clusters.map(({ name, passwordFrom }) => [name, passwordFrom.env]),
      [
        ['EDU01', 'BACKUP_SYNC_DEMO_EDU01'],
        ['EDU02', 'BACKUP_SYNC_DEMO_EDU02'],
      ],
    );
    for (const { url, fingerprint } of clusters) {
      assert.match(url, /^https:\/\/127\.0\.0\.1:\d+\/cluster1\/$/);
      assert.match(fingerprint, /^[0-9A-F]{64}$/);
    }
  });

  test('is the same place at the next start: addresses, fingerprints and the key for secrets', async (t) => {
    const profile = temporaryFolder();
    const visit = async () => {
      const demo = start(t, profile);
      const address = new URL(await demo.line(OPEN));
      const key = await mintKey(address);
      const clusters = clustersOf(profile);
      demo.send('SIGINT');
      await demo.ended();
      return { origin: address.origin, key, clusters };
    };
    const first = await visit();
    assert.equal(first.key.length, 64);
    assert.deepEqual(await visit(), first);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`ends by ${signal} without an error, and leaves no process behind`, async (t) => {
      const demo = start(t, temporaryFolder());
      await demo.line(OPEN);
      assert.ok(demo.processes().length >= 3);
      demo.send(signal);
      assert.deepEqual(await demo.ended(), { code: 0, signal: null });
      await until(() => demo.processes().length === 0);
    });
  }

  test('leaves no process behind even when it is killed', async (t) => {
    const demo = start(t, temporaryFolder());
    await demo.line(OPEN);
    demo.send('SIGKILL');
    await until(() => demo.processes().length === 0);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'] as const) {
    test(`leaves no process behind when npm alone gets ${signal}`, async (t) => {
      const npm = Program.npm(t, ['start', '--', '--no-open', '--no-build', '--profile', temporaryFolder()]);
      await npm.line(OPEN);
      npm.send(signal);
      await until(() => npm.processes().length === 0);
    });
  }

  for (const [part, command] of [
    ['The simulator', 'simulator.js'],
    ['The VS Code server', 'server-main.js'],
  ] as const) {
    test(`ends as a whole when a part of it dies: ${part}`, async (t) => {
      const demo = start(t, temporaryFolder());
      await demo.line(OPEN);
      process.kill(demo.processWith(command), 'SIGKILL');
      assert.equal((await demo.ended())?.code, 1);
      assert.match(demo.output, new RegExp(`^${part} ended .*everything else ends too`, 'm'));
      await until(() => demo.processes().length === 0);
    });
  }

  test('says that a port is taken', async (t) => {
    const demo = start(t, temporaryFolder(), '--port', String(await occupiedPort(t)));
    assert.equal((await demo.ended())?.code, 1);
    assert.match(demo.output, /^Port \d+ is taken\. Choose another one with --port/m);
    await until(() => demo.processes().length === 0);
  });

  test('takes another port where the one of the last time is taken, and says so', async (t) => {
    const profile = temporaryFolder();
    const port = await occupiedPort(t);
    const state = { secretsKey: Buffer.alloc(32).toString('base64'), port };
    fs.writeFileSync(path.join(profile, 'state.json'), JSON.stringify(state));
    const demo = start(t, profile);
    assert.notEqual(new URL(await demo.line(OPEN)).port, String(port));
    assert.match(demo.output, new RegExp(`Port ${port} is taken, so VS Code gets another one`));
  });
});

describe('npm start with a desktop VS Code', () => {
  test('opens it on the profile and the workspace, with the passwords in its environment', async (t) => {
    const profile = temporaryFolder();
    const { demo, record } = startDesktop(t, profile, 'closed');
    assert.deepEqual(await demo.ended(), { code: 0, signal: null });
    const { args, env } = record();
    assert.deepEqual(args, [
      '--user-data-dir',
      path.join(profile, 'user-data'),
      '--extensions-dir',
      path.join(profile, 'extensions'),
      '--new-window',
      '--disable-workspace-trust',
      '--wait',
      path.join(profile, 'workspace'),
    ]);
    assert.ok((env['BACKUP_SYNC_DEMO_EDU01'] ?? '').length >= 20);
    assert.notEqual(env['BACKUP_SYNC_DEMO_EDU01'], env['BACKUP_SYNC_DEMO_EDU02']);
    await until(() => demo.processes().length === 0);
  });

  test('has everything in place before the window opens', async (t) => {
    const profile = temporaryFolder();
    const { demo } = startDesktop(t, profile, 'closed');
    await demo.ended();
    assert.equal(clustersOf(profile).length, 2);
    assert.ok(fs.existsSync(path.join(profile, 'workspace/Connection1/client.cfg')));
    const [extension = ''] = fs.readdirSync(path.join(profile, 'extensions'));
    assert.ok(fs.existsSync(path.join(profile, 'extensions', extension, 'package.json')));
  });

  test('closes the window when it is ended, though the window is a process of its own', async (t) => {
    const profile = temporaryFolder();
    const { demo } = startDesktop(t, profile, 'open');
    await until(() => fs.existsSync(path.join(profile, 'user-data/code.lock')));
    demo.send('SIGINT');
    assert.equal((await demo.ended())?.code, 0);
    await until(() => demo.processes().length === 0);
  });

  test('refuses to start while a window of the demo is left open', async (t) => {
    const profile = temporaryFolder();
    fs.mkdirSync(path.join(profile, 'user-data'));
    fs.writeFileSync(path.join(profile, 'user-data/code.lock'), String(process.pid));
    const { demo } = startDesktop(t, profile, 'closed');
    assert.equal((await demo.ended())?.code, 1);
    assert.match(demo.output, /^A window of the demo is still open\. Close it/m);
  });

  test('says so when VS Code fails', async (t) => {
    const { demo } = startDesktop(t, temporaryFolder(), 'broken');
    assert.equal((await demo.ended())?.code, 3);
    assert.match(demo.output, /^VS Code ended with code 3/m);
  });
});

test('npm start says what to do where the npm registry cannot be reached', async (t) => {
  const root = temporaryFolder();
  for (const name of ['package.json', 'package-lock.json', 'scripts', 'test/vscode']) {
    fs.cpSync(path.join(ROOT, name), path.join(root, name), { recursive: true });
  }
  const env = {
    npm_config_registry: `http://127.0.0.1:${await closedPort()}/`,
    npm_config_cache: path.join(root, 'cache'),
  };
  const demo = new Program(t, ['scripts/start.mjs', '--no-open'], env, root);
  assert.equal((await demo.ended())?.code, 1);
  assert.match(demo.output, /^The npm registry cannot be reached\. Check [^\n]*\n$/m);
});

/**
 * Puts a `code` on PATH that records how it was called. As the real one does, it leaves the window to a process group
 * of its own, which writes its number into code.lock.
 */
function startDesktop(t: TestContext, profile: string, window: 'closed' | 'open' | 'broken') {
  const folder = temporaryFolder();
  const file = path.join(folder, 'record.json');
  fs.writeFileSync(
    path.join(folder, 'code'),
    `#!${process.execPath}
    const fs = require('node:fs');
    const [, , ...args] = process.argv;
    fs.writeFileSync(${JSON.stringify(file)}, JSON.stringify({ args, env: process.env }));
    if (${window === 'open'}) {
      const stay = 'setInterval(() => undefined, 1000)';
      const window = require('node:child_process').spawn(process.execPath, ['-e', stay], { detached: true });
      fs.writeFileSync(args[1] + '/code.lock', String(window.pid));
      window.on('exit', () => process.exit(0));
    } else {
      process.exitCode = ${window === 'broken' ? 3 : 0};
    }`,
    { mode: 0o755 },
  );
  const args = ['scripts/start.mjs', '--no-build', '--profile', profile];
  const demo = new Program(t, args, { PATH: `${folder}${path.delimiter}${process.env['PATH'] ?? ''}` });
  const record = () => JSON.parse(fs.readFileSync(file, 'utf8')) as { args: string[]; env: NodeJS.ProcessEnv };
  return { demo, record };
}

interface ConfiguredCluster {
  readonly name: string;
  readonly url: string;
  readonly fingerprint: string;
  readonly passwordFrom: { readonly env: string };
}

function clustersOf(profile: string): ConfiguredCluster[] {
  const settings = fs.readFileSync(path.join(profile, 'user-data/User/settings.json'), 'utf8');
  return (JSON.parse(settings) as { 'backupSync.clusters': ConfiguredCluster[] })['backupSync.clusters'];
}

/** The cookie that VS Code gives for the token in the address. */
async function tokenCookie(address: URL): Promise<string> {
  const response = await fetch(address, { redirect: 'manual' });
  assert.equal(response.status, 302);
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** The key for secrets, in hexadecimal digits. */
async function mintKey(address: URL): Promise<string> {
  const headers = { cookie: await tokenCookie(address) };
  const response = await fetch(`${address.origin}/mint-key`, { method: 'POST', headers });
  return Buffer.from(await response.arrayBuffer()).toString('hex');
}

function filesWith(folder: string, text: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => fs.readFileSync(file).includes(text));
}

async function occupiedPort(t: TestContext): Promise<number> {
  const server = net.createServer();
  t.after(() => server.close());
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function closedPort(): Promise<number> {
  const server = net.createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

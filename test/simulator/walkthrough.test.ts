import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { isPublicKey } from '../../simulator/src/sshKey';
import { call } from './client';
import { start } from './support';

const sample = (side: string): string =>
  readFileSync(join(__dirname, '..', 'golden', 'samples', `${side}.cfg`), 'utf8');

/** What walkthrough.py saw; undefined where there is no Python 3. */
async function walkInPython(input: unknown): Promise<Record<string, unknown> | undefined> {
  const python = spawn('python3', [join(__dirname, 'walkthrough.py')], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.on('error', () => undefined);
  python.stdin.end(`${JSON.stringify(input)}\n`);
  const isMissing = new Promise<undefined>((resolve) => {
    python.once('error', () => resolve(undefined));
  });
  const output = once(python, 'spawn').then(
    () => text(python.stdout),
    () => undefined,
  );
  const answer = await Promise.race([isMissing, output]);
  return answer === undefined ? undefined : (JSON.parse(answer) as Record<string, unknown>);
}

test("Python's own XML-RPC client can walk the document's steps against two simulated clusters over TLS", async (t) => {
  const { simulator, edu01 } = await start(t, { tls: true, nodes: [3, 2], passwords: { EDU01: 'a b/c:d@e%' } });
  const seen = await walkInPython({ clusters: simulator.clusters, client: sample('client'), server: sample('server') });
  if (seen === undefined) {
    t.diagnostic('python3 is not installed; only our own client was tried');
    assert.deepEqual(await call(edu01, 'getDatabaseList'), ['exa_db1']);
    return;
  }
  const { keys, logs, ...rest } = seen as { keys: [number, string][]; logs: string[] };
  const ok = (count: number, output = ''): unknown[] => Array.from({ length: count }, () => [0, output]);
  assert.deepEqual(rest, {
    survey: {
      plugins: true,
      services: true,
      online: [true, true, true],
      database: 'running',
      backups: [2, 1],
      storage: true,
      volume: ['v0004', 50, ['v0003', 'v0004']],
      roles: ['Master', 'Administrator'],
      log: ['EXAoperation'],
    },
    objects: [true, true],
    functions: [
      'ACTIVATE',
      'DEACTIVATE',
      'GETLOG',
      'INSTALL',
      'SSHKEY',
      'STATUS',
      'UNINSTALL',
      'UPLOAD_CONFIG',
      'UPLOAD_KEY',
    ],
    install: [ok(3), ok(2)],
    config: [ok(3), ok(2)],
    upload: ok(2),
    accept: [0, 0],
    uploadHere: ok(3),
    activate: ok(3),
    active: [ok(3, 'activated'), ok(2, 'not activated')],
    deactivate: ok(3),
    inactive: ok(3, 'not activated'),
    uninstall: [ok(3), ok(2)],
    remove: [null, null],
  });
  assert.deepEqual(
    keys.map(([status, line]) => [status, isPublicKey(line)]),
    [
      [0, true],
      [0, true],
      [0, true],
    ],
  );
  for (const log of logs) {
    assert.match(log, /10\.60\.102\.11: connected\n.*10\.60\.102\.12: connected$/);
  }
  assert.deepEqual(simulator.state('EDU01').plugins, ['Monitoring.collectd-5.5.0']);
});

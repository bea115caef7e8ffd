import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { faultTable } from '../../simulator/src/faults';
import { readCommandLine } from '../../simulator/src/options';
import { call, methodCall, run, send } from './client';
import { readReady, runProgram } from './program';

describe('The simulator as a program', () => {
  test('prints one line when it is ready, and ends with its input', async (t) => {
    const program = runProgram(t, ['--tls', '--nodes', '3,2'], {
      BACKUP_SYNC_SIMULATOR_PASSWORD_EDU01: 'from outside',
    });
    const clusters = await readReady(program);
    assert.deepEqual(
      clusters.map(({ name, user }) => [name, user]),
      [
        ['EDU01', 'admin'],
        ['EDU02', 'admin'],
      ],
    );
    assert.equal(clusters[0]?.password, 'from outside');
    for (const { url, fingerprint = '', password } of clusters) {
      assert.match(url, /^https:\/\/127\.0\.0\.1:\d+\/cluster1\/$/);
      assert.match(fingerprint, /^[0-9A-F]{64}$/);
      assert.notEqual(password, '');
    }
    assert.deepEqual(Object.keys(clusters[0]), ['name', 'url', 'user', 'password', 'fingerprint']);
    const nodes = await Promise.all(clusters.map((cluster) => call(cluster, 'getNodeList')));
    assert.deepEqual(nodes, [
      ['n0011', 'n0012', 'n0013'],
      ['n0011', 'n0012'],
    ]);
    program.closeInput();
    assert.equal(await program.line('stdout'), undefined);
    assert.deepEqual(await program.ended, { code: 0, signal: null });
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    test(`ends on ${signal}, even with calls that wait for a dead node`, async (t) => {
      const program = runProgram(t, ['--clusters', '1', '--fault', 'dead-node']);
      const [edu01] = await readReady(program);
      const waiting = assert.rejects(run(edu01!, 'n0011', 'STATUS'), /socket hang up|ECONNRESET/);
      await call(edu01!, 'getNodeList');
      program.kill(signal);
      assert.deepEqual(await program.ended, { code: 0, signal: null });
      await waiting;
    });
  }

  test('takes faults and the time from its input and says so on standard error', async (t) => {
    const program = runProgram(t, ['--clusters', '1']);
    const edu01 = (await readReady(program))[0]!;
    const tell = async (line: string): Promise<unknown> => {
      program.write(line);
      return JSON.parse((await program.line('stderr')) ?? '') as unknown;
    };
    assert.deepEqual(await tell('{"fault": "http-500@EDU01"}'), { done: { fault: 'http-500@EDU01' } });
    assert.equal((await send(edu01, { body: methodCall('getNodeList') })).status, 500);
    assert.deepEqual(await tell('{"fault": "none"}'), { done: { fault: 'none' } });
    assert.deepEqual(await tell('{"clock": "2027-01-01T10:00:00Z"}'), { done: { clock: '2027-01-01T10:00:00.000Z' } });
    await run(edu01, 'n0011', 'INSTALL');
    assert.deepEqual(await run(edu01, 'n0011', 'GETLOG'), [0, '2027-01-01 10:00:00 n0011 plugin installed']);
    program.closeInput();
    assert.deepEqual(await program.ended, { code: 0, signal: null });
  });

  const wrongLines: readonly (readonly [line: string, error: RegExp])[] = [
    ['hello', /^Unknown line; expected/],
    ['null', /^Unknown line; expected/],
    ['{"fault": 7}', /^Unknown line; expected/],
    ['{"clock": "soon"}', /^Unknown line; expected/],
    ['{"fault": "gremlins"}', /^Unknown fault "gremlins"/],
    ['{"fault": "html@EDU07"}', /^Unknown cluster "EDU07"/],
  ];
  test('answers lines that it does not know with an error and goes on', async (t) => {
    const program = runProgram(t, ['--clusters', '1']);
    const [edu01] = await readReady(program);
    for (const [line, expected] of wrongLines) {
      program.write(line);
      const { error } = JSON.parse((await program.line('stderr')) ?? '') as { error: string };
      assert.match(error, expected, line);
    }
    assert.deepEqual(await call(edu01!, 'getDatabaseList'), ['exa_db1']);
  });

  test('keeps fingerprints from start to start in the folder of the environment', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'simulator-'));
    t.after(() => rm(folder, { recursive: true }));
    const fingerprints: (string | undefined)[][] = [];
    for (let count = 0; count < 2; count += 1) {
      const program = runProgram(t, ['--tls'], { BACKUP_SYNC_SIMULATOR_CERTIFICATES: folder });
      fingerprints.push((await readReady(program)).map(({ fingerprint }) => fingerprint));
      program.closeInput();
      await program.ended;
    }
    assert.deepEqual(fingerprints[1], fingerprints[0]);
  });

  test('prints its options and all its faults for --help', async (t) => {
    const program = runProgram(t, ['--help']);
    const lines: string[] = [];
    for (let line = await program.line('stdout'); line !== undefined; line = await program.line('stdout')) {
      lines.push(line);
    }
    const missing = [...faultTable].filter(
      ([kind, { text }]) => !lines.some((line) => line.includes(kind) && line.endsWith(text)),
    );
    assert.deepEqual(missing, []);
    assert.deepEqual(await program.ended, { code: 0, signal: null });
  });

  test('ends with 2 and a sentence where it cannot run', async (t) => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
    t.after(() => blocker.close());
    const taken = String((blocker.address() as AddressInfo).port);
    const wrong: readonly (readonly [args: readonly string[], message: RegExp])[] = [
      [['--clusters', 'many'], /^--clusters takes whole numbers from 1 to 50, not "many"$/],
      [['--fault', 'gremlins'], /^Unknown fault "gremlins"/],
      [['--port', taken], /EADDRINUSE/],
    ];
    for (const [args, message] of wrong) {
      const program = runProgram(t, args);
      assert.match((await program.line('stderr')) ?? '', message);
      assert.equal(await program.line('stdout'), undefined);
      assert.equal((await program.ended).code, 2);
    }
  });
});

describe('The command line of the simulator', () => {
  test('has two clusters of three nodes without latency, faults or TLS if nothing is said', () => {
    assert.deepEqual(readCommandLine([], {}), {
      kind: 'run',
      options: { clusters: 2, nodes: [3], latency: 0, ports: [], tls: false, faults: [], passwords: {} },
    });
  });

  test('takes lists with commas and options more than once', () => {
    const args = '--nodes 3,2 --port 8001,8002 --port 8003 --fault html --fault reset@EDU01 --latency 20 --tls'.split(
      ' ',
    );
    const result = readCommandLine(args, {});
    assert.deepEqual(result.kind === 'run' && result.options, {
      clusters: 2,
      nodes: [3, 2],
      latency: 20,
      ports: [8001, 8002, 8003],
      tls: true,
      faults: ['html', 'reset@EDU01'],
      passwords: {},
    });
  });

  const wrong: readonly (readonly [args: string, message: RegExp])[] = [
    ['--clusters 0', /^--clusters takes whole numbers from 1 to 50, not "0"$/],
    ['--nodes 3,', /^--nodes takes whole numbers from 1 to 900, not ""$/],
    ['--latency -1', /ambiguous|--latency/],
    ['--latency 1.5', /^--latency takes whole numbers from 0 to 600000, not "1.5"$/],
    ['--port 65536', /^--port takes whole numbers from 1 to 65535, not "65536"$/],
    ['--speed 9', /Unknown option '--speed'/],
    ['extra', /Unexpected argument 'extra'/],
  ];
  for (const [args, message] of wrong) {
    test(`refuses ${args}`, () => {
      const result = readCommandLine(args.split(' '), {});
      assert.match(result.kind === 'error' ? result.message : result.kind, message);
    });
  }
});

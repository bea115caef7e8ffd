import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { before, beforeEach, describe, test } from 'node:test';
import type { NodeResult } from '../../client/src/procedure/runFunction';
import { ACTIVATED, httpAnswer, startRawServer, xmlValue } from '../exaoperation/support/server';
import { clientFile, Program, serverFile, temporaryFolder, type Outcome } from './program';
import { optionsFor, PASSWORD, SimulatorProgram, type Cluster } from './simulator';

const program = new Program();
const simulator = new SimulatorProgram();
let edu01: Cluster;
let edu02: Cluster;

before(async () => {
  await simulator.start();
  edu01 = simulator.cluster('EDU01');
  edu02 = simulator.cluster('EDU02');
});
beforeEach(() => simulator.fault('none'));

const KNOWN = { BACKUP_SYNC_PASSWORD: PASSWORD };
const SECRETS = { BACKUP_SYNC_SECRET_LOCAL: 'l0calPw', BACKUP_SYNC_SECRET_REMOTE: 'rem0tePw' };

interface More {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
}

/** `run` or `status` on EDU01 with its password in the environment. */
function onEdu01(command: string, args: readonly string[], more: More = {}): Outcome {
  return on(edu01, command, args, more);
}

function on(cluster: Cluster, command: string, args: readonly string[], { env = {}, ...more }: More = {}): Outcome {
  return program.run([command, ...optionsFor(cluster), ...args], { ...more, env: { ...KNOWN, ...env } });
}

function resultsOf({ stdout }: Outcome): readonly NodeResult[] {
  return JSON.parse(stdout) as NodeResult[];
}

/** Nothing of what must stay secret is in what a program wrote. */
function assertQuiet({ stdout, stderr }: Outcome): void {
  const written = stdout + stderr;
  const login = Buffer.from(`${edu01.user}:${PASSWORD}`).toString('base64');
  for (const secret of [
    PASSWORD,
    encodeURIComponent(PASSWORD),
    JSON.stringify(PASSWORD),
    login,
    'l0calPw',
    'rem0tePw',
  ]) {
    assert.ok(!written.includes(secret), 'a secret was written');
  }
}

describe('status', () => {
  test('is JSON of plugins, nodes in their order, databases and volumes, and nothing else', () => {
    const outcome = onEdu01('status', ['--format', 'json']);
    assert.deepEqual([outcome.code, outcome.stderr], [0, '']);
    const { plugins, nodes, databases, volumes, ...others } = JSON.parse(outcome.stdout) as Record<string, string[]>;
    assert.ok(plugins?.includes('Administration.BackupSync-1.0.17'));
    assert.deepEqual(
      nodes,
      ['n0011', 'n0012', 'n0013'].map((name) => ({ name, status: 'not installed' })),
    );
    assert.deepEqual([databases, volumes, others], [['exa_db1'], ['v0003'], {}]);
  });

  test('is a table for people', () => {
    const { code, stdout } = onEdu01('status', []);
    assert.equal(code, 0);
    assert.match(stdout, /^Databases: exa_db1$/m);
    assert.match(stdout, /^n0012 {2}not installed$/m);
  });

  test('ends with 1 where a node does not answer, and says so, and shows the others', async () => {
    await simulator.fault('dead-node@EDU01/n0012');
    const outcome = onEdu01('status', ['--timeout', '1', '--format', 'json']);
    assert.equal(outcome.code, 1);
    const { nodes } = JSON.parse(outcome.stdout) as { nodes: { status: string }[] };
    assert.deepEqual(
      nodes.map(({ status }) => status),
      ['not installed', 'unreachable', 'not installed'],
    );
    assert.match(outcome.stderr, /n0012: no complete answer .* within 1 s/);
  });

  test('goes on to the next address where one does not answer', () => {
    const silentFirst = program.run(['status', '--url', 'https://127.0.0.1:1/', ...optionsFor(edu01)], { env: KNOWN });
    assert.equal(silentFirst.code, 0, silentFirst.stderr);
    assert.match(silentFirst.stdout, /n0011 {2}not installed/);
  });

  test('refuses a cluster without plugins, as version 8', async () => {
    await simulator.fault('version8@EDU01');
    const { code, stdout, stderr } = onEdu01('status', []);
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /6\.x to 7\.1/);
  });
});

describe('a certificate', () => {
  const insecure = (): readonly string[] => ['status', '--url', edu01.url, '--user', edu01.user];

  test('that nobody has verified ends with 2, its facts and the option to use', () => {
    const { code, stdout, stderr } = program.run(insecure(), { env: KNOWN });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^Subject: .*CN=edu01/m);
    assert.match(stderr, /^Valid: \d{4}-\d\d-\d\dT.* to \d{4}-\d\d-\d\dT/m);
    const option = new RegExp(`--fingerprint ${edu01.fingerprint}$`, 'm').exec(stderr)?.[0] ?? '';
    assert.equal(program.run([...insecure(), ...option.split(' ')], { env: KNOWN }).code, 0);
  });

  test('other than the pinned one ends with 2, shows both, and is not offered for use', () => {
    const { code, stdout, stderr } = program.run([...insecure(), '--fingerprint', edu02.fingerprint], { env: KNOWN });
    assert.deepEqual([code, stdout], [2, '']);
    assert.ok(stderr.includes(`Pinned: ${edu02.fingerprint}\n`) && stderr.includes(`SHA-256: ${edu01.fingerprint}\n`));
    assert.ok(!stderr.includes('--fingerprint'));
  });

  test('may be one of several that are pinned, in any spelling', () => {
    const colons = edu01.fingerprint.toLowerCase().replace(/..(?=.)/g, '$&:');
    const pins = ['--fingerprint', edu02.fingerprint, '--fingerprint', colons];
    assert.equal(program.run([...insecure(), ...pins], { env: KNOWN }).code, 0);
  });

  test('is verified by the authorities of --ca, chain and name', () => {
    const folder = temporaryFolder();
    const pem = spawnSync('openssl', ['s_client', '-connect', new URL(edu01.url).host], {
      input: '',
      encoding: 'utf8',
    });
    const certificate = /-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----\n/.exec(pem.stdout)?.[0] ?? '';
    const files = temporaryFolder({ 'ca.pem': certificate, 'empty.pem': 'no certificate\n' });
    // It is its own authority, and is made for 127.0.0.1; the other cluster's is not of that authority.
    assert.equal(program.run([...insecure(), '--ca', join(files, 'ca.pem')], { env: KNOWN, cwd: folder }).code, 0);
    const other = ['status', '--url', edu02.url, '--user', edu02.user, '--ca', join(files, 'ca.pem')];
    const refused = program.run(other, { env: KNOWN, cwd: folder });
    assert.deepEqual([refused.code, refused.stdout], [2, '']);
    assert.match(refused.stderr, /is not trusted/);
    const both = program.run(['status', ...optionsFor(edu01), '--ca', 'empty.pem'], { env: KNOWN, cwd: files });
    assert.deepEqual(both, { code: 2, stdout: '', stderr: '--ca: empty.pem holds no certificate (PEM).\n' });
    assert.match(onEdu01('status', ['--ca', 'none.pem'], { cwd: files }).stderr, /none\.pem cannot be read \(ENOENT\)/);
  });
});

describe('the password', () => {
  const args = (): readonly string[] => ['run', ...optionsFor(edu01), '--function', 'STATUS'];

  test('is the first line that a command prints, which goes before the environment', () => {
    const script = temporaryFolder({ 'print.js': `console.log(${JSON.stringify(PASSWORD)}); console.log('more');` });
    const command = `"${process.execPath}" "${join(script, 'print.js')}"`;
    const outcome = program.run([...args(), '--password-command', command], { env: { BACKUP_SYNC_PASSWORD: 'wrong' } });
    assert.equal(outcome.code, 0, outcome.stderr);
    assertQuiet(outcome);
  });

  test('of a command that prints none ends with 2, whatever is in the environment', () => {
    for (const [command, reason] of [
      ['exit 3', 'exit code 3'],
      [`"${process.execPath}" -e 0`, 'no output'],
    ] as const) {
      const { code, stderr } = program.run([...args(), '--password-command', command], { env: KNOWN });
      assert.equal(code, 2);
      assert.ok(stderr.includes(`did not print a password (${reason})`), stderr);
    }
  });

  test('that is unknown and cannot be asked for ends with 2 and says what to do', () => {
    const { code, stderr } = program.run(args(), { env: { BACKUP_SYNC_PASSWORD: '' } });
    assert.equal(code, 2);
    assert.match(stderr, /no terminal to ask on\. Set BACKUP_SYNC_PASSWORD, or use --password-command\.$/m);
  });

  test('that is refused ends with 2 and is not repeated', () => {
    const outcome = program.run(args(), { env: { BACKUP_SYNC_PASSWORD: 'wr0ngPassword' } });
    assert.deepEqual([outcome.code, outcome.stdout], [2, '']);
    assert.match(outcome.stderr, /refused the login of user/);
    assert.ok(!outcome.stderr.includes('wr0ngPassword'));
  });

  test('is asked for on a terminal, and what is typed is not shown', () => {
    const typed = onTerminal(args(), [PASSWORD]);
    assert.equal(typed.code, 0, typed.shown);
    assert.match(typed.shown, /Password of .+ on 127\.0\.0\.1:\d+: \r?\n/);
    assert.match(typed.shown, /3 of 3 nodes succeeded/);
    assert.ok(!typed.shown.includes('hunter2'));
  });

  test('may be corrected while it is typed', () => {
    assert.equal(onTerminal(args(), [`x\x7f${PASSWORD}y\x7f`]).code, 0);
  });

  test('that nobody wants to type ends the program: Ctrl+C with 130, an empty line with 2', () => {
    assert.equal(onTerminal(args(), ['abc\x03']).code, 130);
    const empty = onTerminal(args(), ['']);
    assert.equal(empty.code, 2);
    assert.match(empty.shown, /nothing was called/);
  });
});

/** The program on a pseudo terminal of Python; each answer is typed once the program has asked. */
function onTerminal(args: readonly string[], answers: readonly string[]): { code: number | null; shown: string } {
  const script = `
import json, os, pty, sys
args, answers = json.loads(sys.stdin.read())
pid, terminal = pty.fork()
if pid == 0:
    os.environ.pop('BACKUP_SYNC_PASSWORD', None)
    os.execv(args[0], args)
shown = b''
while True:
    try:
        chunk = os.read(terminal, 4096)
    except OSError:
        break
    if not chunk:
        break
    shown += chunk
    if answers and b': ' in shown:
        os.write(terminal, (answers.pop(0) + '\\r').encode())
sys.stdout.buffer.write(shown)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;
  const input = JSON.stringify([[process.execPath, program.path, ...args], answers]);
  const { status, stdout } = spawnSync('python3', ['-c', script], { input, encoding: 'utf8' });
  return { code: status, shown: stdout };
}

describe('run', () => {
  test('is JSON of results in the order of the nodes, whatever the order on the command line', () => {
    const outcome = onEdu01('run', [
      ...['--function', 'status', '--node', 'n0013', '--node', 'n0011'],
      ...['--format', 'json', '--concurrency', '1'],
    ]);
    assert.deepEqual([outcome.code, outcome.stderr], [0, '']);
    const results = resultsOf(outcome);
    assert.deepEqual(
      results,
      ['n0011', 'n0013'].map((node) => ({
        cluster: new URL(edu01.url).host,
        node,
        status: 0,
        exitCode: 0,
        output: 'not installed',
        milliseconds: results.find((result) => result.node === node)?.milliseconds,
      })),
    );
    assert.ok(results.every(({ milliseconds }) => Number.isInteger(milliseconds)));
    assertQuiet(outcome);
  });

  test('ends with 1 where one node fails, and shows its exit code and what it said', async () => {
    await simulator.fault('fail-node@EDU01/n0012');
    const text = onEdu01('run', ['--function', 'STATUS']);
    assert.equal(text.code, 1);
    assert.match(text.stdout, /^n0011 {2}0 .* not installed$/m);
    assert.match(text.stdout, /^n0012 {2}1 +\d+ ms +\S/m);
    assert.match(text.stdout, /^2 of 3 nodes succeeded\.$/m);
    const [, failed] = resultsOf(onEdu01('run', ['--function', 'STATUS', '--format', 'json']));
    assert.deepEqual([failed?.status, failed?.exitCode, failed?.error], [256, 1, undefined]);
  });

  test('gives a dead node its time and no more, and names it on standard error', async () => {
    await simulator.fault('dead-node@EDU01/n0011');
    const outcome = onEdu01('run', ['--function', 'STATUS', '--timeout', '1', '--format', 'json']);
    assert.equal(outcome.code, 1);
    const [dead, ...others] = resultsOf(outcome);
    assert.deepEqual([dead?.status, dead?.exitCode, dead?.output, dead?.error?.kind], [null, null, '', 'timeout']);
    assert.ok(others.every(({ status }) => status === 0));
    assert.match(outcome.stderr, /^n0011: .*no complete answer .* within 1 s/);
  });

  test('says what it cannot run, contacts nobody for it, and asks for no password', () => {
    const cases: readonly (readonly [args: readonly string[], sentence: RegExp])[] = [
      [[], /--function=NAME/],
      [['--function', 'rm -rf'], /"rm -rf" is not the name of a function/],
      [['--function', 'ACTIVATE', '--argument', 'C1'], /ACTIVATE may change .*Add --yes/],
      [['--function', 'UNINSTALL'], /Add --yes/],
      [['--function', 'DEACTIVATE'], /means every connection\. .*--argument/],
      [['--function', 'ACTIVATE', '--yes'], /needs the name of a connection/],
      [['--function', 'ACTIVATE', '--yes', '--argument', 'a b'], /needs the name of a connection/],
      [['--function', 'STATUS', '--argument', 'x', '--file', 'y'], /either --argument or --file/],
      [['--function', 'STATUS', '--base64'], /--file, which is missing/],
      [['--function', 'STATUS', '--file', 'none.cfg'], /none\.cfg cannot be read \(ENOENT\)/],
      [['--function', 'STATUS', 'n0011'], /"n0011" is one word too many/],
      [['--function', 'STATUS', '--concurrency', '0'], /--concurrency takes a whole number from 1 to 32, not "0"/],
      [['--function', 'STATUS', '--timeout', '1.5'], /--timeout takes a whole number/],
      [['--function', 'STATUS', '--fingerprint', 'abc'], /64 hexadecimal digits/],
    ];
    for (const [args, sentence] of cases) {
      const where = ['--url', 'https://127.0.0.1:1/', '--user', 'admin'];
      const { code, stdout, stderr } = program.run(['run', ...where, ...args]);
      assert.deepEqual([code, stdout], [2, ''], args.join(' '));
      assert.match(stderr, sentence);
    }
    assert.match(program.run(['run', '--function', 'STATUS']).stderr, /--url=https:/);
    assert.match(program.run(['run', '--function', 'STATUS', '--url', 'https://h']).stderr, /--user=USER/);
  });

  test('never repeats a password that somebody put into the URL', () => {
    const { code, stderr } = program.run(['status', '--url', 'https://admin:s3cret@h/cluster1/', '--user', 'admin']);
    assert.equal(code, 2);
    assert.match(stderr, /no user and no password/);
    assert.ok(!stderr.includes('s3cret'));
  });

  test('refuses a node and a plugin that the cluster does not have', () => {
    const node = onEdu01('run', ['--function', 'STATUS', '--node', 'n0099']);
    assert.deepEqual([node.code, node.stdout], [2, '']);
    assert.match(node.stderr, /no node n0099\. Its nodes: n0011, n0012, n0013\./);
    const plugin = onEdu01('run', ['--function', 'STATUS', '--plugin', '--Odd=/etc']);
    assert.equal(plugin.code, 2);
    const odd = onEdu01('run', ['--function', 'STATUS', '--plugin=../x']);
    assert.equal(odd.code, 2);
    assert.match(odd.stderr, /has no plugin "\.\.\/x"/);
  });

  test('runs functions of other plugins, and what it does not know of them only with --yes', () => {
    const collectd = ['--plugin', 'Monitoring.collectd-5.5.0', '--node', 'n0011'];
    assert.equal(onEdu01('run', [...collectd, '--function', 'STATUS']).code, 0);
    assert.equal(onEdu01('run', [...collectd, '--function', 'START']).code, 2);
    assert.notEqual(onEdu01('run', [...collectd, '--function', 'START', '--yes']).code, 2);
  });

  test('warns where the password would go over the network as it is', () => {
    const { code, stderr } = program.run(['status', '--url', 'http://127.0.0.1:1/', '--user', 'a'], { env: KNOWN });
    assert.equal(code, 2);
    assert.match(stderr, /^The connection is not encrypted/);
  });

  test('prints nothing that steers a terminal', async () => {
    await simulator.fault('control-bytes@EDU01');
    const { stdout } = onEdu01('run', ['--function', 'STATUS']);
    assert.match(stdout, /not installed/);
    assert.doesNotMatch(stdout, /[\0-\x09\x0b-\x1f\x7f-\x9f]/);
  });
});

describe('what changes something', () => {
  const config = { 'client.cfg': clientFile(), 'server.cfg': serverFile };

  test('goes through installation, upload, activation and back', () => {
    const cwd = temporaryFolder(config);
    assert.equal(onEdu01('run', ['--function', 'INSTALL']).code, 0);
    const uploaded = onEdu01(
      'run',
      ['--function', 'UPLOAD_CONFIG', '--file', 'client.cfg', '--yes', '--format', 'json'],
      {
        cwd,
        env: SECRETS,
      },
    );
    assert.equal(uploaded.code, 0, uploaded.stderr);
    assertQuiet(uploaded);
    const keys = resultsOf(
      onEdu01('run', ['--function', 'SSHKEY', '--argument', 'Connection1', '--yes', '--format', 'json']),
    );
    const file = temporaryFolder({ 'keys.pub': keys.map(({ output }) => `${output}\n`).join('') });
    const key = onEdu01('run', ['--function', 'UPLOAD_KEY', '--file', join(file, 'keys.pub'), '--yes']);
    assert.equal(key.code, 0, key.stderr);
    const activate = ['--function', 'ACTIVATE', '--argument', 'Connection1', '--yes'];
    assert.equal(onEdu01('run', activate).code, 0);
    assert.match(onEdu01('status', []).stdout, /n0013 {2}activated/);
    const early = onEdu01('run', ['--function', 'UNINSTALL', '--yes']);
    assert.equal(early.code, 2);
    assert.match(early.stderr, /active on .*Deactivate every connection first\.\nAdd --anyway/);
    assert.equal(onEdu01('run', ['--function', 'DEACTIVATE', '--yes']).code, 0);
    assert.equal(onEdu01('run', ['--function', 'UNINSTALL', '--yes']).code, 0);
    assert.match(onEdu01('status', []).stdout, /n0011 {2}not installed/);
  });

  test('goes to the first node alone, and to no other where it fails there', async () => {
    await simulator.fault('fail-node@EDU02/n0011');
    const outcome = on(edu02, 'run', ['--function', 'INSTALL', '--format', 'json']);
    assert.equal(outcome.code, 1);
    assert.deepEqual(
      resultsOf(outcome).map(({ exitCode, error }) => exitCode ?? error?.kind),
      [1, 'notRun', 'notRun'],
    );
  });

  test('is not uploaded where the file has an error, a secret without a value, or a password of an example', () => {
    const cwd = temporaryFolder({
      'bad.cfg': clientFile({ START_CYCLE: '0 25 * * *' }),
      'example.cfg': clientFile({ LOCAL_URL: 'ftp://FTPbackup:**PW**@%s/v0003' }),
      'literal.cfg': clientFile({ LOCAL_URL: 'ftp://FTPbackup:s3cr/et@%s/v0003' }),
      ...config,
    });
    const upload = (file: string, env: Readonly<Record<string, string>> = SECRETS): Outcome =>
      onEdu01('run', ['--function', 'UPLOAD_CONFIG', '--yes', '--file', file], { cwd, env });
    const bad = upload('bad.cfg');
    assert.deepEqual([bad.code, bad.stdout], [2, '']);
    assert.match(bad.stderr, /^bad\.cfg cannot be uploaded\.\nLine 4: /);
    assert.match(upload('client.cfg', { BACKUP_SYNC_SECRET_LOCAL: 'x1' }).stderr, /BACKUP_SYNC_SECRET_REMOTE\.$/m);
    assert.match(upload('example.cfg').stderr, /cannot be uploaded/);
    assert.ok(!upload('literal.cfg').stderr.includes('s3cr'));
    const missing = upload('client.cfg', { ...SECRETS, BACKUP_SYNC_SECRET_LOCAL: 'a b/c' });
    assert.equal(missing.code, 2);
    assert.ok(!missing.stderr.includes('a b/c'));
    const none = onEdu01('run', ['--function', 'UPLOAD_CONFIG', '--yes']);
    assert.match(none.stderr, /no connection/);
  });

  test('may come from standard input, and a private key never goes anywhere', () => {
    const input = '-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\n';
    const { code, stderr } = onEdu01('run', ['--function', 'UPLOAD_KEY', '--yes', '--file', '-'], { input });
    assert.equal(code, 2);
    assert.match(stderr, /private key/);
  });

  test('is cancelled by Ctrl+C: what is under way is of unknown outcome, what has not begun is not run', async () => {
    const list = (...names: string[]) =>
      xmlValue(
        `<array><data>${names.map((name) => `<value><string>${name}</string></value>`).join('')}</data></array>`,
      );
    const server = await startRawServer((socket, { body }) => {
      if (body.includes('INSTALL')) {
        child.kill('SIGINT');
      } else if (body.includes('getNodeList')) {
        socket.write(httpAnswer(list('n0011', 'n0012')));
      } else if (body.includes('showPluginList')) {
        socket.write(httpAnswer(list('Administration.BackupSync-1.0.17')));
      } else {
        socket.write(httpAnswer(ACTIVATED.replace('activated', 'not installed')));
      }
    });
    const args = ['run', '--url', server.url, '--user', 'admin', '--function', 'INSTALL', '--format', 'json'];
    const child = spawn(process.execPath, [program.path, ...args], { env: { ...process.env, ...KNOWN } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const [code] = (await once(child, 'close')) as [number];
    await server.close();
    assert.equal(code, 130, stderr);
    const [first, second] = JSON.parse(stdout) as NodeResult[];
    assert.deepEqual([first?.error?.kind, second?.error?.kind], ['cancelled', 'cancelled']);
    assert.match(
      first?.error?.message ?? '',
      /not known whether the call took effect.*STATUS read afterwards: not installed/,
    );
    assert.match(second?.error?.message ?? '', /^Not run/);
    assert.match(stderr, /Cancelling/);
  });
});

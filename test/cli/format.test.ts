import assert from 'node:assert/strict';
import { chmodSync, chownSync, linkSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { clientFile, Program, serverFile, temporaryFolder } from './program';

const program = new Program();
const untidy = serverFile.replace('Verbose = true', '  Verbose=true  ');

describe('format', () => {
  test('prints one file, or standard input', () => {
    const cwd = temporaryFolder({ 'server.cfg': untidy });
    assert.deepEqual(program.run(['format', 'server.cfg'], { cwd }), { code: 0, stdout: serverFile, stderr: '' });
    assert.deepEqual(program.run(['format', '-'], { input: untidy }), { code: 0, stdout: serverFile, stderr: '' });
    assert.equal(readFileSync(join(cwd, 'server.cfg'), 'utf8'), untidy);
  });

  test('with --check names the files that would change, changes none, and ends with 1', () => {
    const cwd = temporaryFolder({ 'a/server.cfg': untidy, 'a/client.cfg': clientFile(), 'a/other.cfg': 'x =y\n' });
    assert.deepEqual(program.run(['format', '--check', 'a'], { cwd }), {
      code: 1,
      stdout: 'a/server.cfg\n',
      stderr: '',
    });
    assert.equal(readFileSync(join(cwd, 'a/server.cfg'), 'utf8'), untidy);
    assert.equal(program.run(['format', '--check', 'a/client.cfg'], { cwd }).code, 0);
  });

  test('with --write changes the files that need it, and leaves nothing behind', () => {
    const cwd = temporaryFolder({ 'server.cfg': untidy, 'client.cfg': clientFile() });
    const before = statSync(join(cwd, 'client.cfg'));
    assert.deepEqual(program.run(['format', '--write', '.'], { cwd }), { code: 0, stdout: 'server.cfg\n', stderr: '' });
    assert.equal(readFileSync(join(cwd, 'server.cfg'), 'utf8'), serverFile);
    assert.deepEqual(readdirSync(cwd).sort(), ['client.cfg', 'server.cfg']);
    assert.equal(statSync(join(cwd, 'client.cfg')).ino, before.ino);
  });

  test('with --write keeps permissions, whatever the umask takes, and links', () => {
    const cwd = temporaryFolder({ 'real/server.cfg': untidy });
    chmodSync(join(cwd, 'real/server.cfg'), 0o666);
    symlinkSync('real/server.cfg', join(cwd, 'link.cfg'));
    assert.equal(program.run(['format', '--write', 'link.cfg'], { cwd }).code, 0);
    assert.ok(lstatSync(join(cwd, 'link.cfg')).isSymbolicLink());
    assert.equal(readFileSync(join(cwd, 'real/server.cfg'), 'utf8'), serverFile);
    assert.equal(statSync(join(cwd, 'real/server.cfg')).mode & 0o777, 0o666);
  });

  test('with --write keeps hard links, and leaves a file that is read-only alone', () => {
    const cwd = temporaryFolder({ 'server.cfg': untidy, 'locked/server.cfg': untidy });
    linkSync(join(cwd, 'server.cfg'), join(cwd, 'other.cfg'));
    assert.equal(program.run(['format', '--write', 'server.cfg'], { cwd }).code, 0);
    assert.equal(readFileSync(join(cwd, 'other.cfg'), 'utf8'), serverFile);
    chmodSync(join(cwd, 'locked/server.cfg'), 0o444);
    assert.deepEqual(program.run(['format', '--write', 'locked'], { cwd }), {
      code: 2,
      stdout: '',
      stderr: 'locked/server.cfg is read-only and was left as it is.\n',
    });
    assert.equal(readFileSync(join(cwd, 'locked/server.cfg'), 'utf8'), untidy);
  });

  // Only root can give files away.
  const isRoot = process.getuid?.() === 0;
  test('with --write leaves a file to its owner', () => {
    const cwd = temporaryFolder({ 'server.cfg': untidy });
    const file = join(cwd, 'server.cfg');
    const owner = isRoot ? 12_345 : statSync(file).uid;
    chownSync(file, owner, statSync(file).gid);
    assert.equal(program.run(['format', '--write', '.'], { cwd }).code, 0);
    assert.equal(statSync(file).uid, owner);
    assert.equal(readFileSync(file, 'utf8'), serverFile);
  });

  test('names no file so that a terminal or a runner takes it for a command', () => {
    const cwd = temporaryFolder({ '::error::x.cfg': untidy, 'a\n::warning::b.cfg': untidy });
    const { stdout } = program.run(['format', '--check', '.'], { cwd });
    assert.deepEqual(stdout.split('\n'), ['./::error::x.cfg', 'a\\u{a}::warning::b.cfg', '']);
    const { stderr } = program.run(['format', '::error::\x1b[2J'], { cwd });
    assert.match(stderr, /^There is no file ::error::\\u\{1b\}\[2J\. /);
  });

  test('prints JSON', () => {
    const cwd = temporaryFolder({ 'server.cfg': untidy, 'client.cfg': clientFile() });
    const json = (...args: string[]) =>
      JSON.parse(program.run(['format', '--format=json', ...args], { cwd }).stdout) as unknown;
    assert.deepEqual(json('server.cfg'), [{ file: 'server.cfg', changed: true, text: serverFile }]);
    assert.deepEqual(json('--check', '.'), [
      { file: 'client.cfg', changed: false },
      { file: 'server.cfg', changed: true },
    ]);
  });

  test('keeps a byte order mark and the line ends of the file', () => {
    const input = `\ufeff${untidy.replaceAll('\n', '\r\n')}`;
    const { stdout } = program.run(['format', '-'], { input });
    assert.equal(stdout, `\ufeff${serverFile.replaceAll('\n', '\r\n')}`);
  });

  test('leaves bytes that are no text alone', () => {
    const bytes = Buffer.concat([Buffer.from(untidy), Buffer.from([0x23, 0xe4, 0x0a])]);
    const cwd = temporaryFolder({ 'latin1.cfg': bytes });
    const { code, stdout, stderr } = program.run(['format', '--write', 'latin1.cfg'], { cwd });
    assert.deepEqual([code, stdout], [2, '']);
    assert.match(stderr, /^latin1\.cfg is not UTF-8 and was left as it is\./);
    assert.deepEqual(readFileSync(join(cwd, 'latin1.cfg')), bytes);
  });

  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['several files without --write', ['a.cfg', 'b.cfg'], /^Only one file can be printed, not 2\. Use --write/],
    ['--check with --write', ['--check', '--write', 'a.cfg'], /^Use either --check or --write\./],
    ['--write for standard input', ['--write', '-'], /^--write cannot change standard input/],
    ['a format that only check has', ['--format=sarif', 'a.cfg'], /^--format takes one of text, json, not "sarif"/],
    ['no file', [], /^Name files/],
  ];
  for (const [what, args, expected] of cases) {
    test(`refuses ${what} with 2`, () => {
      const cwd = temporaryFolder({ 'a.cfg': untidy, 'b.cfg': untidy });
      const { code, stdout, stderr } = program.run(['format', ...args], { cwd });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, expected);
    });
  }
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import type { Log } from 'sarif';
import { badFile, clientFile, Program, serverFile, temporaryFolder } from './program';

const program = new Program();
const page = readFileSync('docs/command-line.md', 'utf8');
const PLACEHOLDER = 'path/to/dist/cli.js';

/** The code blocks of the page in one language. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)]
    .filter(([, name]) => name === language)
    .map(([, , text = '']) => text);
}

function hookOfPage(): string {
  return blocks('sh').find((block) => block.startsWith('#!')) ?? '';
}

describe('the hook of docs/command-line.md', () => {
  const hook = hookOfPage();

  test('refuses a commit with a bad file, and lets a good one pass', () => {
    const git = repository({ 'my files/client 1.cfg': badFile, 'setup.cfg': '[metadata]\nname = x\n' });
    git.install(hook);
    git.run('add', '-A');
    const refused = git.run('commit', '-m', 'bad');
    assert.equal(refused.status, 1, refused.stderr);
    assert.match(refused.stdout + refused.stderr, /my files\/client 1\.cfg:4:17 error cron-out-of-range/);
    git.write('my files/client 1.cfg', clientFile());
    git.run('add', '-A');
    const passed = git.run('commit', '-m', 'good');
    assert.equal(passed.status, 0, passed.stderr);
    assert.match(git.run('log', '--oneline').stdout, /^\w+ good\n$/);
  });

  test('looks at what is staged, not at what is on the disk', () => {
    const git = repository({ 'client.cfg': badFile });
    git.install(hook);
    git.run('add', '-A');
    git.write('client.cfg', clientFile());
    assert.equal(git.run('commit', '-m', 'bad').status, 1);
    git.run('add', '-A');
    git.write('client.cfg', badFile);
    assert.equal(git.run('commit', '-m', 'good').status, 0);
  });

  test('works with a path from the root of the repository, and where there is no Connection file', () => {
    const git = repository({ 'notes.txt': 'x\n' });
    git.write('tools/backup-sync/cli.js', readFileSync(program.path, 'utf8'));
    git.install(hook, 'tools/backup-sync/cli.js');
    git.run('add', '-A');
    const { status, stderr } = git.run('commit', '-m', 'first');
    assert.equal(status, 0, stderr);
  });
});

describe('the workflows of docs/command-line.md', () => {
  const [annotations = '', scanning = ''] = blocks('yaml');

  test('annotate errors and fail', () => {
    const bad = checkout({ 'Connection1/client.cfg': badFile, 'Connection1/server.cfg': serverFile });
    const { status, stdout } = carryOut(annotations, bad);
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=Connection1\/client\.cfg,line=4,col=17,/m);
    const good = checkout({ 'client.cfg': clientFile(), 'server.cfg': serverFile });
    assert.equal(carryOut(annotations, good).status, 0);
  });

  test('leave a SARIF file for the upload, also with errors, and fail where nothing could be checked', () => {
    const folder = checkout({ 'client.cfg': badFile });
    assert.equal(carryOut(scanning, folder).status, 0);
    const { runs } = JSON.parse(readFileSync(join(folder, 'backup-sync.sarif'), 'utf8')) as Log;
    assert.ok(runs[0]?.results?.some(({ ruleId }) => ruleId === 'cron-out-of-range'));
    rmSync(join(folder, 'tools/backup-sync/cli.js'));
    writeFileSync(join(folder, 'tools/backup-sync/cli.js'), 'process.exitCode = 2;');
    assert.notEqual(carryOut(scanning, folder).status, 0);
  });
});

describe('the other examples of docs/command-line.md', () => {
  test('run as they are written', () => {
    const cwd = checkout({ 'Connection1/client.cfg': clientFile(), 'Connection1/server.cfg': serverFile });
    const examples = blocks('')
      .flatMap((block) => block.trim().split('\n'))
      .filter((line) => !line.endsWith('COMMAND'));
    assert.equal(examples.length, 3);
    for (const example of examples) {
      const { status, stderr } = shell(example.replace(PLACEHOLDER, 'tools/backup-sync/cli.js'), cwd);
      assert.equal(status, 0, `${example}\n${stderr}`);
    }
  });

  test('name the options that there are', () => {
    const helps = ['check', 'format', 'cron', 'run', 'status'].map(
      (command) => program.run([command, '--help']).stdout,
    );
    const withoutGit = page.replace(hookOfPage(), '');
    for (const [option] of withoutGit.matchAll(/--[a-z][a-z-]+/g)) {
      assert.ok(
        helps.some((help) => help.includes(option)),
        option,
      );
    }
  });
});

/** A repository of git without a person's settings. */
function repository(files: Readonly<Record<string, string>>) {
  const folder = temporaryFolder(files);
  const home = temporaryFolder();
  const env = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1', TMPDIR: home };
  const run = (...args: string[]) => spawnSync('git', args, { cwd: folder, env, encoding: 'utf8' });
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  run('init', '--quiet');
  run('config', 'user.name', 'A person');
  run('config', 'user.email', 'person@example.com');
  return {
    run,
    write,
    install: (hook: string, cli = program.path): void => {
      assert.ok(hook.includes(PLACEHOLDER));
      write('.git/hooks/pre-commit', hook.replace(PLACEHOLDER, cli));
      chmodSync(join(folder, '.git/hooks/pre-commit'), 0o755);
    },
  };
}

/** A folder as `actions/checkout` leaves it, with the program where the page wants it. */
function checkout(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder({ ...files, 'tools/backup-sync/cli.js': '' });
  copyFileSync(program.path, join(folder, 'tools/backup-sync/cli.js'));
  return folder;
}

/** Runs the `run:` lines of a workflow in their order, with the shell and the options of the runner. */
function carryOut(workflow: string, cwd: string) {
  const lines = [...workflow.matchAll(/^ +- run: (.*)$/gm)].map(([, line = '']) => line);
  assert.ok(lines.length > 0);
  return shell(lines.join('\n'), cwd);
}

function shell(script: string, cwd: string) {
  return spawnSync('bash', ['-e', '-c', script], { cwd, encoding: 'utf8' });
}

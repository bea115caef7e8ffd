import assert from 'node:assert/strict';
import { existsSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { badFile, clientFile, Program, rowsOf, serverFile, temporaryFolder } from './program';

const program = new Program();
const NOT_OURS = '[section]\nname = value\n';

describe('check', () => {
  test('ends with 0 on the files of the document', () => {
    const { code, stderr } = program.run(['check', 'test/golden/samples'], { cwd: process.cwd() });
    assert.equal(code, 0);
    assert.equal(stderr, '');
  });

  test('ends with 1 where there is an error, and with 0 where there are only warnings', () => {
    const cwd = temporaryFolder({ 'bad.cfg': badFile, 'odd.cfg': clientFile({ Colour: 'red' }) });
    assert.equal(program.run(['check', 'bad.cfg'], { cwd }).code, 1);
    const odd = program.run(['check', 'odd.cfg', '--format', 'json'], { cwd });
    assert.deepEqual([odd.code, rowsOf(odd).filter(({ severity }) => severity === 'warning').length], [0, 1]);
  });

  test('prints JSON with exactly the promised fields, counted from 1 in UTF-16 units', () => {
    const cwd = temporaryFolder({ 'bad.cfg': badFile });
    const found = rowsOf(program.run(['check', '--format=json', 'bad.cfg'], { cwd }));
    const [{ message, ...row }] = found.filter(({ rule }) => rule === 'cron-out-of-range') as [(typeof found)[number]];
    assert.match(message, /hour/);
    assert.deepEqual(row, {
      file: 'bad.cfg',
      line: 4,
      column: 17,
      endLine: 4,
      endColumn: 19,
      severity: 'error',
      rule: 'cron-out-of-range',
    });
  });

  test('prints an empty list where nothing is found', () => {
    const outcome = program.run(['check', '--format=json', '-'], { input: serverFile });
    assert.deepEqual([outcome.code, rowsOf(outcome).filter(({ severity }) => severity === 'error')], [0, []]);
  });

  for (const name of existsSync('test/golden/broken') ? readdirSync('test/golden/broken') : []) {
    test(`takes the broken file ${name} and ends as its findings say`, () => {
      const outcome = program.run(['check', '--format=json', join(resolve('test/golden/broken'), name)]);
      const hasErrors = rowsOf(outcome).some(({ severity }) => severity === 'error');
      assert.deepEqual([outcome.code, outcome.stderr], [hasErrors ? 1 : 0, '']);
    });
  }
});

describe('the files of a check', () => {
  const cwd = temporaryFolder({
    'a/client.cfg': badFile,
    'a/other.cfg': NOT_OURS,
    'a/deep er/UPPER.CFG': badFile,
    'a/x.backupsync': badFile,
    'a/broken.backupsync': NOT_OURS,
    'a/notes.txt': badFile,
    'a/.hidden/client.cfg': badFile,
    'a/node_modules/client.cfg': badFile,
    'a/.git/client.cfg': badFile,
    'a/large.cfg': `${badFile}${'#'.repeat(1024 * 1024)}\n`,
    'b/[1].cfg': badFile,
    'c/settings.cfg': NOT_OURS,
  });
  const filesOf = (...args: string[]) => {
    const outcome = program.run(['check', '--format=json', ...args], { cwd });
    return [...new Set(rowsOf(outcome).map(({ file }) => file))];
  };
  const IN_A = ['a/.hidden/client.cfg', 'a/broken.backupsync', 'a/client.cfg', 'a/deep er/UPPER.CFG', 'a/x.backupsync'];

  test('of a folder are its Connection files, whatever else is called .cfg', () => {
    assert.deepEqual(filesOf('a'), IN_A);
  });

  test('that are larger than 1 MB are passed over in folders, with a note, and taken when they are named', () => {
    const { stderr } = program.run(['check', 'a'], { cwd });
    assert.match(stderr, /^a\/large\.cfg is larger than 1 MB and was passed over\./);
    assert.deepEqual(filesOf('a/large.cfg'), ['a/large.cfg']);
  });

  test('of a folder that cannot even be looked at end the call: passed over, they would count as good', () => {
    const bad = temporaryFolder({ 'server.cfg': badFile });
    writeFileSync(Buffer.concat([Buffer.from(`${bad}/bad`), Buffer.from([0xff]), Buffer.from('.cfg')]), badFile);
    symlinkSync('nowhere', join(bad, 'dangling.cfg'));
    const { code, stderr } = program.run(['check', '.'], { cwd: bad });
    assert.equal(code, 2);
    assert.match(stderr, /^bad\ufffd\.cfg was listed, but cannot be looked at: its name is not UTF-8/);
  });

  test('that are named are checked, whatever they look like', () => {
    assert.deepEqual(filesOf('c/settings.cfg'), ['c/settings.cfg']);
  });

  test('of a pattern that the shell left alone are those that look like Connection files', () => {
    assert.deepEqual(filesOf('a/*.cfg'), ['a/client.cfg']);
    assert.deepEqual(filesOf('a/**/*.{cfg,txt}'), [
      'a/.hidden/client.cfg',
      'a/client.cfg',
      'a/deep er/UPPER.CFG',
      'a/notes.txt',
    ]);
  });

  test('of a pattern may be above, and back in, the folder in which it runs', () => {
    const outcome = program.run(['check', '--format=json', '../*/*.cfg'], { cwd: join(cwd, 'a') });
    assert.deepEqual([...new Set(rowsOf(outcome).map(({ file }) => file))], ['client.cfg', '../b/[1].cfg']);
  });

  test('whose names look like patterns are found by their names', () => {
    assert.deepEqual(filesOf('b/[1].cfg'), ['b/[1].cfg']);
  });

  test('come once, however often they are named', () => {
    const outcome = program.run(['check', '--format=json', 'a/client.cfg', 'a', './a/*.cfg'], { cwd });
    assert.equal(
      rowsOf(outcome).filter(({ file, rule }) => file === 'a/client.cfg' && rule === 'cron-out-of-range').length,
      1,
    );
  });

  test('keep absolute paths where those were given', () => {
    assert.deepEqual(filesOf(join(cwd, 'a/client.cfg')), [join(cwd, 'a/client.cfg')]);
  });

  test('may be beside links that lead in a circle or nowhere', () => {
    const folder = temporaryFolder({ 'in/client.cfg': badFile });
    symlinkSync('..', join(folder, 'in/up'));
    symlinkSync('..', join(folder, 'in/up.cfg'));
    symlinkSync('nowhere', join(folder, 'in/dead.cfg'));
    const outcome = program.run(['check', '--format=json', '.'], { cwd: folder });
    assert.deepEqual([...new Set(rowsOf(outcome).map(({ file }) => file))], ['in/client.cfg']);
  });

  test('without a Connection file among them end with 0, and a sentence says so', () => {
    const { code, stderr } = program.run(['check', 'c'], { cwd });
    assert.deepEqual([code, stderr.split('.')[0]], [0, 'No Connection file was found there']);
  });

  test('that lead to themselves are refused', () => {
    const folder = temporaryFolder();
    symlinkSync('loop.cfg', join(folder, 'loop.cfg'));
    const { code, stderr } = program.run(['check', 'loop.cfg'], { cwd: folder });
    assert.deepEqual([code, stderr], [2, 'loop.cfg cannot be read (ELOOP).\n']);
  });

  test('may hold bytes that are no text', () => {
    const folder = temporaryFolder({ 'x.cfg': Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x0a, 0xc3]) });
    const outcome = program.run(['check', '--format=json', 'x.cfg'], { cwd: folder });
    assert.equal(outcome.code, 1);
    assert.ok(rowsOf(outcome).length > 0);
  });
});

describe('standard input', () => {
  test('is checked, and called what --stdin-filename says', () => {
    const unnamed = program.run(['check', '--format=json', '-'], { input: badFile });
    const named = program.run(['check', '--format=json', '-', '--stdin-filename', 'x/client.cfg'], { input: badFile });
    assert.deepEqual([unnamed.code, rowsOf(unnamed)[0]?.file], [1, '<stdin>']);
    assert.deepEqual([named.code, rowsOf(named)[0]?.file], [1, 'x/client.cfg']);
  });

  test('stands for the file of its name among those of a folder', () => {
    const cwd = temporaryFolder({ 'client.cfg': badFile });
    assert.equal(
      program.run(['check', '-', '.', '--stdin-filename', 'client.cfg'], { cwd, input: clientFile() }).code,
      0,
    );
  });
});

test('files come in the order in which they were named, standard input among them', () => {
  const cwd = temporaryFolder({ 'a.cfg': badFile, 'z.cfg': badFile });
  const outcome = program.run(['check', '--format=json', 'z.cfg', '-', 'a.cfg', '-'], { cwd, input: badFile });
  assert.deepEqual([...new Set(rowsOf(outcome).map(({ file }) => file))], ['z.cfg', '<stdin>', 'a.cfg']);
});

describe('files of one call', () => {
  test('are checked as pairs, wherever they are', () => {
    const cwd = temporaryFolder({ 'a/one.cfg': serverFile, 'a/two.cfg': clientFile() });
    const missing = (...files: string[]) =>
      rowsOf(program.run(['check', '--format=json', ...files], { cwd })).filter(
        ({ rule }) => rule === 'pair-missing-partner',
      ).length;
    assert.equal(missing('a/one.cfg'), 1);
    assert.equal(missing('a/one.cfg', 'a/two.cfg'), 0);
  });
});

describe('levels of rules', () => {
  test('are set by --rule, as often as it is given', () => {
    const run = (...args: string[]) => program.run(['check', '-', ...args], { input: badFile }).code;
    assert.equal(run('--rule', 'cron-out-of-range=off'), 0);
    assert.equal(run('--rule=cron-out-of-range=warning', '--rule=plain-ftp=hint'), 0);
    assert.equal(run('--rule', 'cron-out-of-range=off', '--rule', 'plain-ftp=error'), 1);
  });
});

describe('the settings of VS Code', () => {
  const entry = '"name": "Connection1", "client": "A", "server": "B"';
  const cwd = temporaryFolder({
    'bad.cfg': badFile,
    'a/client.cfg': clientFile(),
    'b/server.cfg': serverFile,
    'c/server.cfg': serverFile,
    '.vscode/settings.json': `{
      // As VS Code has it.
      "backupSync.rules": { "cron-out-of-range": "warning", },
      "backupSync.connections": [{ ${entry}, "clientFile": "a/client.cfg", "serverFile": "b/server.cfg" }],
    }`,
    'rule.json': '{ "backupSync.rules": { "cron-neverr": "off" } }',
    'level.json': '{ "backupSync.rules": { "cron-never": "loud" } }',
    'entry.json': '{ "backupSync.connections": [{ "name": "X" }] }',
    'list.json': '{ "backupSync.rules": ["cron-never"] }',
    'broken.json': '{ "backupSync',
  });
  const run = (...args: string[]) => program.run(['check', '--format=json', ...args], { cwd });

  test('are not read without --settings, and --rule is stronger', () => {
    assert.equal(run('bad.cfg').code, 1);
    assert.equal(run('bad.cfg', '--settings', '.vscode/settings.json').code, 0);
    assert.equal(run('bad.cfg', '--settings=.vscode/settings.json', '--rule=cron-out-of-range=error').code, 1);
  });

  test('tell which files belong together, also those that are not checked, from the folder above .vscode', () => {
    const rulesOf = (...args: string[]) => rowsOf(run(...args)).filter(({ rule }) => /^(pair|setting)-/.test(rule));
    assert.deepEqual(
      rulesOf('a', 'b', 'c').map(({ rule }) => rule),
      ['pair-ambiguous'],
    );
    assert.deepEqual(rulesOf('a', 'b', 'c', '--settings', '.vscode/settings.json'), []);
    assert.deepEqual(rulesOf('a', '--settings', '.vscode/settings.json'), []);
  });

  for (const [file, expected] of [
    ['rule.json', /^rule\.json: There is no rule "cron-neverr"\. Did you mean "cron-never"\?/],
    ['level.json', /takes one of error, .*, not "loud"/],
    ['entry.json', /needs name, client and server/],
    ['list.json', /backupSync\.rules is an object/],
    ['broken.json', /is not JSON/],
    ['none.json', /cannot be read/],
  ] as const) {
    test(`of ${file} end with 2`, () => {
      const { code, stdout, stderr } = run('bad.cfg', '--settings', file);
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, expected);
    });
  }

  test('name rules that --rule list lists', () => {
    assert.match(run('--rule', 'list').stdout, /^cron-never=warning$/m);
  });
});

describe('what cannot run', () => {
  const cwd = temporaryFolder({ 'client.cfg': clientFile() });
  const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no file at all', [], /^Name files, folders or patterns/],
    ['a file that is not there', ['none.cfg'], /^There is no file none\.cfg\. Check the name/],
    ['a path through a file', ['client.cfg/none.cfg'], /^There is no file/],
    ['a pattern that matches nothing', ['*.none'], /^No file matches \*\.none\./],
    ['an unknown option', ['client.cfg', '--formt=json'], /no option --formt\. Did you mean --format\?/],
    ['an option far from any', ['client.cfg', '--xyzzyplugh'], /no option --xyzzyplugh\. See --help/],
    ['an option without its value', ['client.cfg', '--format'], /^--format needs a value: write --format=text\|json/],
    ['an option for a value', ['--format', '--rule=x=off', 'client.cfg'], /^--format needs a value/],
    ['a switch with a value', ['client.cfg', '--help=yes'], /^--help takes no value/],
    [
      'an unknown format',
      ['client.cfg', '--format=xml'],
      /^--format takes one of text, json, sarif, github, not "xml"/,
    ],
    [
      'an unknown rule',
      ['client.cfg', '--rule=cron-neverr=off'],
      /no rule "cron-neverr"\. Did you mean "cron-never"\?/,
    ],
    ['a name of every object', ['client.cfg', '--rule=constructor=off'], /no rule "constructor"/],
    ['an unknown level', ['client.cfg', '--rule=cron-never=loud'], /takes one of error, warning, .*, not "loud"/],
    ['a rule without a level', ['client.cfg', '--rule=cron-never'], /takes one of error/],
  ];
  for (const [what, args, expected] of cases) {
    test(`${what} ends with 2, one sentence on standard error, and nothing else`, () => {
      const { code, stdout, stderr } = program.run(['check', ...args], { cwd });
      assert.deepEqual([code, stdout], [2, '']);
      assert.match(stderr, expected);
      assert.equal(stderr.split('\n').length, 2);
    });
  }
});

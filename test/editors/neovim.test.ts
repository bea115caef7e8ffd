// Neovim with the configuration of docs/other-editors.md and the bundled server, used as a person does.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pageCaptures, pageVersion, remedy, takeCaptures } from './captures';
import { Neovim, type Outcome } from './neovim';
import { codeBlocks } from './page';

/** Each step has a connection of its own, so that the files have nothing to do with each other. */
function broken(name: string): string {
  return `${name}
{
DATABASE_NAME = exa_db1
START_CYCLE = */2 25 * * *
REMOTE_NODES = 10.60.102.11
SSH = serve
}
`;
}

const untidy = `Untidy
{
DATABASE_NAME=exa_db1
  START_CYCLE   = 0 2 * * *
SSH = client
}
`;
const client = `Nightly
{
DATABASE_NAME = exa_db1
START_CYCLE = 0 2 * * *
LOCAL_URL = ftp://FTPbackup:\${secret:LOCAL}@%s/v0003
REMOTE_URL = ftp://FTPbackup:\${secret:REMOTE}@%s/v0002
REMOTE_NODES = 10.60.102.11; 10.60.102.12
SSH = client
}
`;
const server = 'Nightly\n{\nVerbose = true\nSSH = server\n}\n';

interface Problem {
  readonly line: number;
  readonly severity: string;
  readonly source: string;
  readonly message: string;
  readonly rule: string;
}

interface Results {
  readonly stopped: boolean;
  readonly filetypes: Outcome<Readonly<Record<string, string>>>;
  readonly diagnostics: Outcome<readonly Problem[]>;
  readonly mended: Outcome<readonly Problem[]>;
  readonly completion: Outcome<readonly string[]>;
  readonly hover: Outcome<readonly string[]>;
  readonly formatting: Outcome<readonly string[]>;
  readonly codeAction: Outcome<readonly string[]>;
  readonly definition: Outcome<{ readonly file: string; readonly line: string }>;
  readonly rename: Outcome<Readonly<Record<string, readonly string[]>>>;
}

describe('Neovim with the configuration of docs/other-editors.md', () => {
  let neovim: Neovim;
  let results: Results;

  before(() => {
    neovim = new Neovim();
    results = neovim.run('drive.lua', {
      ...Object.fromEntries(
        ['diagnostics', 'mended', 'completion', 'hover', 'codeAction'].map((step) => [`${step}.cfg`, broken(step)]),
      ),
      'new.backupsync': 'New\n{\n}\n',
      'setup.cfg': '[metadata]\nname = x\n',
      'formatting.cfg': untidy,
      'client.cfg': client,
      'server.cfg': server,
    }) as Results;
  });

  after(() => {
    neovim.dispose();
  });

  test('knows Connection files by their ending, and a .cfg file by what it holds', () => {
    assert.deepEqual(valueOf(results.filetypes), {
      'client.cfg': 'backup-sync',
      'new.backupsync': 'backup-sync',
      'setup.cfg': 'cfg',
    });
  });

  test('shows the problems of a file that it opens, with their rules and levels', () => {
    const problems = valueOf(results.diagnostics);
    assert.deepEqual(
      problems.filter(({ line }) => line > 1).map(({ line, severity, source, rule }) => [line, severity, source, rule]),
      [
        [4, 'ERROR', 'backup-sync', 'cron-out-of-range'],
        [6, 'ERROR', 'backup-sync', 'ssh-value'],
      ],
    );
    assert.match(problems.find(({ line }) => line === 4)?.message ?? '', /25/);
  });

  test('shows them anew when the text changes, with the level that its settings give a rule', () => {
    const rules = valueOf(results.mended).map(({ line, severity, rule }) => [line, severity, rule]);
    assert.deepEqual(
      rules.filter(([line]) => line === 4),
      [[4, 'HINT', 'cron-often']],
    );
  });

  test('offers the keys that a block lacks', () => {
    const labels = valueOf(results.completion);
    assert.ok(labels.includes('REMOTE_URL'), labels.join());
    assert.ok(!labels.includes('START_CYCLE'), labels.join());
  });

  test('shows what a key means', () => {
    assert.match(valueOf(results.hover).join('\n'), /addresses of the nodes of the other cluster/);
  });

  test('formats a file', () => {
    assert.deepEqual(valueOf(results.formatting), [
      'Untidy',
      '{',
      'DATABASE_NAME = exa_db1',
      'START_CYCLE = 0 2 * * *',
      'SSH = client',
      '}',
    ]);
  });

  test('mends a value with a code action, one of several for the place', () => {
    assert.ok(valueOf(results.codeAction).length > 1);
  });

  test('goes from a connection to its other side', () => {
    assert.deepEqual(valueOf(results.definition), { file: 'server.cfg', line: 'Nightly' });
  });

  test('renames a connection in the file that it shows and in one that it had not opened', () => {
    assert.deepEqual(valueOf(results.rename), {
      'client.cfg': lines(client.replace('Nightly', 'Hourly')),
      'server.cfg': lines(server.replace('Nightly', 'Hourly')),
    });
  });

  test('ends the server', () => {
    assert.equal(results.stopped, true);
  });

  test('can read every piece of the configuration, also those for other versions', () => {
    const snippets = codeBlocks('lua');
    const failures = neovim.run('parse.lua', {}, { args: ['-u', 'NONE'], env: { SNIPPETS: JSON.stringify(snippets) } });
    assert.deepEqual(
      failures,
      snippets.map(() => ''),
    );
  });

  test('looks as the page shows it', () => {
    const shown = pageCaptures();
    assert.equal(shown.length, 3);
    // Another version draws the same in a somewhat different way.
    const isSame = neovim.version === pageVersion();
    const taken = takeCaptures(neovim, isSame ? shown : []);
    assert.deepEqual(isSame ? taken : shown, shown, remedy);
  });
});

function valueOf<Value>({ value, failure }: Outcome<Value>): Value {
  assert.ok(value !== undefined, failure);
  return value;
}

function lines(text: string): readonly string[] {
  return text.trimEnd().split('\n');
}

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { toPattern } from '../../cli/src/sources';
import { Program } from './program';

const program = new Program();
const COMMANDS = ['check', 'format', 'cron', 'run', 'status'];

describe('the program', () => {
  test('prints its version, which is that of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    assert.deepEqual(program.run(['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  });

  test('lists its commands', () => {
    const { code, stdout } = program.run(['--help']);
    assert.equal(code, 0);
    for (const command of COMMANDS) {
      assert.match(stdout, new RegExp(`^ {2}${command} +[A-Z]`, 'm'));
    }
    assert.equal(program.run(['-h']).stdout, stdout);
  });

  for (const command of COMMANDS) {
    test(`has help for ${command} with every option and the exit codes`, () => {
      const { code, stdout, stderr } = program.run([command, '--help']);
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, new RegExp(`^Usage: backup-sync ${command} `, 'm'));
      assert.match(stdout, /^ {2}--format text\|json.*\.$/m);
      assert.match(stdout, /2 if it could not run/);
      assert.equal(program.run([command, '-h']).stdout, stdout);
    });
  }

  test('ends with 2 and a proposal where a command is missing or unknown', () => {
    assert.match(program.run([]).stderr, /^Name a command\. "backup-sync --help" lists them\.\n$/);
    assert.match(program.run(['chekc']).stderr, /^There is no command "chekc"\. Did you mean "check"\?\n$/);
    assert.match(program.run(['constructor']).stderr, /^There is no command "constructor"/);
    assert.deepEqual([program.run([]).code, program.run(['chekc']).code], [2, 2]);
  });

  test('carries nothing of the language server or the editor', () => {
    const foreign = Object.keys(program.metafile.inputs).filter((input) =>
      /node_modules\/vscode-(languageserver|jsonrpc|languageclient)\/|^client\/src\/(?!exaoperation|procedure)/.test(
        input,
      ),
    );
    assert.deepEqual(foreign, []);
  });

  test('reads patterns with the separators of Windows there, and only there', () => {
    assert.equal(toPattern('a\\*.cfg', '\\'), 'a/*.cfg');
    assert.equal(toPattern('a\\*.cfg', '/'), 'a\\*.cfg');
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cliCommand } from '../../client/src/cliPath';

describe('the command line to paste', () => {
  const cases: readonly [string, NodeJS.Platform, string][] = [
    ['/home/me/my extensions/x-1', 'linux', 'node "/home/me/my extensions/x-1/dist/cli.js"'],
    ['/Users/$me/x`1', 'darwin', "node '/Users/$me/x`1/dist/cli.js'"],
    ["/Users/o'brien!/x", 'darwin', String.raw`node '/Users/o'\''brien!/x/dist/cli.js'`],
    [String.raw`C:\Users\Some One\x-1`, 'win32', String.raw`node "C:\Users\Some One\x-1\dist\cli.js"`],
  ];
  for (const [folder, platform, command] of cases) {
    test(`is one argument for the shells of ${platform} when the folder is ${folder}`, () => {
      assert.equal(cliCommand(folder, platform), command);
    });
  }
});

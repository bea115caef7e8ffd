import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, test } from 'node:test';
import { readOptions } from '../../scripts/demo/options.mjs';

const DEFAULTS = { open: true, port: undefined, profile: path.resolve('/checkout/.demo'), build: true };

describe('the options of npm start', () => {
  const cases: [what: string, args: string[], env: NodeJS.ProcessEnv, expected: Partial<typeof DEFAULTS> | object][] = [
    ['opens a window of a profile in the checkout', [], {}, {}],
    ['only prints an address with --no-open', ['--no-open'], {}, { open: false }],
    ['takes --no-open from npm, which keeps it to itself without `--`', [], { npm_config_open: '' }, { open: false }],
    ['takes a port', ['--port', '8123'], {}, { port: 8123 }],
    ['takes a profile folder', ['--profile', '/elsewhere'], {}, { profile: path.resolve('/elsewhere') }],
    ['leaves dist/ as it is with --no-build', ['--no-build'], {}, { build: false }],
  ];
  for (const [what, args, env, expected] of cases) {
    test(what, () => assert.deepEqual(readOptions(args, env, '/checkout'), { ...DEFAULTS, ...expected }));
  }

  test('asks for help', () => assert.equal(readOptions(['--help'], {}, '/checkout'), 'help'));

  for (const port of ['0', '65536', '80a', '-1', '']) {
    test(`refuses the port "${port}"`, () => {
      assert.throws(() => readOptions([`--port=${port}`], {}, '/checkout'), /--port takes a number from 1 to 65535/);
    });
  }

  test('names an unknown option and shows those that exist', () => {
    assert.throws(() => readOptions(['--prot', '1'], {}, '/checkout'), /'--prot'[^]*--port N/);
  });
});

// What `npm test` runs, as a table.
import fs from 'node:fs';
import path from 'node:path';
import { install, installWeb, RELEASES } from '../../test/vscode/install.mjs';
import { run } from '../lib/processes.mjs';
import { runNodeTests, testFiles, withResults } from './nodeTests.mjs';
import { failure } from './schedule.mjs';
import { installTools } from './tools.mjs';

/**
 * @typedef {import('./schedule.mjs').Outcome} Outcome
 * @typedef {import('./schedule.mjs').Step} Step
 */

/** Folders of test/ with steps of their own, or without tests for the gate. */
const NOT_UNIT = new Set(['bench', 'host', 'ui', 'vscode', 'web']);
/** Looks at the packaged extension, so it comes after that step. */
const PACKAGE_TEST = 'test/contract/package.test.ts';

/**
 * @param {string} root the checkout
 * @returns {Step[]} a step stands below all that it needs
 */
export function stepsOf(root) {
  const releases = /** @type {(keyof typeof RELEASES)[]} */ (Object.keys(RELEASES));
  const hosts = releases.map((release) => `host-${release}`);
  return [
    { name: 'tools', run: async () => setUp(await installTools()) },
    { name: 'editors', run: () => installEditors(releases) },
    { name: 'build', run: () => check(root, [['esbuild.mjs']]) },
    {
      name: 'types',
      run: () =>
        check(root, [bin('typescript/bin/tsc', '-p', '.'), bin('typescript/bin/tsc', '-p', 'server/src/language')]),
    },
    ...releases.map((release) => ({
      name: `host-${release}`,
      needs: ['tools', 'editors', 'build'],
      run: () => withResults(root, () => ['--import', 'tsx', 'test/host/run.ts'], { VSCODE_NPM_RELEASE: release }),
    })),
    {
      name: 'web',
      needs: ['tools', 'editors', 'build'],
      run: () => withResults(root, () => ['--import', 'tsx', 'test/web/run.ts']),
    },
    { name: 'unit', needs: ['tools', 'editors', 'build'], run: () => runNodeTests(root, unitFiles(root), 2) },
    // It builds dist/ anew, which the steps before it run from.
    { name: 'package', after: ['build', 'types', 'unit', 'web', ...hosts], run: () => packageExtension(root) },
    { name: 'shipped', needs: ['package'], run: () => runNodeTests(root, [PACKAGE_TEST], 1) },
    {
      name: 'ui',
      needs: ['tools', 'editors', 'package'],
      run: () => runNodeTests(root, testFiles(path.join(root, 'test/ui')), 1),
    },
    {
      name: 'lint',
      run: () =>
        check(root, [
          bin('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
          bin('prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'),
        ]),
    },
  ];
}

/**
 * @param {string} program in node_modules
 * @param {...string} args
 */
const bin = (program, ...args) => [`node_modules/${program}`, ...args];

/**
 * @param {string} output
 * @returns {Outcome} of a step that is no test
 */
const setUp = (output) => ({ passed: 0, failed: 0, failures: [], output });

/** @param {(keyof typeof RELEASES)[]} releases */
async function installEditors(releases) {
  let output = '';
  for (const release of releases) {
    output += `VS Code ${release}: ${(await install(release)).vscode}\n`;
  }
  return setUp(`${output}VS Code for a browser: ${await installWeb()}\n`);
}

/**
 * Runs programs that count as one test.
 * @param {string} root
 * @param {string[][]} programs for Node
 * @returns {Promise<Outcome>}
 */
async function check(root, programs) {
  let all = '';
  const failed = [];
  for (const args of programs) {
    const { code, output } = await run(process.execPath, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
    all += output;
    if (code !== 0) {
      failed.push(`node ${args.join(' ')} ended with code ${code}.`);
    }
  }
  return failed.length > 0
    ? failure(`${failed.join('\n')}\n${all}`, all)
    : { passed: 1, failed: 0, failures: [], output: all };
}

/** @param {string} root */
function unitFiles(root) {
  const folder = path.join(root, 'test');
  return fs
    .readdirSync(folder)
    .filter((name) => !NOT_UNIT.has(name))
    .flatMap((name) => testFiles(path.join(folder, name)))
    .filter((file) => file !== path.join(root, PACKAGE_TEST));
}

/** @param {string} root */
async function packageExtension(root) {
  for (const name of fs.readdirSync(root).filter((name) => name.endsWith('.vsix'))) {
    fs.rmSync(path.join(root, name));
  }
  const made = await run('npm', ['run', 'package', '--silent'], { cwd: root });
  if (made.code !== 0) {
    return failure(`npm run package ended with code ${made.code}.\n${made.output}`, made.output);
  }
  return { passed: 1, failed: 0, failures: [], output: made.output };
}

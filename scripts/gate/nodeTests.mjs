import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readJson } from '../lib/json.mjs';
import { run } from '../lib/processes.mjs';
import { failure } from './schedule.mjs';

/**
 * @typedef {import('./reporter.mjs').Result} Result
 * @typedef {import('./schedule.mjs').Outcome} Outcome
 */

const REPORTER = path.join(import.meta.dirname, 'reporter.mjs');
/** No step takes half of this; one that hangs shall not hang the gate. */
const LIMIT_MS = 10 * 60_000;

/**
 * Runs test files with node:test, each in a process of its own.
 * @param {string} root
 * @param {string[]} files
 * @param {number} atOnce
 * @returns {Promise<Outcome>}
 */
export function runNodeTests(root, files, atOnce) {
  return withResults(root, (results) => [
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${atOnce}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${REPORTER}`,
    `--test-reporter-destination=${results}`,
    ...files,
  ]);
}

/**
 * Runs a Node program that writes a `Result` into a file, whose name is also in TEST_RESULTS.
 * @param {string} root
 * @param {(results: string) => string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Outcome>}
 */
export async function withResults(root, args, env = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-results-'));
  const results = path.join(folder, 'results.json');
  try {
    const { code, output } = await run(process.execPath, args(results), {
      cwd: root,
      env: { ...process.env, ...env, TEST_RESULTS: results },
      limitMs: LIMIT_MS,
    });
    const result = read(results);
    if (result === undefined || (code !== 0 && result.failed === 0) || result.passed + result.failed === 0) {
      return failure(`It ended with code ${code} and without the results of its tests.`, output);
    }
    return { ...result, output };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} file
 * @returns {Result | undefined}
 */
function read(file) {
  try {
    return /** @type {Result} */ (readJson(file));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} folder
 * @returns {string[]} the test files in it and below
 */
export function testFiles(folder) {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(folder, file))
    .sort();
}

// npm test [step…]: everything that has to hold, on a machine with nothing but Node. Only Node's own modules may be
// imported here, directly or not: the packages are installed by what runs below.
import path from 'node:path';
import { choose, isMeant, runAll } from './gate/schedule.mjs';
import { stepsOf } from './gate/steps.mjs';
import { summarize } from './gate/summary.mjs';
import { installDependencies, requireNode } from './lib/dependencies.mjs';
import { explain, Failure } from './lib/failure.mjs';
import { whenNpmIsGone } from './lib/npm.mjs';

const ROOT = path.dirname(import.meta.dirname);
/** How many steps at once: they are sized for two cores. */
const LANES = 2;
const LIFE_SIGN_MS = 15_000;

whenNpmIsGone(() => process.exit(1));
try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(explain(error));
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}

/** @param {string[]} names */
async function main(names) {
  const steps = stepsOf(ROOT);
  const unknown = names.find((given) => !steps.some(({ name }) => isMeant(name, given)));
  if (unknown !== undefined) {
    throw new Failure(`There is no step "${unknown}". The steps: ${steps.map(({ name }) => name).join(', ')}.`);
  }
  requireNode();
  await installDependencies(ROOT);
  const done = await withLifeSigns((listener) => runAll(choose(steps, names), LANES, listener));
  console.log(summarize(done));
  process.exitCode = done.some(({ failed }) => failed > 0) ? 1 : 0;
}

/**
 * Tells of each step when it begins and ends, and in between that it lives. Output is printed whole, at the end of its
 * step.
 * @template T
 * @param {(listener: import('./gate/schedule.mjs').Listener) => Promise<T>} work
 * @returns {Promise<T>}
 */
async function withLifeSigns(work) {
  /** @type {Map<string, number>} */
  const running = new Map();
  const sign = setInterval(() => {
    const list = [...running].map(([name, since]) => `${name} (${Math.round((performance.now() - since) / 1_000)} s)`);
    console.log(`… ${list.join(', ')}`);
  }, LIFE_SIGN_MS);
  try {
    return await work({
      begun: (name) => {
        running.set(name, performance.now());
        console.log(`→ ${name}`);
      },
      ended: ({ name, seconds, passed, failed, output }) => {
        running.delete(name);
        const mark = failed > 0 ? '✖' : '✔';
        console.log(`${mark} ${name}: ${seconds.toFixed(1)} s, ${passed} passed, ${failed} failed`);
        console.log(output.trimEnd().replace(/^(?=.)/gm, '    '));
      },
    });
  } finally {
    clearInterval(sign);
  }
}

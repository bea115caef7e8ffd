/**
 * @typedef {import('./reporter.mjs').Result} Result
 * @typedef {Result & { output: string }} Outcome
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} [needs] steps that must have succeeded before; they are run too where this one is asked for
 * @property {string[]} [after] steps that must have ended before, where they are run at all
 * @property {() => Promise<Outcome>} run
 * @typedef {Outcome & { name: string, seconds: number }} Done
 * @typedef {{ begun: (name: string) => void, ended: (done: Done) => void }} Listener
 */

/**
 * @param {readonly Step[]} steps
 * @param {readonly string[]} names none = all; "host" stands for every "host-…"
 * @returns {Step[]} the steps of these names and those that they need, in the order of the table
 */
export function choose(steps, names) {
  const all = steps.map(({ name }) => name);
  const wanted = new Set(names.length > 0 ? all.filter((name) => names.some((given) => isMeant(name, given))) : all);
  // A step stands below all that it needs.
  for (const step of [...steps].reverse()) {
    if (wanted.has(step.name)) {
      step.needs?.forEach((name) => wanted.add(name));
    }
  }
  return steps.filter(({ name }) => wanted.has(name));
}

/**
 * @param {string} name
 * @param {string} given
 */
export const isMeant = (name, given) => name === given || name.startsWith(`${given}-`);

/**
 * Runs the steps, some at once; of those that may begin, the one higher in the table is first.
 * @param {readonly Step[]} steps
 * @param {number} lanes how many at once
 * @param {Listener} listener
 * @returns {Promise<Done[]>} in the order in which they ended
 */
export async function runAll(steps, lanes, listener) {
  const waiting = [...steps];
  /** @type {Map<string, Promise<void>>} */
  const running = new Map();
  /** @type {Done[]} */
  const done = [];
  /** @param {Step} step */
  const begin = async (step) => {
    const result = await runOne(step, done, listener);
    running.delete(step.name);
    done.push(result);
    listener.ended(result);
  };
  while (waiting.length > 0 || running.size > 0) {
    const next = running.size < lanes ? waiting.findIndex((step) => mayBegin(step, waiting, running)) : -1;
    if (next >= 0) {
      for (const step of waiting.splice(next, 1)) {
        running.set(step.name, begin(step));
      }
    } else {
      await Promise.race(running.values());
    }
  }
  return done;
}

/**
 * @param {Step} step
 * @param {readonly Step[]} waiting
 * @param {ReadonlyMap<string, unknown>} running
 */
function mayBegin({ needs = [], after = [] }, waiting, running) {
  return [...needs, ...after].every((name) => !running.has(name) && !waiting.some((step) => step.name === name));
}

/**
 * @param {Step} step
 * @param {readonly Done[]} done
 * @param {Listener} listener
 * @returns {Promise<Done>}
 */
async function runOne(step, done, listener) {
  const missing = done.find(({ name, failed }) => failed > 0 && step.needs?.includes(name));
  if (missing) {
    return { name: step.name, seconds: 0, ...failure(`It was not run, because ${missing.name} failed.`) };
  }
  listener.begun(step.name);
  const begin = performance.now();
  const outcome = await step
    .run()
    .catch((/** @type {unknown} */ error) => failure(error instanceof Error ? error.message : String(error)));
  return { name: step.name, seconds: (performance.now() - begin) / 1_000, ...outcome };
}

/**
 * @param {string} message
 * @param {string} [output]
 * @returns {Outcome}
 */
export function failure(message, output = message) {
  return { passed: 0, failed: 1, failures: [{ name: '', message }], output };
}

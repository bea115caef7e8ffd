// A reporter of node:test for the gate: one JSON object with the counts, and what failed.

/**
 * @typedef {object} Result
 * @property {number} passed
 * @property {number} failed
 * @property {Failed[]} failures
 * @typedef {{ name: string, message: string }} Failed
 * @typedef {object} TestEvent what node:test reports of a test
 * @property {string} type
 * @property {{ name: string, skip?: unknown, details?: { type?: string, error?: TestError } }} data
 * @typedef {{ message?: string, failureType?: string, cause?: unknown }} TestError
 */

/**
 * Node takes a reporter from the default export.
 * @param {AsyncIterable<TestEvent>} source
 * @returns {AsyncGenerator<string>}
 */
export default async function* report(source) {
  /** @type {Result} */
  const result = { passed: 0, failed: 0, failures: [] };
  for await (const event of source) {
    count(event, result);
  }
  yield JSON.stringify(result);
}

/**
 * Suites, and tests that only failed through one of theirs, are not counted: their parts are.
 * @param {TestEvent} event
 * @param {Result} result
 */
function count({ type, data }, result) {
  const error = data.details?.error;
  if (data.details?.type === 'suite' || error?.failureType === 'subtestsFailed') {
    return;
  }
  if (type === 'test:pass' && data.skip === undefined) {
    result.passed += 1;
  } else if (type === 'test:fail') {
    result.failed += 1;
    result.failures.push({ name: data.name, message: messageOf(error) });
  }
}

/** @param {TestError | undefined} error */
function messageOf(error) {
  const cause = error?.cause;
  return cause instanceof Error ? cause.message : (error?.message ?? 'It failed without a message.');
}

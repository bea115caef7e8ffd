/** @typedef {import('./schedule.mjs').Done} Done */

const FAILURES_SHOWN = 10;
const LINES_SHOWN = 12;

/**
 * @param {readonly Done[]} steps
 * @returns {string} a table, the first failures once more, and `N passed, N failed` as the last line
 */
export function summarize(steps) {
  const passed = sum(steps.map((step) => step.passed));
  const failed = sum(steps.map((step) => step.failed));
  return [...table(steps), ...failures(steps), '', `${passed} passed, ${failed} failed`].join('\n');
}

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** @param {readonly Done[]} steps */
function table(steps) {
  return [
    row('step', 'seconds', 'passed', 'failed'),
    ...steps.map(({ name, seconds, passed, failed }) => row(name, seconds.toFixed(1), `${passed}`, `${failed}`)),
  ];
}

/**
 * @param {string} name
 * @param {...string} cells
 */
const row = (name, ...cells) => `${name.padEnd(14)}${cells.map((cell) => cell.padStart(9)).join('')}`;

/** @param {readonly Done[]} steps */
function failures(steps) {
  const all = steps.flatMap((step) => step.failures.map((failure) => ({ step: step.name, ...failure })));
  const left = all.length - FAILURES_SHOWN;
  return [
    ...all.slice(0, FAILURES_SHOWN).flatMap(({ step, name, message }) => {
      const lines = message.trim().split('\n');
      const cut = lines.length > LINES_SHOWN ? ['…'] : [];
      return [
        '',
        `✖ ${[step, name].filter(Boolean).join(': ')}`,
        ...lines.slice(0, LINES_SHOWN).concat(cut).map(indent),
      ];
    }),
    ...(left > 0 ? ['', `… and ${left} more`] : []),
  ];
}

/** @param {string} line */
const indent = (line) => `    ${line}`;

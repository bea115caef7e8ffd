// Tells what is being done: a line per step with its seconds at the end, and a sign of life from the long ones.

const LIFE_SIGN_MS = 5_000;
const TERMINAL_SIGN_MS = 500;

/**
 * @template T
 * @param {string} title
 * @param {(say: (detail: string) => void) => Promise<T>} work may say what it is at
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const begin = performance.now();
  const terminal = process.stdout.isTTY;
  let detail = '';
  const line = () => `${title}: ${seconds(begin)}${detail ? `, ${detail}` : ''}`;
  const sign = setInterval(
    () => (terminal ? process.stdout.write(`\r\u001b[K  ${line()}`) : console.log(`  ${line()} …`)),
    terminal ? TERMINAL_SIGN_MS : LIFE_SIGN_MS,
  );
  let mark = '✖';
  try {
    const result = await work((text) => (detail = text));
    mark = '✔';
    detail = '';
    return result;
  } finally {
    clearInterval(sign);
    console.log(`${terminal ? '\r\u001b[K' : ''}${mark} ${line()}`);
  }
}

/** @param {number} begin */
export const seconds = (begin) => `${((performance.now() - begin) / 1_000).toFixed(1)} s`;

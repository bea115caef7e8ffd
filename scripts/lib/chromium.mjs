import fs from 'node:fs';
import { findProgram } from './programs.mjs';

const NAMES = ['google-chrome', 'google-chrome-stable', 'chrome', 'chromium', 'chromium-browser'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} the program of a Chromium or Chrome: `CHROMIUM_PATH`, else the first on PATH
 */
export function findChromium(env = process.env) {
  const given = env['CHROMIUM_PATH'];
  if (given) {
    return fs.existsSync(given) ? given : undefined;
  }
  const onPath = NAMES.map((name) => findProgram(name, env)).find((found) => found !== undefined);
  return onPath ?? (fs.existsSync(MAC) ? MAC : undefined);
}

import { findChromium } from '../lib/chromium.mjs';
import { Failure } from '../lib/failure.mjs';
import { run } from '../lib/processes.mjs';
import { findProgram } from '../lib/programs.mjs';

/** Programs that the tests need and that no npm package brings. */
const TOOLS = [
  { name: 'Chromium', find: () => findChromium(), debianPackage: 'chromium', otherwise: ', or set CHROMIUM_PATH' },
  { name: 'Python 3', find: () => findProgram('python3'), debianPackage: 'python3', otherwise: '' },
  { name: 'Neovim', find: () => findProgram('nvim'), debianPackage: 'neovim', otherwise: '' },
];

/**
 * Finds the tools, and installs the missing ones where that takes no question: as root on Debian and its kin.
 * @returns {Promise<string>} where they are
 */
export async function installTools() {
  const missing = TOOLS.filter(({ find }) => find() === undefined);
  if (missing.length > 0) {
    if (process.getuid?.() !== 0 || findProgram('apt-get') === undefined) {
      const names = missing.map(({ name, otherwise }) => `${name}${otherwise}`).join('; ');
      const packages = missing.map(({ debianPackage }) => debianPackage).join(' ');
      throw new Failure(`Install ${names}. On Debian: apt-get install ${packages}`);
    }
    await apt(['update']);
    await apt(['install', '--yes', '--no-install-recommends', ...missing.map(({ debianPackage }) => debianPackage)]);
  }
  return TOOLS.map(({ name, find }) => `${name}: ${find() ?? 'still missing'}\n`).join('');
}

/** @param {string[]} args */
async function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await run('apt-get', args, { env });
  if (code !== 0) {
    throw new Failure(`apt-get ${args.join(' ')} ended with code ${code}:\n${output}`);
  }
}

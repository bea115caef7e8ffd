import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure } from '../lib/failure.mjs';

/**
 * @typedef {object} Options
 * @property {boolean} open whether a window is opened, or only the address of one is printed
 * @property {number | undefined} port of the VS Code in the browser
 * @property {string} profile the folder of everything that the demo keeps
 * @property {boolean} build
 */

export const HELP = `npm start [-- options]
  --no-open       opens no window: serves VS Code to a browser and prints its address
  --port N        the port of that address (default: the one of the last time, else any)
  --profile DIR   where settings, certificates and the sample workspace are kept (default: .demo)
  --no-build      takes dist/ as it is`;

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root the checkout
 * @returns {Options | 'help'}
 */
export function readOptions(args, env, root) {
  const { values } = parse(args);
  if (values.help) {
    return 'help';
  }
  return {
    // `npm start --no-open`, without the two dashes between, arrives as npm's own configuration.
    open: !values['no-open'] && env['npm_config_open'] !== '',
    port: values.port === undefined ? undefined : readPort(values.port),
    profile: path.resolve(root, values.profile ?? '.demo'),
    build: !values['no-build'],
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h' },
        'no-build': { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        profile: { type: 'string' },
      },
    });
  } catch (error) {
    throw new Failure(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  }
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Failure(`--port takes a number from 1 to 65535, not "${text}".`);
  }
  return port;
}

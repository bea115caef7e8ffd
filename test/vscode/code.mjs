#!/usr/bin/env node
// Takes the arguments of the `code` command that @vscode/test-electron gives, but runs the VS Code server from npm with
// a headless Chromium in place of Electron. Exit code and console output are those of the test run.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseCodeArguments } from './arguments.mjs';
import { launchBrowser, newContext, QUIET_SETTINGS, targetOf, workbenchUrl } from './browser.mjs';
import { foldersIn, releaseUnderTest, runCommand, startServer } from './server.mjs';

/** Marks the lines of the test runner among those of the workbench (test/host/index.ts). */
const MARK = '##test## ';
const LIMIT_MINUTES = 10;
const TIMED_OUT = 124;

const { values, rest } = parseCodeArguments(process.argv.slice(2));
const userData = values['user-data-dir']?.[0];
const root = userData === undefined ? fs.mkdtempSync(path.join(os.tmpdir(), 'code-')) : path.dirname(userData);
const folders = foldersIn(root, { userData, extensions: values['extensions-dir']?.[0] });
const command = commandOf(values);

if (command) {
  const { code, output } = await runCommand(releaseUnderTest(), folders, command);
  process.stdout.write(output);
  process.exitCode = code ?? 1;
} else {
  process.exitCode = await runInWorkbench();
}

/**
 * @param {Record<string, string[]>} given
 * @returns {string[] | undefined} arguments that the server's own command line answers
 */
function commandOf(given) {
  const names = ['version', 'list-extensions', 'show-versions', 'install-extension', 'uninstall-extension', 'force'];
  const wanted = names.flatMap((name) => optionArguments(name, given[name]));
  return wanted.length > 0 ? wanted : undefined;
}

/**
 * @param {string} name
 * @param {string[] | undefined} given
 */
function optionArguments(name, given) {
  if (given === undefined) {
    return [];
  }
  return given.length === 0 ? [`--${name}`] : given.flatMap((value) => [`--${name}`, value]);
}

/** @returns {Promise<number>} the exit code of whatever ended first */
async function runInWorkbench() {
  const server = await startServer({
    release: releaseUnderTest(),
    folders,
    settings: QUIET_SETTINGS,
    env: { TEST_LOG_MARK: MARK },
    driver: true,
    log: path.join(root, 'server.log'),
  });
  const browser = await launchBrowser();
  try {
    const page = await (await newContext(browser)).newPage();
    const ended = firstEnd(server, browser, page);
    await page.exposeFunction('codeAutomationLog', logger(path.join(root, 'workbench.log')));
    /** @type {Promise<number>} */
    const finished = new Promise((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.goto(
      workbenchUrl(server, {
        ...targetOf(rest[0]),
        extensionDevelopmentPath: values['extensionDevelopmentPath'] ?? [],
        extensionTestsPath: values['extensionTestsPath']?.[0],
      }),
    );
    const first = await Promise.race([finished, ended]);
    if (typeof first === 'number') {
      return first;
    }
    console.error(first.why);
    return first.code;
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * @param {import('./server.mjs').Server} server
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').Page} page
 * @returns {Promise<{ why: string, code: number }>} when the tests cannot go on
 */
function firstEnd(server, browser, page) {
  return new Promise((resolve) => {
    /** @param {string} why @param {number} code */
    const end = (why, code) => resolve({ why, code });
    void server.exited.then(() => end('The VS Code server ended before the tests did.', 1));
    browser.once('disconnected', () => end('Chromium ended before the tests did.', 1));
    page.once('crash', () => end('The page of the workbench crashed.', 1));
    setTimeout(() => end(`No result after ${LIMIT_MINUTES} minutes.`, TIMED_OUT), LIMIT_MINUTES * 60_000).unref();
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.once(signal, () => end(`Ended by ${signal}.`, 128 + os.constants.signals[signal]));
    }
  });
}

/**
 * The page's own log and the extension host's console come through one call. The tests' lines go to the console.
 * @param {string} file where everything else goes
 * @returns {(type: string, args: unknown[]) => void}
 */
function logger(file) {
  const log = fs.createWriteStream(file);
  return (type, args) => {
    const [first] = args;
    if (typeof first === 'string' && first.startsWith(MARK)) {
      const stream = type === 'error' || type === 'warn' ? process.stderr : process.stdout;
      stream.write(`${first.slice(MARK.length)}\n`);
    } else {
      log.write(`[${type}] ${args.map((arg) => (typeof arg === 'string' ? arg : JSON.stringify(arg))).join(' ')}\n`);
    }
  };
}

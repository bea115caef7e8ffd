// Makes the VS Code inside the npm package code-server installable without a compiler and without install scripts.
import fs from 'node:fs';
import path from 'node:path';
import { readJson, writeJson } from '../../scripts/lib/json.mjs';

/**
 * @typedef {{ name: string, version: string, type?: string, dependencies: Record<string, string> }} Manifest
 * @typedef {{ packages: Record<string, { resolved?: string }> }} Lock
 */

const STUBS = path.join(import.meta.dirname, 'stubs');
const PLATFORM = `${process.platform}-${process.arch}`;
/** Packages with prebuilt binaries, in place of the pinned ones that would be compiled. */
const PREBUILT = { '@parcel/watcher': '2.5.6', [`@vscode/ripgrep-${PLATFORM}`]: '1.18.0' };

/** What server, extension host, file watcher and page load. The rest (kerberos, sqlite3, …) is left out. */
const KEPT_DEPENDENCIES = new Set([
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  '@parcel/watcher',
  '@vscode/deviceid',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  '@vscode/spdlog',
  '@vscode/tree-sitter-wasm',
  '@vscode/vscode-languagedetection',
  '@xterm/addon-clipboard',
  '@xterm/addon-image',
  '@xterm/addon-ligatures',
  '@xterm/addon-progress',
  '@xterm/addon-search',
  '@xterm/addon-serialize',
  '@xterm/addon-unicode11',
  '@xterm/addon-webgl',
  '@xterm/headless',
  '@xterm/xterm',
  'cookie',
  'graceful-fs',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'katex',
  'minimist',
  'tas-client',
  'tas-client-umd',
  'undici',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
]);

/**
 * Cuts the list of packages that VS Code needs down to those that load without a compiler.
 * @param {string} vscode its folder
 */
export function keepDependencies(vscode) {
  const manifestFile = path.join(vscode, 'package.json');
  const { name, version, type, dependencies } = /** @type {Manifest} */ (readJson(manifestFile));
  const kept = Object.entries(dependencies).filter(([dependency]) => KEPT_DEPENDENCIES.has(dependency));
  writeJson(manifestFile, {
    name,
    version,
    private: true,
    ...(type ? { type } : {}),
    dependencies: { ...Object.fromEntries(kept), ...PREBUILT },
  });
  // The shrinkwrap pins everything else, but takes some of it from a git host: those come from the registry.
  const lockFile = path.join(vscode, 'npm-shrinkwrap.json');
  const lock = /** @type {Lock} */ (readJson(lockFile));
  const packages = Object.entries(lock.packages).filter(([, entry]) => !(entry.resolved ?? '').includes('github.com'));
  writeJson(lockFile, { ...lock, packages: Object.fromEntries(packages) });
}

/**
 * Gives modules with native code a plain one. Without spdlog every log file and every output channel stays empty.
 * @param {string} modules the node_modules of VS Code
 */
export function replaceNativeModules(modules) {
  fs.copyFileSync(path.join(STUBS, 'spdlog.cjs'), path.join(modules, '@vscode/spdlog/index.js'));
  /** @type {[stub: string, names: string[]][]} */
  const stubs = [
    ['native-watchdog.cjs', ['native-watchdog', '@vscode/native-watchdog']],
    ['fs-copyfile.cjs', ['@vscode/fs-copyfile']],
    ['ripgrep.cjs', ['@vscode/ripgrep', '@vscode/ripgrep-universal']],
  ];
  for (const [stub, names] of stubs) {
    for (const name of names) {
      const folder = path.join(modules, name);
      fs.mkdirSync(folder, { recursive: true });
      writeJson(path.join(folder, 'package.json'), { name, version: '0.0.0', main: 'index.js' });
      fs.copyFileSync(path.join(STUBS, stub), path.join(folder, 'index.js'));
    }
  }
}

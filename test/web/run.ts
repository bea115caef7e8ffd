// Runs the suites of this folder in the extension host of a VS Code that is nothing but a page of a browser.
import * as esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { launchBrowser } from '../vscode/browser.mjs';
import { serveWeb } from '../vscode/web.mjs';
import { RESULTS } from './results';

const ROOT = path.resolve(__dirname, '../..');
const SUITES = 'out/web/index.js';
const LIMIT_MS = 120_000;

async function bundle(): Promise<void> {
  await esbuild.build({
    entryPoints: [path.join(__dirname, 'index.ts')],
    outfile: path.join(ROOT, SUITES),
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    external: ['vscode'],
    define: { global: 'globalThis' },
    logLevel: 'warning',
  });
}

async function main(): Promise<void> {
  await bundle();
  const web = await serveWeb({ extension: ROOT, tests: SUITES });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const log: string[] = [];
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
      const line = args.map(String).join(' ');
      log.push(line);
      if (line.startsWith(RESULTS)) {
        report(line.slice(RESULTS.length));
      }
    });
    const code = new Promise<number>((resolve) => void page.exposeFunction('codeAutomationExit', resolve));
    await page.goto(web.url, { waitUntil: 'commit' });
    const limit = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), LIMIT_MS).unref());
    const ended = await Promise.race([code, limit]);
    if (ended !== 0) {
      console.error(log.join('\n'));
      console.error(ended === undefined ? 'The tests did not end in time.' : `The tests ended with code ${ended}.`);
      process.exitCode = 1;
    }
  } finally {
    await browser.close();
    await web.stop();
  }
}

function report(results: string): void {
  const { passed, failed } = JSON.parse(results) as { passed: number; failed: number };
  console.log(`${passed} passed, ${failed} failed`);
  const file = process.env['TEST_RESULTS'];
  if (file !== undefined) {
    fs.writeFileSync(file, results);
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

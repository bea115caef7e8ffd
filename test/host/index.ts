import fs from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type Mocha from 'mocha';

/** What a run came to, for the runner of all tests. */
interface Results {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly { readonly name: string; readonly message: string }[];
}

/** The extension host calls this. Environment: TEST_LOG_MARK, TEST_RESULTS (a file), MOCHA_GREP. */
export async function run(): Promise<void> {
  const mark = process.env['TEST_LOG_MARK'];
  if (mark !== undefined) {
    globalThis.console = markedConsole(mark);
  }
  // Not earlier: mocha keeps the console.log that it finds.
  const { default: Runner } = await import('mocha');
  const mocha = new Runner({ ui: 'tdd', timeout: 20_000, color: false, forbidOnly: true });
  if (process.env['MOCHA_GREP'] !== undefined) {
    mocha.grep(process.env['MOCHA_GREP']);
  }
  for (const file of fs.readdirSync(__dirname).filter((name) => name.endsWith('.test.js'))) {
    mocha.addFile(path.join(__dirname, file));
  }
  const results = await runToEnd(mocha);
  if (process.env['TEST_RESULTS'] !== undefined) {
    fs.writeFileSync(process.env['TEST_RESULTS'], JSON.stringify(results));
  }
  if (results.failed > 0 || results.passed === 0) {
    throw new Error(`${results.passed} passed, ${results.failed} failed`);
  }
}

function runToEnd(mocha: Mocha): Promise<Results> {
  const failures: { name: string; message: string }[] = [];
  return new Promise((resolve) => {
    const runner = mocha.run((failed) => resolve({ passed: runner.stats?.passes ?? 0, failed, failures }));
    runner.on('fail', (test, error: Error) => failures.push({ name: test.fullTitle(), message: error.message }));
  });
}

/** The extension host's console is read-only, and shares its way out with the workbench's log: marks each line. */
function markedConsole(mark: string): Console {
  const host = console;
  const marked = Object.create(host) as Console;
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    const value = (...args: unknown[]): void => {
      for (const line of format(...args).split('\n')) {
        host[method](mark + line);
      }
    };
    Object.defineProperty(marked, method, { value });
  }
  return marked;
}

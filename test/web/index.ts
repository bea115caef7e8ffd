import 'mocha/mocha';
import { RESULTS } from './results';
import { defineSuites } from './suites';

/** The extension host of a browser calls this. Mocha's own build for browsers is in the bundle: nothing else can be loaded. */
export function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: Mocha.reporters.Base, timeout: 20_000, forbidOnly: true });
  defineSuites();
  const failures: { name: string; message: string }[] = [];
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failed) => {
      const passed = runner.stats?.passes ?? 0;
      console.log(RESULTS + JSON.stringify({ passed, failed, failures }));
      if (failed > 0 || passed === 0) {
        reject(new Error(`${passed} passed, ${failed} failed`));
      } else {
        resolve();
      }
    });
    runner.on('fail', (test, error: Error) => failures.push({ name: test.fullTitle(), message: error.message }));
  });
}

// Bundles the programs. `--production` minifies and leaves the source maps out; `--outdir=FOLDER` is for builds that are
// not to disturb dist/.
import { rmSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const outdir = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  format: 'cjs',
  minify: production,
  sourcemap: !production,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // `import()` of a file becomes `require`: Node would want an ending in a path that it imports.
  supported: { 'dynamic-import': false },
};

/**
 * What several programs need is in the package once, as a file beside them, and stays one module with one state.
 * @type {esbuild.Plugin}
 */
const shared = {
  name: 'shared',
  setup(build) {
    const core = path.resolve('server/src/language');
    build.onResolve({ filter: /\/language\/index$/ }, ({ path: target, importer, resolveDir }) =>
      path.resolve(resolveDir, target) === path.join(core, 'index') && !importer.startsWith(core + path.sep)
        ? { path: './language', external: true }
        : undefined,
    );
    build.onResolve({ filter: /^@vscode\/l10n$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: './l10n', external: true },
    );
  },
};

rmSync(outdir, { recursive: true, force: true });
const builds = await Promise.all([
  esbuild.build({
    ...common,
    entryPoints: {
      extension: 'client/src/extension.ts',
      connectionClient: 'client/src/connectionClient.ts',
      server: 'server/src/node.ts',
      nodeFiles: 'server/src/nodeFiles.ts',
      language: 'server/src/language/index.ts',
      l10n: '@vscode/l10n',
      cli: 'cli/src/main.ts',
      simulator: 'simulator/src/main.ts',
    },
    outdir,
    platform: 'node',
    target: 'node20',
    // Without this, `require` in UMD wrappers (vscode-languageserver-types) survives bundling.
    mainFields: ['module', 'main'],
    // tinyglobby's crawler makes a `require` from it, only to find a package that is in the bundle already.
    define: { 'import.meta.url': JSON.stringify('file:///') },
    // Files of their own, loaded when they are needed: the language client (two thirds of the code, which only a Connection
    // file needs) and the server's search for files.
    external: ['vscode', './connectionClient', './nodeFiles'],
    plugins: [shared],
  }),
  // A browser takes an extension as one file, and a worker as another.
  esbuild.build({
    ...common,
    entryPoints: { extension: 'client/src/extension.web.ts', server: 'server/src/browser.ts' },
    outdir: path.join(outdir, 'web'),
    platform: 'browser',
    target: 'es2022',
    mainFields: ['browser', 'module', 'main'],
    external: ['vscode'],
  }),
]);
for (const [file, { bytes }] of builds.flatMap(({ metafile }) => Object.entries(metafile?.outputs ?? {}))) {
  if (file.endsWith('.js')) {
    console.log(`${file} ${(bytes / 1024).toFixed(0)} KiB`);
  }
}

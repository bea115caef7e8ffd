// Bundles the programs. `--production` minifies and leaves the source maps out; `--outdir=FOLDER` is for builds that are
// not to disturb dist/.
import { rmSync } from 'node:fs';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const outdir = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

rmSync(outdir, { recursive: true, force: true });
const { metafile } = await esbuild.build({
  entryPoints: {
    extension: 'client/src/extension.ts',
    connectionClient: 'client/src/connectionClient.ts',
    server: 'server/src/node.ts',
    nodeFiles: 'server/src/nodeFiles.ts',
    cli: 'cli/src/main.ts',
    simulator: 'simulator/src/main.ts',
  },
  outdir,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // `import()` of a file becomes `require`: Node would want an ending in a path that it imports.
  supported: { 'dynamic-import': false },
  target: 'node20',
  // Without this, `require` in UMD wrappers (vscode-languageserver-types) survives bundling.
  mainFields: ['module', 'main'],
  // tinyglobby's crawler makes a `require` from it, only to find a package that is in the bundle already.
  define: { 'import.meta.url': JSON.stringify('file:///') },
  // Files of their own, loaded when they are needed: the language client (two thirds of the code, which only a Connection
  // file needs) and the server's search for files.
  external: ['vscode', './connectionClient', './nodeFiles'],
  minify: production,
  sourcemap: !production,
  sourcesContent: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
  if (file.endsWith('.js')) {
    console.log(`${file} ${(bytes / 1024).toFixed(0)} KiB`);
  }
}

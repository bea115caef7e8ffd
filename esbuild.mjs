// Bundles the programs. `--production` minifies and leaves the source maps out; `--outdir=FOLDER` is for builds that are
// not to disturb dist/.
import { rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
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

/** @satisfies {esbuild.BuildOptions} */
const forNode = {
  ...common,
  platform: /** @type {const} */ ('node'),
  target: 'node20',
  // Without this, `require` in UMD wrappers (vscode-languageserver-types) survives bundling.
  mainFields: ['module', 'main'],
};

/**
 * What several programs need is in the package once, as files beside them, and stays one module with one state.
 * @type {Readonly<Record<string, string>>}
 */
const packages = { '@vscode/l10n': 'l10n', 'vscode-languageserver-types': 'lspTypes' };
const language = path.resolve('server/src/language');
/** @type {Readonly<Record<string, string>>} */
const doors = {
  [path.join(language, 'index')]: 'language',
  [path.join(language, 'features/index')]: 'features',
  [path.join(language, 'values/cron')]: 'schedule',
};

/**
 * What several doors need is in a file of its own; so is what the extension and the command line have in common to speak
 * with clusters.
 * @type {Readonly<Record<string, string>>}
 */
const chunks = {
  'features language': 'core',
  'features language schedule': 'values',
  'features schedule': 'calendar',
  'clusterCommands extension': 'clusters',
};

/**
 * Files of their own, loaded when they are needed: the language client (two thirds of the code, which only a Connection file
 * needs), the server's search for files, and the commands that speak with clusters.
 */
const late = ['vscode', './connectionClient', './nodeFiles', './clusterCommands'];

/** @type {esbuild.Plugin} */
const shared = {
  name: 'shared',
  setup(build) {
    build.onResolve({ filter: /\/(?:index|cron)$/ }, ({ path: target, importer, resolveDir }) => {
      const door = importer.startsWith(language + path.sep) ? undefined : doors[path.resolve(resolveDir, target)];
      return door === undefined ? undefined : { path: `./${door}`, external: true };
    });
    build.onResolve({ filter: /^[@a-z]/ }, ({ path: name, kind }) =>
      kind !== 'entry-point' && packages[name] ? { path: `./${packages[name]}`, external: true } : undefined,
    );
  },
};

/**
 * A file for each entry, and more for what several of them need. Only modules of JavaScript can be split like that, so their
 * imports become `require` afterwards.
 * @param {Readonly<Record<string, string>>} entryPoints
 */
async function buildSplit(entryPoints) {
  const { outputFiles, metafile } = await esbuild.build({
    ...forNode,
    entryPoints,
    format: 'esm',
    splitting: true,
    chunkNames: '[hash]',
    outdir,
    sourcemap: production ? false : 'inline',
    external: late,
    plugins: [shared],
    metafile: true,
    write: false,
  });
  const names = chunkNames(metafile);
  /** @type {[string, { bytes: number }][]} */
  const written = [];
  for (const { path: output, text } of outputFiles) {
    const name = path.basename(output, '.js');
    const file = path.join(path.dirname(output), `${names.get(name) ?? name}.js`);
    const named = [...names].reduce((code, [hash, chunk]) => code.replaceAll(`./${hash}.js`, `./${chunk}.js`), text);
    const { code } = await esbuild.transform(named, {
      format: 'cjs',
      target: 'node20',
      minify: production,
      sourcemap: production ? false : 'inline',
      sourcesContent: false,
      sourcefile: path.basename(file),
    });
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, code);
    written.push([path.relative('.', file), { bytes: Buffer.byteLength(code) }]);
  }
  return { metafile: { outputs: Object.fromEntries(written) } };
}

/**
 * The names of the chunks, by their hashes: from the doors that reach them.
 * @param {esbuild.Metafile} metafile
 */
function chunkNames({ outputs }) {
  /** @type {(file: string) => string[]} */
  const reach = (file) => [
    file,
    ...(outputs[file]?.imports ?? []).filter(({ external }) => !external).flatMap(({ path: target }) => reach(target)),
  ];
  const entries = Object.keys(outputs).filter((file) => outputs[file]?.entryPoint);
  const reached = new Map(entries.map((file) => [path.basename(file, '.js'), new Set(reach(file))]));
  return new Map(
    Object.keys(outputs)
      .filter((file) => !outputs[file]?.entryPoint)
      .map((file) => {
        const users = [...reached].filter(([, files]) => files.has(file)).map(([name]) => name);
        const name = chunks[users.sort().join(' ')];
        if (name === undefined) {
          throw new Error(`What ${users.join(' and ')} share needs a name.`);
        }
        return [path.basename(file, '.js'), name];
      }),
  );
}

rmSync(outdir, { recursive: true, force: true });
const builds = await Promise.all([
  buildSplit(Object.fromEntries(Object.entries(doors).map(([file, name]) => [name, `${file}.ts`]))),
  buildSplit({ extension: 'client/src/extension.ts', clusterCommands: 'cli/src/clusterCommands.ts' }),
  esbuild.build({
    ...forNode,
    entryPoints: {
      connectionClient: 'client/src/connectionClient.ts',
      server: 'server/src/node.ts',
      nodeFiles: 'server/src/nodeFiles.ts',
      ...Object.fromEntries(Object.entries(packages).map(([name, file]) => [file, name])),
      cli: 'cli/src/main.ts',
      simulator: 'simulator/src/main.ts',
    },
    outdir,
    // tinyglobby's crawler makes a `require` from it, only to find a package that is in the bundle already.
    define: { 'import.meta.url': JSON.stringify('file:///') },
    external: late,
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

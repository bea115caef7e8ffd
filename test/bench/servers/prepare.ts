import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { connectionSchema } from '../documents/schema';
import { programs, schemaFile, scratch } from './table';

const list = path.resolve('test/bench/package.json');

/** Builds our programs as they are shipped, and those of the benchmarks. */
export async function buildPrograms(): Promise<void> {
  mkdirSync(programs, { recursive: true });
  execute(process.execPath, ['esbuild.mjs', '--production', `--outdir=${programs}`], process.cwd());
  await build({
    entryPoints: {
      hello: 'test/bench/floors/hello.ts',
      'floor-scan': 'test/bench/floors/scan.ts',
      'in-process': 'test/bench/inProcess/program.ts',
      fleet: 'test/bench/fleet/program.ts',
      growth: 'test/bench/fleet/growth.ts',
    },
    outdir: programs,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
}

/** Installs the peers, unless those of the list are there. */
export function installPeers(): void {
  const installed = path.join(scratch, 'package.json');
  mkdirSync(scratch, { recursive: true });
  writeFileSync(schemaFile, JSON.stringify(connectionSchema));
  const isThere = existsSync(installed) && readFileSync(installed).equals(readFileSync(list));
  if (isThere && existsSync(path.join(scratch, 'node_modules'))) {
    return;
  }
  console.error('Installing the peers into .bench/');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  copyFileSync(list, path.join(scratch, 'package.json'));
  execute(npm, ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], scratch);
}

/** The packages of the list; it pins them, so these are the versions that are installed. */
export function peerVersions(): Readonly<Record<string, string>> {
  const manifest = JSON.parse(readFileSync(list, 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  return manifest.dependencies;
}

function execute(command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? stdout + stderr}`);
  }
}

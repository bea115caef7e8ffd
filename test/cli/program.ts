import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { buildSync, type Metafile } from 'esbuild';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Circumstances {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command line, bundled as `npm run build` does it, into a folder that has nothing else a program could load. */
export class Program {
  readonly folder = temporaryFolder();
  readonly path = join(this.folder, 'cli.js');
  readonly metafile: Metafile;

  constructor() {
    this.metafile = buildSync({
      entryPoints: ['cli/src/main.ts'],
      outfile: this.path,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      supported: { 'dynamic-import': false },
      target: 'node20',
      define: { 'import.meta.url': '__filename' },
      mainFields: ['module', 'main'],
      metafile: true,
      logLevel: 'error',
    }).metafile;
  }

  run(args: readonly string[], { cwd = this.folder, input = '', env = {} }: Circumstances = {}): Outcome {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.path, ...args], {
      cwd,
      input,
      env: { ...withoutProxies(process.env), ...env },
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    return { code: status, stdout, stderr };
  }
}

/** What a developer's machine says about proxies is no part of a test. */
export function withoutProxies(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !/_proxy$/i.test(name)));
}

/** A folder that goes away with the test file. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'backup-sync-cli-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface JsonRow {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

export function rowsOf({ stdout }: Outcome): readonly JsonRow[] {
  return JSON.parse(stdout) as JsonRow[];
}

/** A client file; `change` replaces the lines of keys, or with '' leaves them out. */
export function clientFile(change: Readonly<Record<string, string>> = {}): string {
  const pairs = {
    DATABASE_NAME: 'exa_db1',
    START_CYCLE: '0 22 * * *',
    LOCAL_URL: 'ftp://FTPbackup:${secret:LOCAL}@%s/v0003',
    REMOTE_URL: 'ftp://FTPbackup:${secret:REMOTE}@%s/v0002',
    REMOTE_NODES: '10.60.102.11; 10.60.102.12',
    Verbose: 'true',
    SSH: 'client',
    ...change,
  };
  const lines = Object.entries(pairs).filter(([, value]) => value !== '');
  return `Connection1\n{\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}}\n`;
}

export const serverFile = 'Connection1\n{\nVerbose = true\nSSH = server\n}\n';

/** A client file with one error, in line 4 from column 17. */
export const badFile = clientFile({ START_CYCLE: '0 25 * * *' });

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { findProgram } from '../../scripts/lib/programs.mjs';
import { codeBlocks, serverFiles } from './page';

/** Neovim waits at most 20 seconds for each thing that it does; ten of them in vain end before this. */
const LIMIT_MS = 240_000;

export type Files = Readonly<Record<string, string>>;

/** What came of one step or scene of a Lua script. */
export interface Outcome<Value> {
  readonly value?: Value;
  readonly failure?: string;
}

/**
 * Neovim as somebody has it who did what docs/other-editors.md says, in a home folder of its own: with the server in the
 * place that the page names, and with the page's own configuration for this version of Neovim.
 */
export class Neovim {
  /** As in `0.7.2`. */
  readonly version: string;
  private readonly program: string;
  private readonly folder: string;
  private readonly home: string;

  constructor() {
    const program = findProgram('nvim');
    if (program === undefined) {
      throw new Error('There is no Neovim. Install it, so that nvim is on the PATH. On Debian: apt-get install neovim');
    }
    this.program = program;
    this.folder = mkdtempSync(join(tmpdir(), 'backup-sync-neovim-'));
    this.home = join(this.folder, 'home');
    this.version = /^NVIM v(\d+\.\d+\.\d+)/.exec(this.spawn(['--version'], this.folder).stdout)?.[1] ?? 'unknown';
    this.configure();
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Runs a Lua script of this folder among these files, and returns the JSON that it leaves. */
  run(script: string, files: Files, { args = [], env = {} }: { args?: readonly string[]; env?: Files } = {}): unknown {
    const cwd = mkdtempSync(join(this.folder, 'files-'));
    Object.entries(files).forEach(([name, text]) => write(join(cwd, name), text));
    const results = `${cwd}.json`;
    const command = `luafile ${resolve('test/editors', script)}`;
    const { stderr } = this.spawn(['--headless', '-n', ...args, '-c', command], cwd, { ...env, RESULTS: results });
    try {
      return JSON.parse(readFileSync(results, 'utf8'));
    } catch {
      throw new Error(`Neovim left no results. It wrote:\n${stderr}`);
    }
  }

  private configure(): void {
    for (const file of serverFiles()) {
      const target = join(this.home, '.local/share/backup-sync', file);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(join('dist', file), target);
    }
    const [server = '', detection = '', current = '', old = ''] = codeBlocks('lua');
    write(join(this.home, '.config/nvim/lsp/backup-sync.lua'), server);
    write(join(this.home, '.config/nvim/init.lua'), `${detection}\n${this.isOld() ? old : current}`);
  }

  /** Whether it lacks `vim.lsp.enable`. */
  private isOld(): boolean {
    const [major = 0, minor = 0] = this.version.split('.').map(Number);
    return major === 0 && minor < 11;
  }

  private spawn(args: readonly string[], cwd: string, env: Files = {}) {
    return spawnSync(this.program, args, {
      cwd,
      // Nothing of the person's own: neither folders for settings nor a Neovim that this runs in.
      env: { PATH: process.env['PATH'], HOME: this.home, TERM: 'xterm', LANG: 'C.UTF-8', TMPDIR: this.folder, ...env },
      encoding: 'utf8',
      timeout: LIMIT_MS,
    });
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

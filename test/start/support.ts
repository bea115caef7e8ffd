import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

export const ROOT = path.resolve(__dirname, '../..');

/** Marks in the environment every process that a start brings up. */
const MARK = 'BACKUP_SYNC_TEST_MARK';

const temporary: string[] = [];
process.once('exit', () => {
  for (const folder of temporary) {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** A folder that is removed when all tests of the file are over, and with them what writes into it. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backup-sync-start-'));
  temporary.push(folder);
  return folder;
}

/** Waits until something holds. The limit only ends a test that would hang: a loaded machine is slow. */
export async function until(holds: () => boolean, limitMs = 60_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > end) {
      throw new Error(`It does not hold after ${limitMs} ms: ${holds.toString()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A Node program under test, with all that it prints. */
export class Program {
  readonly mark = randomUUID();
  output = '';
  private exit: Exit | undefined;
  private readonly child: ChildProcess;

  static npm(t: TestContext, args: readonly string[]): Program {
    return new Program(t, args, {}, ROOT, 'npm');
  }

  constructor(
    t: TestContext,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
    cwd = ROOT,
    command = process.execPath,
  ) {
    this.child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env, [MARK]: this.mark },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.child.once('close', (code, signal) => (this.exit = { code, signal }));
    t.after(() => this.killAll());
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Waits for a line of output; rejects when the program ends without it. */
  async line(pattern: RegExp): Promise<string> {
    await until(() => this.exit !== undefined || pattern.test(this.output));
    const found = pattern.exec(this.output);
    if (found === null) {
      throw new Error(`The program ended without ${pattern.source}:\n${this.output}`);
    }
    return found[1] ?? found[0];
  }

  async ended(): Promise<Exit | undefined> {
    await until(() => this.exit !== undefined);
    return this.exit;
  }

  send(signal: NodeJS.Signals): void {
    process.kill(this.pid, signal);
  }

  /** The processes of this program and of all that it started, alive or not yet. */
  processes(): number[] {
    return fs
      .readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && environmentOf(name).includes(`${MARK}=${this.mark}`))
      .map(Number);
  }

  private async killAll(): Promise<void> {
    await until(() => {
      const left = this.processes();
      left.forEach(killIfAlive);
      return left.length === 0;
    });
  }

  /** The first of the processes whose command line contains a text. */
  processWith(commandPart: string): number {
    const pid = this.processes().find((id) => readOrNothing(`/proc/${id}/cmdline`).includes(commandPart));
    if (pid === undefined) {
      throw new Error(`No process of the program has ${commandPart} in its command line.`);
    }
    return pid;
  }

  /** The value of an environment variable in that process. */
  environmentVariable(name: string, commandPart: string): string | undefined {
    const entry = environmentOf(String(this.processWith(commandPart))).find((line) => line.startsWith(`${name}=`));
    return entry?.slice(name.length + 1);
  }
}

function killIfAlive(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself since it was listed.
  }
}

function environmentOf(pid: string): string[] {
  return readOrNothing(`/proc/${pid}/environ`).split('\0');
}

/** A process may be gone before its files are read. */
function readOrNothing(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

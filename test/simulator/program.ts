import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';
import type { ClusterAccess } from '../../simulator/src/index';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The simulator as a process of its own. */
export interface Program {
  /** The next line of standard output or standard error; undefined at the end. */
  readonly line: (stream: 'stdout' | 'stderr') => Promise<string | undefined>;
  readonly write: (line: string) => void;
  readonly closeInput: () => void;
  readonly kill: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<Ended>;
}

const root = join(__dirname, '..', '..');

/** Starts simulator/src/main.ts; it is killed with the test at the latest. */
export function runProgram(t: TestContext, args: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', join('simulator', 'src', 'main.ts'), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
  });
  t.after(() => child.kill('SIGKILL'));
  const lines = { stdout: linesOf(child.stdout), stderr: linesOf(child.stderr) };
  return {
    line: async (stream) => {
      const { value, done } = await lines[stream].next();
      return done === true ? undefined : value;
    },
    write: (line) => child.stdin.write(`${line}\n`),
    closeInput: () => child.stdin.end(),
    kill: (signal) => child.kill(signal),
    ended: new Promise((resolve) => {
      child.once('close', (code, signal) => resolve({ code, signal }));
    }),
  };
}

const linesOf = (input: NodeJS.ReadableStream): AsyncIterator<string, undefined> =>
  createInterface({ input })[Symbol.asyncIterator]() as AsyncIterator<string, undefined>;

/** The clusters of the line that a ready simulator prints. */
export async function readReady(program: Program): Promise<ClusterAccess[]> {
  const line = (await program.line('stdout')) ?? '{}';
  return (JSON.parse(line) as { clusters: ClusterAccess[] }).clusters;
}

import { createInterface } from 'node:readline';
import { runCommand } from './commands';
import { startSimulator } from './index';
import type { Simulator, SimulatorOptions } from './index';
import { readCommandLine } from './options';

void main();

async function main(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2), process.env);
  switch (commandLine.kind) {
    case 'help':
      process.stdout.write(commandLine.text);
      return;
    case 'error':
      giveUp(commandLine.message);
      return;
    case 'run':
      await run(commandLine.options);
  }
}

async function run(options: SimulatorOptions): Promise<void> {
  try {
    const simulator = await startSimulator(options);
    process.stdout.write(`${JSON.stringify({ clusters: simulator.clusters })}\n`);
    await serve(simulator);
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

/** Lines are carried out one after the other, so that the answers come in their order. */
async function serve(simulator: Simulator): Promise<void> {
  const lines = createInterface({ input: process.stdin });
  const end = (): void => {
    lines.close();
    process.stdin.destroy();
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  for await (const line of lines) {
    process.stderr.write(`${JSON.stringify(await runCommand(line, simulator))}\n`);
  }
  await simulator.close();
}

/** Exit 2 means "could not run", as with every program here. */
function giveUp(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

import type { Simulator } from './index';

/** What the line did, or why it did nothing: the answer that goes to standard error as JSON. */
export type CommandAnswer =
  { readonly done: { readonly fault: string } | { readonly clock: string } } | { readonly error: string };

/** Carries out one line of standard input. */
export async function runCommand(line: string, simulator: Simulator): Promise<CommandAnswer> {
  const { fault, clock } = readObject(line);
  if (typeof fault === 'string') {
    return runFault(fault, simulator);
  }
  const time = new Date(typeof clock === 'string' ? clock : Number.NaN);
  if (Number.isNaN(time.getTime())) {
    return { error: 'Unknown line; expected {"fault": "KIND[@CLUSTER[/NODE]]"}, {"fault": "none"} or {"clock": ISO}' };
  }
  simulator.setClock(time);
  return { done: { clock: time.toISOString() } };
}

async function runFault(fault: string, simulator: Simulator): Promise<CommandAnswer> {
  const problem = fault === 'none' ? undefined : simulator.faultProblem(fault);
  if (problem !== undefined) {
    return { error: problem };
  }
  await (fault === 'none' ? simulator.clearFaults() : simulator.setFault(fault));
  return { done: { fault } };
}

function readObject(line: string): Readonly<Partial<Record<'fault' | 'clock', unknown>>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}

import type { TestContext } from 'node:test';
import { startSimulator } from '../../simulator/src/index';
import type { ClusterAccess, Simulator, SimulatorOptions } from '../../simulator/src/index';

export interface Started {
  readonly simulator: Simulator;
  readonly edu01: ClusterAccess;
  readonly edu02: ClusterAccess;
}

/** Two clusters for one test, closed at its end. */
export async function start(t: TestContext, options: SimulatorOptions = {}): Promise<Started> {
  const simulator = await startSimulator(options);
  t.after(() => simulator.close());
  const [edu01, edu02] = simulator.clusters as [ClusterAccess, ClusterAccess];
  return { simulator, edu01, edu02 };
}

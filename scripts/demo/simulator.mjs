import { createInterface } from 'node:readline';
import path from 'node:path';
import { Failure } from '../lib/failure.mjs';
import { parseJson } from '../lib/json.mjs';
import { start } from '../lib/processes.mjs';

/**
 * @typedef {{ name: string, url: string, user: string, password: string, fingerprint: string }} SimulatedCluster
 * @typedef {object} Simulator
 * @property {SimulatedCluster[]} clusters
 * @property {import('../lib/processes.mjs').Running} running ends also when its standard input closes
 */

/**
 * Starts the simulated clusters: EDU01 with three nodes, EDU02 with two.
 * @param {string} root the checkout
 * @param {{ ports: readonly number[], env: NodeJS.ProcessEnv }} options no ports = any
 * @returns {Promise<Simulator>}
 */
export async function startSimulator(root, { ports, env }) {
  const program = path.join(root, 'dist/simulator.js');
  const portArguments = ports.flatMap((port) => ['--port', String(port)]);
  const running = start(process.execPath, [program, '--tls', '--nodes', '3,2', ...portArguments], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  return { clusters: await readClusters(running), running };
}

/**
 * @param {import('../lib/processes.mjs').Running} running
 * @returns {Promise<SimulatedCluster[]>} from the line that the simulator prints when it is ready
 */
function readClusters({ child, exited }) {
  return new Promise((resolve, reject) => {
    let complaint = '';
    child.stderr?.on('data', (/** @type {Buffer} */ chunk) => (complaint += chunk.toString()));
    if (child.stdout) {
      createInterface({ input: child.stdout }).once('line', (line) => {
        const { clusters } = /** @type {{ clusters: SimulatedCluster[] }} */ (parseJson(line));
        resolve(clusters);
      });
    }
    void exited.then(() => reject(new Failure(`The simulated clusters did not start:\n${complaint.trim()}`)));
  });
}

import { Agent, request } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { login, plugin, type FleetClient, type FleetTask } from './client';

/** Milliseconds between the first calls of two workers. */
const ramp = 2;

/** As little as a program can do: kept connections, one template, one look for a word. It checks nobody's certificate. */
export const callHandWritten: FleetClient = async ({ url, nodes, atOnce }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce, rejectUnauthorized: false });
  const queue = nodes.values();
  const times: number[] = [];
  const work = async (worker: number): Promise<void> => {
    await sleep(worker * ramp);
    for (const node of queue) {
      const started = performance.now();
      const answer = await post(url, agent, node);
      if (answer.includes('activated')) {
        times.push(performance.now() - started);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, nodes.length) }, (_, worker) => work(worker)));
  agent.destroy();
  return times;
};

function post(url: string, agent: Agent, node: FleetTask['nodes'][number]): Promise<string> {
  const body = Buffer.from(callOf(node));
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        auth: `${login.user}:${login.password}`,
        headers: { 'Content-Type': 'text/xml', 'Content-Length': body.length },
      },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () => resolve(Buffer.concat(pieces).toString()));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function callOf(node: string): string {
  const params = [plugin, node, 'STATUS', ''].map((text) => `<param><value><string>${text}</string></value></param>`);
  return `<?xml version="1.0"?><methodCall><methodName>callPlugin</methodName><params>${params.join('')}</params></methodCall>`;
}

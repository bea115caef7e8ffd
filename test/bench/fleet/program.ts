// One fleet of STATUS calls, measured from inside. Arguments: the client, URL, fingerprint, nodes, how many at once.
// Prints a `FleetTimes` as JSON. Before that it calls over other connections: whoever runs a function on many nodes
// has a tree before them, which the same client has filled.
import { callOurs } from './ours';
import { callHandWritten } from './handWritten';
import type { FleetClient, FleetTimes } from './client';

const clients: Readonly<Record<string, FleetClient>> = { ours: callOurs, 'hand-written': callHandWritten };

const warmUp = 300;

const [name = '', url = '', fingerprint = '', count = '', atOnce = ''] = process.argv.slice(2);
const client = clients[name];
if (client === undefined) {
  throw new Error(`There is no client "${name}".`);
}
void measure(client).then((times) => console.log(JSON.stringify(times)));

async function measure(call: FleetClient): Promise<FleetTimes> {
  const nodes = Array.from({ length: Number(count) }, (_, index) => `n${String(11 + index).padStart(4, '0')}`);
  const task = { url, fingerprint, atOnce: Number(atOnce) };
  await call({ ...task, nodes: Array.from({ length: warmUp }, () => 'n0010') });
  const [started, used] = [performance.now(), process.cpuUsage()];
  const milliseconds = await call({ ...task, nodes });
  const wall = performance.now() - started;
  const { user, system } = process.cpuUsage(used);
  return { wall, cpu: (user + system) / 1_000, slowest: Math.max(...milliseconds), good: milliseconds.length };
}

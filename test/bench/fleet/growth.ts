// Ten thousand calls in a row, and what they leave behind. Arguments: URL, fingerprint. For `node --expose-gc`; prints a
// `Growth` as JSON.
import { callPlugin, execute } from '../../../client/src/exaoperation/calls';
import { createTransport, type Transport } from '../../../client/src/exaoperation/transport';
import { login, plugin, timeouts, type Growth } from './client';

const [url = '', fingerprint = ''] = process.argv.slice(2);
const atOnce = 16;
/** The first calls fill what is kept for good: code, tables, connections. */
const [warm, all] = [2_000, 10_000];

void measure().then((growth) => console.log(JSON.stringify(growth)));

async function measure(): Promise<Growth> {
  const transport = createTransport(
    { name: 'EDU01', url, ...login, fingerprints: [fingerprint] },
    { maxSockets: atOnce },
  );
  const failed = await callOften(transport, warm);
  const before = heapUsed();
  const failedLater = await callOften(transport, all - warm);
  return { megabytes: (heapUsed() - before) / 2 ** 20, failed: failed + failedLater };
}

/** @returns how many calls had no good answer */
async function callOften(transport: Transport, times: number): Promise<number> {
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let left = times / atOnce; left > 0; left -= 1) {
      const answer = await execute(transport, callPlugin(plugin, 'n0011', 'STATUS', ''), { timeouts });
      failed += Number(!answer.ok);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return failed;
}

function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

import net from 'node:net';

/**
 * @param {number} port
 * @returns {Promise<boolean>} whether a server may listen there
 */
export function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/**
 * @param {readonly number[]} ports
 * @param {string} whose
 * @returns {Promise<readonly number[]>} the same ports if all of them are free, else none, and says so
 */
export async function stillFree(ports, whose) {
  for (const port of ports) {
    if (!(await isFree(port))) {
      console.log(`Port ${port} is taken, so ${whose} another one this time.`);
      return [];
    }
  }
  return ports;
}

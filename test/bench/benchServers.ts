import { measureAll, type Progress } from './measures/rounds';
import type { Options } from './options';
import { formatNumber } from './report/format';
import type { Part } from './sample';
import type { Server } from './servers/server';
import { ourServer, servers as allServers } from './servers/table';

/** Language servers, side by side. */
export async function benchServers(options: Options): Promise<Part> {
  const servers = chooseServers(options);
  return {
    ...(await measureAll(servers, options.plan, printProgress)),
    servers: servers.map(({ name }) => name),
    floors: servers.filter(({ isFloor }) => isFloor).map(({ name }) => name),
    against: options.against,
  };
}

function chooseServers({ servers: names, before }: Options): readonly Server[] {
  const known = before === undefined ? allServers : [...allServers, ourServer('before', before)];
  const unknown = names?.find((name) => !known.some((server) => server.name === name));
  if (unknown !== undefined) {
    throw new Error(`There is no server "${unknown}". The servers: ${known.map(({ name }) => name).join(', ')}.`);
  }
  return names ? known.filter(({ name }) => names.includes(name) || name === 'before') : known;
}

const printProgress: Progress = (server, lines, round, values) => {
  const shown = [...values].map(([metric, value]) => `${metric} ${formatNumber(value)}`);
  console.error(`${formatNumber(lines)} lines, round ${round}, ${server}: ${shown.join(', ')}`);
};

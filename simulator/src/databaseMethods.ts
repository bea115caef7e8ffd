import type { Cluster } from './cluster';
import { read } from './method';
import type { MethodCall, Methods } from './method';
import { planted } from './secrets';
import { value } from './values';
import type { Value } from './values';

export const database = 'exa_db1';

/** The methods of the object `db_exa_db1`. */
export const databaseMethods: Methods = {
  getBackups: { arity: [0, 2], types: ['boolean', 'boolean'], run: (call) => value(backups(call)) },
  getDatabaseInfo: read(({ cluster }) => info(cluster)),
};

function info({ nodes, externalNetwork }: Cluster): Value {
  const network = externalNetwork.replace(/\d+\/24$/, '');
  return {
    name: database,
    state: 'running',
    connectible: 'Yes',
    operation: 'None',
    info: '',
    quota: 0,
    'connection string': `${network}11..${nodes.length + 10}:8563`,
    'extra params': `-ldapPassword=${planted.databasePassword}`,
    nodes: { active: nodes, failed: [], reserve: [] },
    'persistent volume': 'v0000',
    'temporary volume': 'v0001',
    'usage persistent': [],
    'usage temporary': [],
  };
}

/** A full backup for good and one upon it that has expired. */
function backups({ cluster: { archiveVolume }, values: [, expired = true] }: MethodCall): Value {
  const backup = (number: number, level: number, expire: string, dependencies: Value): Value => ({
    id: `${archiveVolume} ${database}/id_${number}/level_${level} ${database}`,
    bid: number,
    system: database,
    usable: true,
    volume: archiveVolume,
    level,
    timestamp: `2024-05-0${number} 02:00`,
    expire,
    expire_alterable: `${archiveVolume} ${database}/id_${number}/level_${level}`,
    dependencies,
  });
  return [backup(1, 0, '', []), ...(expired === true ? [backup(2, 1, '2024-05-03 02:00', [1])] : [])];
}

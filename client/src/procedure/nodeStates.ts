import { callPlugin } from '../exaoperation/calls';
import { parseStatus } from '../exaoperation/plugin';
import type { Way } from './runFunction';
import type { SeenNode } from './transitions';

/** Reads STATUS of nodes at the same time, as far as the way's limit lets it. Never rejects; in the order of `nodes`. */
export function readNodeStates(
  way: Way,
  plugin: string,
  nodes: readonly string[],
  signal?: AbortSignal,
): Promise<SeenNode[]> {
  return Promise.all(
    nodes.map(async (node) => {
      const answer = await way.execute(callPlugin(plugin, node, 'STATUS', ''), { node, ...(signal ? { signal } : {}) });
      return {
        name: `${way.cluster.name} ${node}`,
        status: answer.ok ? parseStatus(answer.value) : 'unreachable',
      } as const;
    }),
  );
}

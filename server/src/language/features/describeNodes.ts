import * as l10n from '@vscode/l10n';
import { touches } from '../syntax/nodes';
import { parseNodeList, type NodeItem } from '../values/nodeList';
import { addressKind } from './addressKind';
import type { AskedValue, Explained } from './describe';
import { code } from './markdown';
import { oneLine } from './oneLine';
import type { NamedNode } from './surroundings';

/** More nodes are not listed: a hover is read at a glance. */
const MOST_LISTED = 16;

/** The address that is pointed at, or the whole list where that is none. */
export function describeNodes(asked: AskedValue): string | Explained | undefined {
  const { nodes } = parseNodeList(asked.text);
  const pointed = nodes.find((node) => touches(node, asked.offset - asked.span.offset));
  return pointed ? describeAddress(pointed, asked) : describeList(nodes, asked);
}

/** What is no address has a problem that says why. */
function describeAddress(item: NodeItem, { block, span, surroundings }: AskedValue): Explained | undefined {
  const kind = addressKind(item.text);
  const named = kind === undefined ? undefined : surroundings.nodeAt(item.text, block);
  return kind === undefined
    ? undefined
    : {
        span: { offset: span.offset + item.offset, length: item.length },
        markdown: [kind, ...(named ? [l10n.t('Node: {0}', nodeName(named))] : [])].join('\n\n'),
      };
}

function describeList(nodes: readonly NodeItem[], { block, surroundings }: AskedValue): string | undefined {
  if (nodes.length === 0) {
    return undefined;
  }
  const listed = nodes.slice(0, MOST_LISTED).flatMap((item) => {
    const named = addressKind(item.text) === undefined ? undefined : surroundings.nodeAt(item.text, block);
    return named ? [`- ${code(item.text)}: ${nodeName(named)}`] : [];
  });
  const { serverName } = surroundings.clusters(block);
  return [countWords(nodes.length, serverName && code(oneLine(serverName))), ...listed].join('\n');
}

function countWords(count: number, cluster: string | undefined): string {
  if (cluster === undefined) {
    return count === 1 ? l10n.t('One node of the other cluster') : l10n.t('{0} nodes of the other cluster', count);
  }
  return count === 1 ? l10n.t('One node of {0}', cluster) : l10n.t('{0} nodes of {1}', count, cluster);
}

function nodeName({ cluster, node }: NamedNode): string {
  return code(`${cluster} ${node}`);
}

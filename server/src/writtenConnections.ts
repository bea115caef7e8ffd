import { getNodeValue, parseTree, type Node } from 'jsonc-parser';
import type { WrittenConnection, WrittenConnections } from './files';

/** The connections of a settings file's text. Half of a list, while somebody writes, is better than none. */
export function writtenConnections(bytes: string): WrittenConnections | undefined {
  const text = bytes.replace(/^\ufeff/, '');
  const list = valuesOf(parseTree(text)).get('backupSync.connections');
  return list?.type === 'array'
    ? {
        text,
        entries: (list.children ?? []).map((entry) => ({
          value: getNodeValue(entry) as unknown,
          spans: spansOf(entry),
        })),
      }
    : undefined;
}

function spansOf(entry: Node): WrittenConnection['spans'] {
  return Object.fromEntries([...valuesOf(entry)].map(([key, { offset, length }]) => [key, { offset, length }]));
}

/** The properties of an object. Of two of one name the last counts, as everywhere in JSON. */
function valuesOf(node: Node | undefined): ReadonlyMap<string, Node> {
  const properties = node?.type === 'object' ? (node.children ?? []) : [];
  return new Map(
    properties.flatMap(({ children: [key, value] = [] }) => (key && value ? [[String(key.value), value]] : [])),
  );
}

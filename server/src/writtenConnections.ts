import { findNodeAtLocation, getNodeValue, parseTree, type Node } from 'jsonc-parser';
import type { WrittenConnection, WrittenConnections } from './files';

/** The connections of a settings file's text. Half of a list, while somebody writes, is better than none. */
export function writtenConnections(bytes: string): WrittenConnections | undefined {
  const text = bytes.replace(/^\ufeff/, '');
  const list = findNodeAtLocation(parseTree(text) ?? noNode, ['backupSync.connections']);
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

const noNode: Node = { type: 'null', offset: 0, length: 0 };

/** Of two properties of one name the last counts, as everywhere in JSON. */
function spansOf({ type, children = [] }: Node): WrittenConnection['spans'] {
  const properties =
    type === 'object'
      ? children.flatMap(({ children: [key, value] = [] }) => (key && value ? [{ key, value }] : []))
      : [];
  return Object.fromEntries(
    properties.map(({ key, value: { offset, length } }) => [String(key.value), { offset, length }]),
  );
}

import type { Problem } from '../rules/problem';
import { isBlank, partOf, type Part } from './characters';
import { parseIpAddress, type AddressCategory, type IpAddress } from './ipAddress';
import { splitList } from './list';
import { explainAddress, type NodeAddressCode } from './nodeAddress';

export type NodeListCode =
  | NodeAddressCode
  | 'node-list-empty'
  | 'node-empty-item'
  | 'node-separator'
  | 'node-spacing'
  | 'node-trailing-separator'
  | 'node-special-address'
  | 'node-duplicate';

type NodeListProblem = Problem<NodeListCode>;

export interface NodeItem extends Part {
  readonly address: IpAddress;
}

/** The value of REMOTE_NODES. The order is that of the text, and duplicates stay: both may be meant. */
export interface NodeList {
  readonly nodes: readonly NodeItem[];
  readonly problems: readonly NodeListProblem[];
}

/** Addresses that no node of another cluster can have. */
const SPECIAL: ReadonlySet<AddressCategory> = new Set([
  'unspecified',
  'broadcast',
  'loopback',
  'multicast',
  'link-local',
]);

/** Reads the value of REMOTE_NODES: IPv4 addresses with `; ` between them. Never throws. */
export function parseNodeList(text: string): NodeList {
  const problems: NodeListProblem[] = [];
  const list = splitList(text);
  if (list.items.length === 0) {
    return { nodes: [], problems: [{ rule: 'node-list-empty', offset: 0, length: text.length }] };
  }
  for (const offset of list.empties) {
    problems.push({ rule: 'node-empty-item', offset, length: 1 });
  }
  for (const offset of list.unusual) {
    problems.push({ rule: 'node-spacing', offset, length: 1 });
  }
  if (list.trailing !== undefined) {
    problems.push({ rule: 'node-trailing-separator', offset: list.trailing.offset, length: list.trailing.length });
  }
  const nodes: NodeItem[] = [];
  for (const item of list.items) {
    for (const part of splitItem(text, item, problems)) {
      nodes.push(toNode(part, problems));
    }
  }
  if (nodes.length > 1) {
    reportDuplicates(nodes, problems);
  }
  return { nodes, problems };
}

/** Takes an item apart at commas and blanks, which are no separators but are meant as such. */
function splitItem(text: string, item: Part, problems: NodeListProblem[]): Part[] {
  const itemEnd = item.offset + item.length;
  if (findSeparator(text, item.offset, itemEnd, true) === itemEnd) {
    return [item];
  }
  const parts: Part[] = [];
  for (let at = item.offset; at < itemEnd;) {
    const end = findSeparator(text, at, itemEnd, true);
    if (end > at) {
      parts.push(partOf(text, at, end));
    }
    at = findSeparator(text, end, itemEnd, false);
    if (at > end) {
      const between = parts.length > 0 && at < itemEnd;
      const data = { separator: text.slice(end, at).trim(), suggestion: between ? '; ' : '' };
      problems.push({ rule: 'node-separator', offset: end, length: at - end, data });
    }
  }
  return parts;
}

/** The first offset from `start` that is a comma or blank, or that is none, as `wanted` says. */
function findSeparator(text: string, start: number, end: number, wanted: boolean): number {
  let at = start;
  while (at < end && (isBlank(text.charCodeAt(at)) || text.charCodeAt(at) === 0x2c) !== wanted) {
    at++;
  }
  return at;
}

function toNode(part: Part, problems: NodeListProblem[]): NodeItem {
  const address = parseIpAddress(part.text);
  const { offset, length, text } = part;
  if (address.kind !== 'v4') {
    explainAddress(text, offset, (problem) => problems.push(problem));
  } else if (SPECIAL.has(address.category)) {
    const data = { address: text, category: address.category };
    problems.push({ rule: 'node-special-address', offset, length, data });
  }
  return { offset, length, text, address };
}

function reportDuplicates(nodes: readonly NodeItem[], problems: NodeListProblem[]): void {
  const seen = new Set<string>();
  for (const { offset, length, text } of nodes) {
    if (seen.has(text)) {
      problems.push({ rule: 'node-duplicate', offset, length });
    }
    seen.add(text);
  }
}

import * as l10n from '@vscode/l10n';
import type { NodeListCode } from '../values/nodeList';
import { preferred, removeProblem, replaceBySuggestion } from './fixes';
import type { ProblemData } from './problem';
import type { RuleTable } from './rule';

/** REMOTE_NODES. An error is an address that cannot be reached as written, or is another one than it looks like. */
export const nodeListRules: RuleTable<NodeListCode> = {
  'node-list-empty': {
    level: 'error',
    title: () => l10n.t('No remote node'),
    explanation: () => l10n.t('At least one node of the other cluster must be named, or there is nowhere to copy to.'),
    example: { bad: 'REMOTE_NODES = ;', good: 'REMOTE_NODES = 10.60.102.11' },
    message: () => l10n.t('No address. Write the addresses of the other cluster\'s nodes, separated by "; ".'),
  },
  'node-empty-item': {
    level: 'error',
    title: () => l10n.t('Empty place in the node list'),
    explanation: () => l10n.t('An empty place between two separators is a node without an address.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11; ; 10.60.102.12', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
    message: () => l10n.t('An address is missing beside this ";". Add it or remove the ";".'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'node-separator': {
    level: 'error',
    title: () => l10n.t('Wrong separator between nodes'),
    explanation: () =>
      l10n.t(
        "Exasol's document Install Backup Synchronization Plugin, step 7, separates nodes by `; `. With a comma or a blank, the two addresses are taken for one name.",
      ),
    example: { bad: 'REMOTE_NODES = 10.60.102.11, 10.60.102.12', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
    message: ({ separator = '' }) =>
      separator === ''
        ? l10n.t('A blank does not separate nodes. Use "; ".')
        : l10n.t('"{0}" does not separate nodes. Use "; ".', separator),
    fix: (problem, text) =>
      problem.data?.['suggestion'] === '' ? [removeProblem(problem, text)] : replaceBySuggestion(problem),
  },
  'node-spacing': {
    level: 'hint',
    title: () => l10n.t('Separator not written as in the document'),
    explanation: () => l10n.t('The documented form is a semicolon and one blank behind it.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11;10.60.102.12', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
    message: () => l10n.t('The documented separator is "; ".'),
    fix: ({ offset }, text) => {
      const start = skip(text, offset, -1);
      return [
        preferred(l10n.t('Write "; "'), { offset: start, length: skip(text, offset + 1, 1) - start, newText: '; ' }),
      ];
    },
  },
  'node-trailing-separator': {
    level: 'hint',
    title: () => l10n.t('Separator after the last node'),
    explanation: () => l10n.t('Nothing follows this `;`. It is not in the documented form, and not needed.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11;', good: 'REMOTE_NODES = 10.60.102.11' },
    message: () => l10n.t('No node follows this ";".'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'node-duplicate': {
    level: 'information',
    title: () => l10n.t('Node named twice'),
    explanation: () =>
      l10n.t(
        'The same address occurs more than once. That may be meant: several source nodes may share a destination.',
      ),
    example: { bad: 'REMOTE_NODES = 10.60.102.11; 10.60.102.11', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
    message: ({ address = '' }) => l10n.t('{0} is already in the list. Leave it if that is meant.', address),
  },
  'node-special-address': {
    level: 'warning',
    title: () => l10n.t('Address that no remote node has'),
    explanation: () =>
      l10n.t(
        'Loopback, link-local, multicast, broadcast and unspecified addresses do not lead to a node of another cluster. `127.0.0.1` is the source node itself.',
      ),
    example: { bad: 'REMOTE_NODES = 127.0.0.1', good: 'REMOTE_NODES = 10.60.102.11' },
    message: (data) => specialAddress(data),
  },
  'node-leading-zero': {
    level: 'error',
    title: () => l10n.t('Leading zero in an address'),
    explanation: () =>
      l10n.t(
        'The C resolver reads a number with a leading zero as octal: `010.0.0.1` connects to 8.0.0.1. Other programs reject it.',
      ),
    example: { bad: 'REMOTE_NODES = 10.60.102.011', good: 'REMOTE_NODES = 10.60.102.11' },
    message: ({ octet = '', suggestion = '', read }) =>
      read === undefined
        ? l10n.t('A number with a leading zero is octal, and {0} is none. Write {1}.', octet, suggestion)
        : l10n.t('A number with a leading zero is octal: {0} is {1}. Write {2}.', octet, read, suggestion),
    fix: replaceBySuggestion,
  },
  'node-octet-range': {
    level: 'error',
    title: () => l10n.t('Number above 255 in an address'),
    explanation: () => l10n.t('Each of the four numbers of an IPv4 address is 0 to 255.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.256', good: 'REMOTE_NODES = 10.60.102.25' },
    message: ({ octet = '' }) => l10n.t('{0} is above 255, the largest number in an address.', octet),
  },
  'node-short-form': {
    level: 'error',
    title: () => l10n.t('Address with fewer than four numbers'),
    explanation: () =>
      l10n.t('The C resolver fills short addresses with zeros in the middle: `10.1` connects to 10.0.0.1.'),
    example: { bad: 'REMOTE_NODES = 10.60.11', good: 'REMOTE_NODES = 10.60.102.11' },
    message: ({ address = '', count = '', suggestion }) =>
      suggestion === undefined
        ? l10n.t('{0} has {1} of the 4 numbers of an address.', address, count)
        : l10n.t('{0} has {1} of the 4 numbers of an address, and may be read as {2}.', address, count, suggestion),
    fix: replaceBySuggestion,
  },
  'node-mask': {
    level: 'error',
    title: () => l10n.t('Network mask behind an address'),
    explanation: () => l10n.t('A node has one address. Networks such as `10.60.102.0/24` are not understood.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11/24', good: 'REMOTE_NODES = 10.60.102.11' },
    message: ({ tail = '' }) => l10n.t('"{0}" makes a network of it. Write the address of one node.', tail),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'node-port': {
    level: 'error',
    title: () => l10n.t('Port behind an address'),
    explanation: () => l10n.t('The port belongs into REMOTE_URL, behind `%s`, and is the same for all nodes.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11:2021', good: 'REMOTE_NODES = 10.60.102.11' },
    message: ({ tail = '' }) => l10n.t('A port does not belong here. Put "{0}" behind %s in REMOTE_URL.', tail),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'node-range': {
    level: 'error',
    title: () => l10n.t('Range of addresses'),
    explanation: () => l10n.t('Ranges such as `10.60.102.11-15` are not understood. Name each node.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11-12', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
    message: () => l10n.t('A range of addresses is not understood. Write each address, separated by "; ".'),
    fix: replaceBySuggestion,
  },
  'node-ipv6': {
    level: 'error',
    title: () => l10n.t('IPv6 address'),
    explanation: () =>
      l10n.t(
        'In `ftp://…@%s/v0003` an IPv6 address takes the place of `%s` without brackets, and its colons are then taken for a port. Use the IPv4 address of the node.',
      ),
    example: { bad: 'REMOTE_NODES = fd00::11', good: 'REMOTE_NODES = 10.60.102.11' },
    message: ({ address = '' }) =>
      l10n.t('{0} is an IPv6 address, which breaks the URL. Use the IPv4 address.', address),
  },
  'node-host-name': {
    level: 'warning',
    title: () => l10n.t('Name instead of an address'),
    explanation: () =>
      l10n.t(
        'The document shows addresses. A name must be resolved on every source node, and `n0011` is always a node of the own cluster there.',
      ),
    example: { bad: 'REMOTE_NODES = n0011', good: 'REMOTE_NODES = 10.60.102.11' },
    message: ({ address = '' }) =>
      l10n.t('{0} is a name, and a source node may not find it. Use an IPv4 address.', address),
  },
  'node-unicode-digit': {
    level: 'error',
    title: () => l10n.t('Digits that are not 0 to 9'),
    explanation: () => l10n.t('Digits of other scripts and full-width digits look like numbers and are none here.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.１１', good: 'REMOTE_NODES = 10.60.102.11' },
    message: ({ address = '' }) => l10n.t('{0} has digits other than 0 to 9. Type them on a plain keyboard.', address),
    fix: replaceBySuggestion,
  },
  'node-bad-address': {
    level: 'error',
    title: () => l10n.t('Not an address'),
    explanation: () =>
      l10n.t('A node is written as an IPv4 address: four numbers from 0 to 255 with dots between them.'),
    example: { bad: 'REMOTE_NODES = 10.60.102..11', good: 'REMOTE_NODES = 10.60.102.11' },
    message: ({ address = '' }) => l10n.t('{0} is not an IPv4 address such as 10.60.102.11.', address),
  },
};

function specialAddress({ address = '', category }: ProblemData): string {
  switch (category) {
    case 'loopback':
      return l10n.t('{0} is the source node itself. Use the address of a node of the other cluster.', address);
    case 'link-local':
      return l10n.t('{0} is a link-local address, which other networks cannot reach.', address);
    case 'multicast':
      return l10n.t('{0} is a multicast address, which no node has.', address);
    case 'broadcast':
      return l10n.t('{0} is the broadcast address, which no node has.', address);
    default:
      return l10n.t('{0} means "no address". Use the address of a node of the other cluster.', address);
  }
}

/** The end of the blanks before (`direction` -1) or from (1) an offset. */
function skip(text: string, offset: number, direction: 1 | -1): number {
  let at = offset;
  while (' \t'.includes(text.charAt(direction === 1 ? at : at - 1)) && at > 0 && at < text.length) {
    at += direction;
  }
  return at;
}

import * as l10n from '@vscode/l10n';
import type { NodeListCode } from '../../values/nodeList';
import type { RuleDocsTable } from './docs';

export const nodeListRuleDocs: RuleDocsTable<NodeListCode> = {
  'node-list-empty': {
    title: () => l10n.t('No remote node'),
    explanation: () => l10n.t('At least one node of the other cluster must be named, or there is nowhere to copy to.'),
    example: { bad: 'REMOTE_NODES = ;', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-empty-item': {
    title: () => l10n.t('Empty place in the node list'),
    explanation: () => l10n.t('An empty place between two separators is a node without an address.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11; ; 10.60.102.12', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
  },
  'node-separator': {
    title: () => l10n.t('Wrong separator between nodes'),
    explanation: () =>
      l10n.t(
        "Exasol's document Install Backup Synchronization Plugin, step 7, separates nodes by `; `. With a comma or a blank, the two addresses are taken for one name.",
      ),
    example: { bad: 'REMOTE_NODES = 10.60.102.11, 10.60.102.12', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
  },
  'node-spacing': {
    title: () => l10n.t('Separator not written as in the document'),
    explanation: () => l10n.t('The documented form is a semicolon and one blank behind it.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11;10.60.102.12', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
  },
  'node-trailing-separator': {
    title: () => l10n.t('Separator after the last node'),
    explanation: () => l10n.t('Nothing follows this `;`. It is not in the documented form, and not needed.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11;', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-duplicate': {
    title: () => l10n.t('Node named twice'),
    explanation: () =>
      l10n.t(
        'The same address occurs more than once. That may be meant: several source nodes may share a destination.',
      ),
    example: { bad: 'REMOTE_NODES = 10.60.102.11; 10.60.102.11', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
  },
  'node-special-address': {
    title: () => l10n.t('Address that no remote node has'),
    explanation: () =>
      l10n.t(
        'Loopback, link-local, multicast, broadcast and unspecified addresses do not lead to a node of another cluster. `127.0.0.1` is the source node itself.',
      ),
    example: { bad: 'REMOTE_NODES = 127.0.0.1', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-leading-zero': {
    title: () => l10n.t('Leading zero in an address'),
    explanation: () =>
      l10n.t(
        'The C resolver reads a number with a leading zero as octal: `010.0.0.1` connects to 8.0.0.1. Other programs reject it.',
      ),
    example: { bad: 'REMOTE_NODES = 10.60.102.011', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-octet-range': {
    title: () => l10n.t('Number above 255 in an address'),
    explanation: () => l10n.t('Each of the four numbers of an IPv4 address is 0 to 255.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.256', good: 'REMOTE_NODES = 10.60.102.25' },
  },
  'node-short-form': {
    title: () => l10n.t('Address with fewer than four numbers'),
    explanation: () =>
      l10n.t('The C resolver fills short addresses with zeros in the middle: `10.1` connects to 10.0.0.1.'),
    example: { bad: 'REMOTE_NODES = 10.60.11', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-mask': {
    title: () => l10n.t('Network mask behind an address'),
    explanation: () => l10n.t('A node has one address. Networks such as `10.60.102.0/24` are not understood.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11/24', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-port': {
    title: () => l10n.t('Port behind an address'),
    explanation: () => l10n.t('The port belongs into REMOTE_URL, behind `%s`, and is the same for all nodes.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11:2021', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-range': {
    title: () => l10n.t('Range of addresses'),
    explanation: () => l10n.t('Ranges such as `10.60.102.11-15` are not understood. Name each node.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.11-12', good: 'REMOTE_NODES = 10.60.102.11; 10.60.102.12' },
  },
  'node-ipv6': {
    title: () => l10n.t('IPv6 address'),
    explanation: () =>
      l10n.t(
        'In `ftp://…@%s/v0003` an IPv6 address takes the place of `%s` without brackets, and its colons are then taken for a port. Use the IPv4 address of the node.',
      ),
    example: { bad: 'REMOTE_NODES = fd00::11', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-host-name': {
    title: () => l10n.t('Name instead of an address'),
    explanation: () =>
      l10n.t(
        'The document shows addresses. A name must be resolved on every source node, and `n0011` is always a node of the own cluster there.',
      ),
    example: { bad: 'REMOTE_NODES = n0011', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-unicode-digit': {
    title: () => l10n.t('Digits that are not 0 to 9'),
    explanation: () => l10n.t('Digits of other scripts and full-width digits look like numbers and are none here.'),
    example: { bad: 'REMOTE_NODES = 10.60.102.１１', good: 'REMOTE_NODES = 10.60.102.11' },
  },
  'node-bad-address': {
    title: () => l10n.t('Not an address'),
    explanation: () =>
      l10n.t('A node is written as an IPv4 address: four numbers from 0 to 255 with dots between them.'),
    example: { bad: 'REMOTE_NODES = 10.60.102..11', good: 'REMOTE_NODES = 10.60.102.11' },
  },
};

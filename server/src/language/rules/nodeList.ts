import * as l10n from '@vscode/l10n';
import type { NodeListCode } from '../values/nodeList';
import { preferred, removeProblem, replaceBySuggestion } from './fixes';
import type { ProblemData } from './problem';
import type { RuleTable } from './rule';

/**
 * REMOTE_NODES. An error is an address that cannot be reached as written, or is another one than it looks like. Only
 * addresses and numbers are repeated: a word may be a password.
 */
export const nodeListRules: RuleTable<NodeListCode> = {
  'node-list-empty': {
    level: 'error',
    message: () => l10n.t('No address. Write the addresses of the other cluster\'s nodes, separated by "; ".'),
  },
  'node-empty-item': {
    level: 'error',
    message: () => l10n.t('An address is missing beside this ";". Add it or remove the ";".'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'node-separator': {
    level: 'error',
    safe: true,
    message: ({ separator = '' }) =>
      separator === ''
        ? l10n.t('A blank does not separate nodes. Use "; ".')
        : l10n.t('"{0}" does not separate nodes. Use "; ".', separator),
    fix: (problem, text) =>
      problem.data?.['suggestion'] === '' ? [removeProblem(problem, text)] : replaceBySuggestion(problem),
  },
  'node-spacing': {
    level: 'hint',
    safe: true,
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
    safe: true,
    message: () => l10n.t('No node follows this ";".'),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'node-duplicate': {
    level: 'information',
    message: () => l10n.t('This node is already in the list. Leave it if that is meant.'),
  },
  'node-special-address': {
    level: 'warning',
    message: (data) => specialAddress(data),
  },
  'node-leading-zero': {
    level: 'error',
    message: ({ suggestion = '', read }) =>
      read === undefined
        ? l10n.t('A number with a leading zero is octal, and this is none. Write {0}.', suggestion)
        : l10n.t('A number with a leading zero is octal: this is {0}. Write {1}.', read, suggestion),
    fix: replaceBySuggestion,
  },
  'node-octet-range': {
    level: 'error',
    message: () => l10n.t('This is above 255, the largest number in an address.'),
  },
  'node-short-form': {
    level: 'error',
    message: ({ count = '', suggestion }) =>
      suggestion === undefined
        ? l10n.t('This has {0} of the 4 numbers of an address.', count)
        : l10n.t('This has {0} of the 4 numbers of an address, and may be read as {1}.', count, suggestion),
    fix: replaceBySuggestion,
  },
  'node-mask': {
    level: 'error',
    message: ({ tail }) =>
      tail === undefined
        ? l10n.t('This makes a network of it. Write the address of one node.')
        : l10n.t('"{0}" makes a network of it. Write the address of one node.', tail),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'node-port': {
    level: 'error',
    message: ({ tail }) =>
      tail === undefined
        ? l10n.t('A port does not belong here. Put it behind %s in REMOTE_URL.')
        : l10n.t('A port does not belong here. Put "{0}" behind %s in REMOTE_URL.', tail),
    fix: (problem, text) => [removeProblem(problem, text)],
  },
  'node-range': {
    level: 'error',
    message: () => l10n.t('A range of addresses is not understood. Write each address, separated by "; ".'),
    fix: replaceBySuggestion,
  },
  'node-ipv6': {
    level: 'error',
    message: () => l10n.t('This is an IPv6 address, which breaks the URL. Use the IPv4 address.'),
  },
  'node-host-name': {
    level: 'warning',
    message: () => l10n.t('This is a name, and a source node may not find it. Use an IPv4 address.'),
  },
  'node-unicode-digit': {
    level: 'error',
    safe: true,
    message: () => l10n.t('This has digits other than 0 to 9. Type them on a plain keyboard.'),
    fix: replaceBySuggestion,
  },
  'node-bad-address': {
    level: 'error',
    message: () => l10n.t('This is not an IPv4 address such as 10.60.102.11.'),
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

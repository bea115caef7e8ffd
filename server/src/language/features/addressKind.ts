import * as l10n from '@vscode/l10n';
import { parseIpAddress, type AddressCategory } from '../values/ipAddress';

/** What sort of address a text is, in words; undefined where it is none. */
export function addressKind(text: string): string | undefined {
  const address = parseIpAddress(text);
  switch (address.kind) {
    case 'v4':
      return l10n.t('IPv4 address, {0}', words[address.category]());
    case 'v6':
      return l10n.t('IPv6 address, {0}', words[ipv6Category(text)]());
    case 'none':
      return undefined;
  }
}

const words: Readonly<Record<AddressCategory, () => string>> = {
  unspecified: () => l10n.t('that of no machine (unspecified)'),
  broadcast: () => l10n.t('that of all machines of a network (broadcast)'),
  loopback: () => l10n.t('that of the machine itself (loopback)'),
  multicast: () => l10n.t('that of a group of machines (multicast)'),
  'link-local': () => l10n.t('known on one network link only (link-local)'),
  reserved: () => l10n.t('reserved'),
  private: () => l10n.t('of a private network'),
  global: () => l10n.t('public'),
};

/** The first that fits, for addresses as people write them. */
const IPV6: readonly (readonly [RegExp, AddressCategory])[] = [
  [/^[0:]+$/, 'unspecified'],
  [/^[0:]*:0*1$/, 'loopback'],
  [/^ff/i, 'multicast'],
  [/^fe[89ab]/i, 'link-local'],
  [/^f[cd]/i, 'private'],
];

function ipv6Category(text: string): AddressCategory {
  return IPV6.find(([form]) => form.test(text))?.[1] ?? 'global';
}

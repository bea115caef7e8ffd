import * as l10n from '@vscode/l10n';
import { rules } from '../rules/index';
import type { FtpUrl } from '../values/ftpUrl';
import { parseIpAddress } from '../values/ipAddress';
import { code } from './markdown';
import { oneLine } from './oneLine';

/** The parts of a URL, one a line, and the cluster that it leads to; of the password only what kind it is. */
export function describeUrl(url: FtpUrl, cluster: string | undefined): string | undefined {
  // Where a URL is broken, a part of the password may pass for another part.
  if (
    url.user === undefined ||
    !isHost(url.host.text) ||
    url.problems.some(({ rule }) => rules[rule].level === 'error')
  ) {
    return undefined;
  }
  return [
    ...(cluster === undefined ? [] : [l10n.t('Cluster: {0}', code(oneLine(cluster)))]),
    ...protocolLines(url),
    // Without a password, what passes for the user may be one whose colon is missing.
    ...(url.passwordKind === 'none' ? [] : [l10n.t('User: {0}', code(url.user.text))]),
    l10n.t('Password: {0}', passwordWords(url)),
    l10n.t('Host: {0}', url.host.text === '%s' ? l10n.t('each node in turn') : code(url.host.text)),
    url.port
      ? l10n.t('Port: {0}', code(url.port.text))
      : l10n.t('Port: none written; archive volumes are served on 2021'),
    ...(url.volume && isVolume(url.volume.text) ? [l10n.t('Volume: {0}', code(url.volume.text))] : []),
  ].join('  \n');
}

/** Only of schemes that are known: another word may be anything. */
function protocolLines({ scheme }: FtpUrl): readonly string[] {
  switch (scheme?.text.toLowerCase()) {
    case 'ftp':
      return [l10n.t('Protocol: FTP; password and data are not encrypted')];
    case 'ftps':
      return [l10n.t('Protocol: FTP over TLS, encrypted; the document shows ftp only')];
    default:
      return [];
  }
}

function isHost(text: string): boolean {
  return text === '%s' || parseIpAddress(text).kind === 'v4';
}

function isVolume(text: string): boolean {
  return /^[vr]\d{4}$/.test(text);
}

function passwordWords({ passwordKind, secret }: FtpUrl): string {
  switch (passwordKind) {
    case 'none':
      return l10n.t('none');
    case 'secret':
      return l10n.t('the secret {0}, filled in when the file is uploaded', code(secret?.name ?? ''));
    case 'placeholder':
      return l10n.t('a placeholder, to be replaced');
    case 'literal':
      return '••••••••';
  }
}

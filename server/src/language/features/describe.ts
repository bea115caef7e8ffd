import * as l10n from '@vscode/l10n';
import { rules } from '../rules/index';
import type { KeyName } from '../schema/keyNames';
import { keys, type ValueType } from '../schema/keys';
import { proposalsFor } from '../schema/proposals';
import { describeCron, parseCron } from '../values/cron';
import { parseFtpUrl, type FtpUrl } from '../values/ftpUrl';
import { parseIpAddress } from '../values/ipAddress';
import { parseNodeList } from '../values/nodeList';
import { code } from './markdown';

/** A value in words, as Markdown; undefined where there is nothing to add to what is written. Never a password. */
export function describeValue(key: KeyName, value: string): string | undefined {
  return describers[keys[key].valueType](value, key);
}

type Describer = (value: string, key: KeyName) => string | undefined;

const describers: Readonly<Record<ValueType, Describer>> = {
  databaseName: () => undefined,
  cron: describeSchedule,
  ftpUrl: (value) => describeUrl(parseFtpUrl(value)),
  nodeList: describeNodes,
  verbose: describeChoice,
  ssh: describeChoice,
};

/** A schedule that cannot be read has a problem that says why. */
function describeSchedule(value: string): string | undefined {
  const cron = parseCron(value);
  return cron.valid ? describeCron(cron) : undefined;
}

function describeNodes(value: string): string | undefined {
  const { nodes } = parseNodeList(value);
  switch (nodes.length) {
    case 0:
      return undefined;
    case 1:
      return l10n.t('One node of the other cluster');
    default:
      return l10n.t('{0} nodes of the other cluster', nodes.length);
  }
}

/** The words that completion shows beside the same value. */
function describeChoice(value: string, key: KeyName): string | undefined {
  return proposalsFor(key)
    .find(({ text }) => text === value.toLowerCase())
    ?.detail();
}

/** The parts of a URL, one a line; of the password only what kind it is. */
function describeUrl(url: FtpUrl): string | undefined {
  // Where a URL is broken, a part of the password may pass for another part.
  if (
    url.user === undefined ||
    !isHost(url.host.text) ||
    url.problems.some(({ rule }) => rules[rule].level === 'error')
  ) {
    return undefined;
  }
  return [
    // Without a password, what passes for the user may be one whose colon is missing.
    ...(url.passwordKind === 'none' ? [] : [l10n.t('User: {0}', code(url.user.text))]),
    l10n.t('Password: {0}', passwordWords(url)),
    l10n.t('Host: {0}', url.host.text === '%s' ? l10n.t('each node in turn') : code(url.host.text)),
    ...(url.port ? [l10n.t('Port: {0}', code(url.port.text))] : []),
    ...(url.volume && isVolume(url.volume.text) ? [l10n.t('Volume: {0}', code(url.volume.text))] : []),
  ].join('  \n');
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

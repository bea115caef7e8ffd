import * as l10n from '@vscode/l10n';
import { formatPublicKey, readPublicKeys } from '../exaoperation/sshKeys';

export type KeysCheck = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** The public keys of a text as they are uploaded, one per line, or what speaks against them. */
export function checkKeysForUpload(text: string): KeysCheck {
  const { keys, problems } = readPublicKeys(text);
  const problem = problems.find(({ severity }) => severity === 'error');
  if (problem) {
    const { line, message } = problem;
    return { ok: false, reason: l10n.t('The keys cannot be uploaded. Line {0}: {1}', line, message) };
  }
  return keys.length === 0
    ? { ok: false, reason: l10n.t('There is no public key in it. A key is one line that starts with ssh-rsa.') }
    : { ok: true, text: `${keys.map(formatPublicKey).join('\n')}\n` };
}

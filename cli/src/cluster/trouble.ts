import * as l10n from '@vscode/l10n';
import type { ExaError } from '../../../client/src/exaoperation/errors';
import type { Refusal } from '../result';

/** Why the cluster gives no answer, with the facts of a certificate that was not accepted. */
export function refusalOf({ message, remedy, certificate, expectedFingerprints }: ExaError): Refusal {
  const refusal = [message, remedy].filter((sentence) => sentence !== '').join(' ');
  if (certificate === undefined) {
    return { refusal };
  }
  const { subject, issuer, validFrom, validTo, fingerprint, selfSigned } = certificate;
  const facts = [
    l10n.t('Subject: {0}', subject),
    selfSigned ? l10n.t('Issuer: itself') : l10n.t('Issuer: {0}', issuer),
    l10n.t('Valid: {0} to {1}', validFrom, validTo),
    l10n.t('SHA-256: {0}', fingerprint),
  ];
  // Who pinned another one is not offered the new one to paste: a changed certificate is to be looked into.
  const last = expectedFingerprints
    ? expectedFingerprints.map((pin) => l10n.t('Pinned: {0}', pin))
    : [l10n.t('If this is its certificate, trust it with: {0}', `--fingerprint ${fingerprint}`)];
  return { refusal, details: [...facts, ...last] };
}

import * as vscode from 'vscode';
import type { Certificate } from '../exaoperation/certificate';
import { inspectCertificate } from '../exaoperation/trust';
import { Cancelled, UserError, type Parts } from './command';
import { asUserError } from './functions/plan';

/** What the person decided about a cluster's certificate. */
export type Trust =
  /** An authority that this machine trusts vouches for it. */
  | { readonly kind: 'verified'; readonly fingerprint: string }
  | { readonly kind: 'pinned'; readonly fingerprint: string }
  /** It could not be looked at, and the person goes on all the same. */
  | { readonly kind: 'unseen' };

export interface TrustQuestion {
  readonly name: string;
  readonly url: string;
  /** Fingerprints that are trusted now. */
  readonly fingerprints: readonly string[];
  /** Fingerprints that need no question, although they belong to other addresses of the cluster. */
  readonly accepted?: readonly string[];
  readonly timeoutSeconds: number;
  /** There is no use in going on without having seen the certificate. */
  readonly mustSee?: boolean;
  /** PEM of the authorities that vouch for this cluster. */
  readonly ca?: string;
}

/** Looks at a server's certificate, sends nothing else, and asks whether to trust one that cannot be verified. */
export async function askTrust(parts: Parts, question: TrustQuestion): Promise<Trust> {
  const { name, url } = question;
  if (url.startsWith('http:')) {
    await confirmPlain(parts, name);
    return { kind: 'unseen' };
  }
  const seen = await parts.ui.progress(vscode.l10n.t('Looking at the certificate of {0}', name), (_, signal) =>
    inspectCertificate(url, {
      name,
      timeoutMs: question.timeoutSeconds * 1000,
      signal,
      ...(question.ca === undefined ? {} : { ca: question.ca }),
    }),
  );
  if (!seen.ok) {
    if (seen.error.kind === 'cancelled') {
      throw new Cancelled();
    }
    if (question.mustSee) {
      throw asUserError(seen.error);
    }
    await confirmUnseen(parts, seen.error.message);
    return { kind: 'unseen' };
  }
  const { certificate, trusted, reason } = seen.value;
  if (trusted && question.fingerprints.length === 0) {
    return { kind: 'verified', fingerprint: certificate.fingerprint };
  }
  if ([...question.fingerprints, ...(question.accepted ?? [])].includes(certificate.fingerprint)) {
    return { kind: 'pinned', fingerprint: certificate.fingerprint };
  }
  await confirmCertificate(parts, question, certificate, reason);
  return { kind: 'pinned', fingerprint: certificate.fingerprint };
}

async function confirmCertificate(
  parts: Parts,
  { name, url, fingerprints }: TrustQuestion,
  certificate: Certificate,
  reason: string | undefined,
): Promise<void> {
  const changed = fingerprints.length > 0;
  const lines = [
    ...(reason ? [sentence(reason)] : []),
    vscode.l10n.t('Address: {0}', url),
    vscode.l10n.t('Subject: {0}', certificate.subject),
    vscode.l10n.t('Issuer: {0}', certificate.issuer),
    vscode.l10n.t('Valid: {0} to {1}', dateOf(certificate.validFrom), dateOf(certificate.validTo)),
    vscode.l10n.t('SHA-256: {0}', grouped(certificate.fingerprint)),
    ...fingerprints.map((old) => vscode.l10n.t('Trusted until now: {0}', grouped(old))),
    '',
    changed
      ? vscode.l10n.t(
          'Trust it only if you know that the certificate was replaced. Otherwise somebody may be listening.',
        )
      : vscode.l10n.t('Compare the SHA-256 with the one that EXAoperation shows on the machine itself.'),
  ];
  const confirmed = await parts.ui.confirm({
    message: changed
      ? vscode.l10n.t('{0} shows another certificate than the trusted one', name)
      : vscode.l10n.t('The certificate of {0} cannot be verified', name),
    detail: lines.join('\n'),
    action: vscode.l10n.t('Trust this certificate'),
  });
  if (!confirmed) {
    throw new Cancelled();
  }
}

async function confirmUnseen(parts: Parts, why: string): Promise<void> {
  const goOn = await parts.ui.confirm({
    message: why,
    detail: vscode.l10n.t(
      'Its certificate could not be looked at. You can go on now and use "Check certificate" later.',
    ),
    action: vscode.l10n.t('Go on anyway'),
  });
  if (!goOn) {
    throw new Cancelled();
  }
}

async function confirmPlain(parts: Parts, name: string): Promise<void> {
  const goOn = await parts.ui.confirm({
    message: vscode.l10n.t('{0} is reached without encryption', name),
    detail: vscode.l10n.t(
      'With http:// everybody on the way can read the password. Use https:// if the cluster offers it.',
    ),
    action: vscode.l10n.t('Use http anyway'),
  });
  if (!goOn) {
    throw new Cancelled();
  }
}

/** Reasons are written to follow a colon. */
function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** The day in a time of ISO 8601. */
function dateOf(time: string): string {
  return time.slice(0, 10);
}

/** Eight groups of eight digits, so that two people can read it to each other. */
function grouped(fingerprint: string): string {
  return (fingerprint.match(/.{1,8}/g) ?? []).join(' ');
}

/** Refuses to look at a certificate where there is none. */
export function requireHttps(url: string): void {
  if (!url.startsWith('https:')) {
    throw new UserError(vscode.l10n.t('{0} is not encrypted, so there is no certificate to check.', url));
  }
}

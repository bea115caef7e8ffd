import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import * as l10n from '@vscode/l10n';
import { isCertificates } from '../exaoperation/authorities';
import type { Result } from '../exaoperation/errors';
import type { ClusterConfig } from './config';

/** The authorities that a cluster's settings name, as PEM. An empty file would mean every authority, so it is refused. */
export async function readCaFile({ name, caFile }: ClusterConfig): Promise<Result<string | undefined>> {
  if (caFile === undefined) {
    return { ok: true, value: undefined };
  }
  if (!isAbsolute(caFile)) {
    return refused(l10n.t('{0}: the CA file {1} is not an absolute path.', name, caFile));
  }
  try {
    const pem = await readFile(caFile, 'utf8');
    return isCertificates(pem)
      ? { ok: true, value: pem }
      : refused(l10n.t('{0}: the CA file {1} holds no certificate (PEM).', name, caFile));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    return refused(l10n.t('{0}: the CA file {1} cannot be read ({2}).', name, caFile, code));
  }
}

function refused(message: string): Result<string | undefined> {
  const remedy = l10n.t('Correct caFile in the settings of this cluster.');
  return { ok: false, error: { kind: 'tls', message, remedy, outcomeUnknown: false } };
}

import * as l10n from '@vscode/l10n';
import type { ClusterConfig } from './config';
import { readSecretKey } from './fileSecrets';
import type { SavedSecret } from './savedSecrets';
import { passwordKey, readPasswordKey } from './secrets';

/** A file of the workspace with the names of the secrets that it refers to. */
export interface SecretUser {
  readonly label: string;
  /** URI of its workspace folder. */
  readonly folder: string;
  readonly names: readonly string[];
}

/** A saved secret in words; its value is not among them. */
export interface DescribedSecret extends SavedSecret {
  readonly name: string;
  readonly use: string;
}

/** Says of each saved secret what it is called and who uses it. What somebody else keeps there is left out. */
export function describeSecrets(
  saved: readonly SavedSecret[],
  clusters: readonly ClusterConfig[],
  files: readonly SecretUser[],
): readonly DescribedSecret[] {
  return saved.flatMap((secret) => {
    const words = describePassword(secret.key, clusters) ?? describeFileSecret(secret.key, files);
    return words ? [{ ...secret, ...words }] : [];
  });
}

type Words = Pick<DescribedSecret, 'name' | 'use'>;

function describePassword(key: string, clusters: readonly ClusterConfig[]): Words | undefined {
  const login = readPasswordKey(key);
  if (!login) {
    return undefined;
  }
  const users = clusters.filter((cluster) => passwordKey(cluster) === key).map(({ name }) => name);
  return {
    name: l10n.t('Password of {0} at {1}', login.user, login.origins.join(', ')),
    use:
      users.length > 0
        ? l10n.t('used by {0}', users.join(', '))
        : l10n.t('not used: no cluster has this address, user and certificate'),
  };
}

function describeFileSecret(key: string, files: readonly SecretUser[]): Words | undefined {
  const secret = readSecretKey(key);
  if (!secret) {
    return undefined;
  }
  const users = files.filter(({ folder, names }) => folder === secret.folder && names.includes(secret.name));
  return {
    name: l10n.t('Secret {0} of {1}', secret.name, secret.folder),
    use:
      users.length > 0
        ? l10n.t('used by {0}', users.map(({ label }) => label).join(', '))
        : l10n.t('no file that is open here uses it'),
  };
}

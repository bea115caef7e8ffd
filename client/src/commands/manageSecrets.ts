import * as vscode from 'vscode';
import { describeSecrets, type DescribedSecret } from '../clusters/secretUses';
import { secretNames } from '../procedure/uploadCheck';
import type { Choice } from '../ui';
import { answered, type Command, type Parts } from './command';

/** Lists the saved secrets by name, with who uses them and since when; removes one, or all. Their values stay unseen. */
export const manageSecrets: Command = {
  id: 'backupSync.secrets.manage',
  async run(parts) {
    const secrets = await listSecrets(parts);
    if (secrets.length === 0) {
      void parts.ui.inform(vscode.l10n.t('No secret is saved.'));
      return;
    }
    const title = vscode.l10n.t('Secrets');
    const chosen = answered(await parts.ui.pick(title, vscode.l10n.t('Which one is to go?'), choicesOf(secrets)));
    if (await isConfirmed(parts, chosen)) {
      await remove(parts, chosen);
      void parts.ui.inform(vscode.l10n.t('Removed: {0}', namesOf(chosen).join('; ')));
    }
  },
};

async function listSecrets(parts: Parts): Promise<readonly DescribedSecret[]> {
  const files = (await parts.files.candidates()).map(({ label, folder, text }) => ({
    label,
    folder,
    names: secretNames(text),
  }));
  return describeSecrets(await parts.savedSecrets.list(), parts.registry.list(), files);
}

function choicesOf(secrets: readonly DescribedSecret[]): readonly Choice<readonly DescribedSecret[]>[] {
  return [
    ...secrets.map((secret) => ({
      label: secret.name,
      description: secret.use,
      detail: describeDate(secret.setAt),
      value: [secret],
    })),
    ...(secrets.length > 1 ? [{ label: vscode.l10n.t('Remove all {0}', secrets.length), value: secrets }] : []),
  ];
}

function describeDate(setAt: string | undefined): string {
  return setAt === undefined
    ? vscode.l10n.t('set at an unknown time')
    : vscode.l10n.t('set on {0}', new Date(setAt).toLocaleString(vscode.env.language));
}

function isConfirmed(parts: Parts, secrets: readonly DescribedSecret[]): Promise<boolean> {
  const [only] = secrets;
  return parts.ui.confirm({
    message:
      secrets.length === 1 && only
        ? vscode.l10n.t('Remove the secret "{0}"?', only.name)
        : vscode.l10n.t('Remove all {0} saved secrets?', secrets.length),
    detail: secrets.map(({ name, use }) => `${name}: ${use}`).join('\n'),
    action: vscode.l10n.t('Remove'),
  });
}

async function remove(parts: Parts, secrets: readonly DescribedSecret[]): Promise<void> {
  for (const { key } of secrets) {
    // Also where it is a file's: whoever listens compares the key.
    await parts.passwords.forgetKey(key);
  }
}

function namesOf(secrets: readonly DescribedSecret[]): readonly string[] {
  return secrets.map(({ name }) => name);
}

import * as vscode from 'vscode';
import { sameName, type ClusterConfig } from '../../clusters/config';
import type { WorkspaceFile } from '../../files';
import { connectionsIn } from '../../procedure/connections';
import { asPrinted } from '../../procedure/passwords';
import { checkUpload, secretNames, type KnownSides } from '../../procedure/uploadCheck';
import { settings } from '../../settings';
import { answered, Cancelled, UserError, type Parts } from '../command';
import type { Argument } from './argument';
import type { FunctionRequest } from './plan';

/** Asks which Connection file; the one in the active editor comes first. */
export async function chooseConfig(parts: Parts, title: string): Promise<WorkspaceFile> {
  const active = parts.files.active();
  const found = (await parts.files.candidates()).filter((file) => connectionsIn([file]).length > 0);
  const files = active ? [active, ...found.filter((file) => file.uri !== active.uri)] : found;
  if (files.length === 0) {
    throw new UserError(vscode.l10n.t('There is no Connection file in the workspace. Create one first.'));
  }
  const choices = files.map((file) => ({ label: file.label, description: describe(file), value: file }));
  const chosen = answered(await parts.ui.pick(title, vscode.l10n.t('Which file?'), choices));
  return parts.files.read(chosen.uri);
}

/** What is sent for a file, with its secrets filled in. Throws what speaks against it; asks for secrets only if it may. */
export async function prepareConfig(
  parts: Parts,
  cluster: ClusterConfig,
  file: WorkspaceFile,
  { mayAsk }: { readonly mayAsk: boolean },
): Promise<Argument> {
  const { secrets, asked } = await collectSecrets(parts, file, mayAsk);
  const sides = knownSides(cluster, vscode.Uri.parse(file.uri));
  const checked = checkUpload({ text: file.text, cluster: cluster.name, sides, secrets });
  if (checked.ok) {
    // Not before: a mistyped one would be used again and again.
    for (const [name, value] of asked) {
      await parts.fileSecrets.keep(file.folder, name, value);
    }
    return { text: checked.text, shown: `(${file.label}, ${describe(file)})`, secrets: asPrinted(checked.secrets) };
  }
  const message = refusal(cluster, file, checked.reasons);
  const again = vscode.l10n.t('Type the secrets again');
  if (!mayAsk || secrets.size === 0) {
    throw new UserError(message);
  }
  if ((await parts.ui.fail(message, again)) !== again) {
    throw new Cancelled();
  }
  await forgetSecrets(parts, file);
  return prepareConfig(parts, cluster, file, { mayAsk });
}

/** Forgets the values of all secrets that a file refers to; the next upload asks for them. */
export async function forgetSecrets(parts: Parts, file: WorkspaceFile): Promise<readonly string[]> {
  const names = secretNames(file.text);
  for (const name of names) {
    await parts.fileSecrets.forget(file.folder, name);
  }
  return names;
}

function refusal(cluster: ClusterConfig, file: WorkspaceFile, [first = '', ...rest]: readonly string[]): string {
  return rest.length === 0
    ? vscode.l10n.t('{0} cannot be uploaded to {1}. {2}', file.label, cluster.name, first)
    : vscode.l10n.t('{0} cannot be uploaded to {1}. {2} ({3} more)', file.label, cluster.name, first, rest.length);
}

/** The same check for a text that a program passes; secrets are not filled in, as no folder is known. */
export function checkGivenConfig(cluster: ClusterConfig, text: string): Pick<FunctionRequest, 'argument' | 'secrets'> {
  const checked = checkUpload({ text, cluster: cluster.name, sides: knownSides(cluster), secrets: new Map() });
  if (!checked.ok) {
    throw new UserError(
      vscode.l10n.t('The configuration cannot be uploaded to {0}. {1}', cluster.name, checked.reasons.join(' ')),
    );
  }
  return { argument: checked.text, secrets: asPrinted(checked.secrets) };
}

/** The sides that `backupSync.connections` gives a cluster. */
function knownSides(cluster: ClusterConfig, scope?: vscode.Uri): KnownSides {
  const sides = new Map<string, 'client' | 'server'>();
  for (const { name, client, server } of settings.connections(scope)) {
    if (sameName(client, cluster.name)) {
      sides.set(name, 'client');
    } else if (sameName(server, cluster.name)) {
      sides.set(name, 'server');
    }
  }
  return sides;
}

async function collectSecrets(
  parts: Parts,
  file: WorkspaceFile,
  mayAsk: boolean,
): Promise<{ readonly secrets: ReadonlyMap<string, string>; readonly asked: ReadonlyMap<string, string> }> {
  const secrets = new Map<string, string>();
  const asked = new Map<string, string>();
  for (const name of secretNames(file.text)) {
    const kept = await parts.fileSecrets.get(file.folder, name);
    const value = kept ?? (mayAsk ? await askSecret(parts, file, name) : undefined);
    if (value !== undefined) {
      secrets.set(name, value);
    }
    if (value !== undefined && kept === undefined) {
      asked.set(name, value);
    }
  }
  return { secrets, asked };
}

async function askSecret(parts: Parts, file: WorkspaceFile, name: string): Promise<string> {
  return answered(
    await parts.ui.ask({
      title: vscode.l10n.t('Upload configuration'),
      prompt: vscode.l10n.t('Value of the secret {0} in {1}. It is kept for this folder only.', name, file.label),
      password: true,
      validate: (answer) => (answer === '' ? vscode.l10n.t('Type the value.') : undefined),
    }),
  );
}

function describe(file: WorkspaceFile): string {
  return connectionsIn([file])
    .map(({ name, places }) => `${name} (${places.map(({ side }) => side ?? '?').join(', ')})`)
    .join(', ');
}

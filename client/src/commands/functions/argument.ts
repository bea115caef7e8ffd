import * as vscode from 'vscode';
import { connectionsIn, type KnownConnection } from '../../procedure/connections';
import { checkKeysForUpload } from '../../procedure/keysCheck';
import type { Choice } from '../../ui';
import { answered, UserError, type Parts } from '../command';

/** An argument for a function, and how a question shows it. */
export interface Argument {
  readonly text: string;
  readonly shown: string;
  /** Passwords in the text. */
  readonly secrets?: readonly string[];
}

type ConnectionChoice =
  { readonly kind: 'named'; readonly name: string } | { readonly kind: 'typed' } | { readonly kind: 'all' };

/** The connection that a code lens stands above, if it passed its name. */
export function namedConnection(entry: unknown): Argument | undefined {
  return typeof entry === 'string' && NAME.test(entry) ? { text: entry, shown: entry } : undefined;
}

const NAME = /^\S+$/;

/** Asks which connection: one that the workspace's files describe, a typed name, or (where it may be) all of them. */
export async function chooseConnection(parts: Parts, title: string, { allowAll = false } = {}): Promise<Argument> {
  const known = connectionsIn(await parts.files.candidates());
  const choices: Choice<ConnectionChoice>[] = [
    ...known.map((connection): Choice<ConnectionChoice> => ({
      label: connection.name,
      description: describePlaces(connection),
      value: { kind: 'named', name: connection.name },
    })),
    { label: vscode.l10n.t('Type a name…'), value: { kind: 'typed' } },
  ];
  if (allowAll) {
    choices.push({
      label: vscode.l10n.t('All connections'),
      description: vscode.l10n.t('asks for the name of the cluster'),
      value: { kind: 'all' },
    });
  }
  const chosen = answered(await parts.ui.pick(title, vscode.l10n.t('Which connection?'), choices));
  switch (chosen.kind) {
    case 'named':
      return { text: chosen.name, shown: chosen.name };
    case 'typed':
      return typedConnection(parts, title);
    case 'all':
      return { text: '', shown: '' };
  }
}

async function typedConnection(parts: Parts, title: string): Promise<Argument> {
  const name = answered(
    await parts.ui.ask({
      title,
      prompt: vscode.l10n.t('Name of the connection, as in its files'),
      placeholder: 'Connection1',
      validate: (answer) =>
        NAME.test(answer) ? undefined : vscode.l10n.t('Type the name of a connection, without blanks.'),
    }),
  );
  return { text: name, shown: name };
}

function describePlaces({ places }: KnownConnection): string {
  return places.map(({ side, label }) => (side ? `${side}: ${label}` : label)).join(', ');
}

/** Asks which public keys: those that were created in this window, or a file. */
export async function chooseKeys(parts: Parts, title: string): Promise<Argument> {
  const sets = parts.keys.list();
  const choices: Choice<Argument | 'file'>[] = [
    ...sets.map(({ cluster, connection, lines }) => ({
      label: vscode.l10n.t('{0} keys of {1}', lines.size, cluster),
      description: vscode.l10n.t('created for {0}: {1}', connection, [...lines.keys()].join(', ')),
      value: {
        text: `${[...lines.values()].join('\n')}\n`,
        shown: vscode.l10n.t('({0} keys of {1} for {2})', lines.size, cluster, connection),
      },
    })),
    { label: vscode.l10n.t('From a file…'), description: vscode.l10n.t('one public key per line'), value: 'file' },
  ];
  const chosen =
    sets.length === 0 ? 'file' : answered(await parts.ui.pick(title, vscode.l10n.t('Which keys?'), choices));
  if (chosen !== 'file') {
    return chosen;
  }
  const file = answered(await parts.files.choose(title, vscode.l10n.t('Upload these keys')));
  return { text: checkKeys(file.text), shown: `(${file.label})` };
}

/** The keys as they are uploaded, one per line; throws what is wrong with them. */
export function checkKeys(text: string): string {
  const checked = checkKeysForUpload(text);
  if (!checked.ok) {
    throw new UserError(checked.reason);
  }
  return checked.text;
}

import * as vscode from 'vscode';
import { UserError } from '../command';

type Given = Readonly<Record<string, unknown>>;

/** A text of an argument object, or undefined where it is left out. Throws where it is something else. */
export function optionalText(given: Given, field: string): string | undefined {
  const value = given[field];
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  throw new UserError(vscode.l10n.t('"{0}" must be a text.', field));
}

export function requiredText(given: Given, field: string): string {
  const value = optionalText(given, field);
  if (value === undefined || value === '') {
    throw new UserError(vscode.l10n.t('The argument needs "{0}".', field));
  }
  return value;
}

/** True or false; false where it is left out. */
export function flag(given: Given, field: string): boolean {
  const value = given[field] ?? false;
  if (typeof value === 'boolean') {
    return value;
  }
  throw new UserError(vscode.l10n.t('"{0}" is true or false.', field));
}

/** Names of nodes, or undefined for all. An empty list would do nothing and is a mistake. */
export function nodeNames(value: unknown): readonly string[] | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (Array.isArray(value) && value.length > 0 && value.every((item): item is string => typeof item === 'string')) {
    return value;
  }
  throw new UserError(vscode.l10n.t('"nodes" must be a list of names such as n0011. Leave it out for all nodes.'));
}
